from __future__ import annotations

from datetime import date
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.businesses.actions.indexing import make_findable
from indgang.businesses.models import Business
from indgang.businesses.numbers import is_cvr
from indgang.businesses.rules import field_with_person_number, may_edit_businesses
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import Colleague, User
from indgang.shared.refusals import Refused


class UnableToKeepBusiness(Refused):
    """The company was not written down or changed."""


class BusinessValues(TypedDict, total=False):
    name: str
    cvr: str
    size: str
    industry_code: str
    industry_text: str
    town: str
    is_rural: bool
    phone: str
    mail: str
    website: str


def create_business(*, values: BusinessValues, by: User) -> Business:
    _refuse_others(by)
    business = Business()
    _refuse_faulty(business, values)
    with transaction.atomic():
        changes = apply_values(target=business, values=values)
        business.save()
        make_findable(businesses=[business])
        record_event(area="businesses", act="create_business", target=business, by=by, changes=changes)
    return business


def edit_business(*, business: Business, values: BusinessValues, by: User) -> Business:
    _refuse_others(by)
    _refuse_faulty(business, values)
    with transaction.atomic():
        changes = apply_values(target=business, values=values)
        if changes:
            business.save(update_fields=list(changes))
            make_findable(businesses=[business])
            record_event(area="businesses", act="edit_business", target=business, by=by, changes=changes)
    return business


def end_business(*, business: Business, ended_date: date | None, by: User) -> Business:
    """Says from which day the company is no more; without a day it is again. It is never deleted."""
    _refuse_others(by)
    _change(business, "end_business", {"ended_date": ended_date}, by)
    return business


def choose_contact_person(
    *, business: Business, contact_person: Colleague | None, by: User, today: date
) -> Business:
    """The colleague who knows the company, and whom it knows; nobody is a choice too."""
    _refuse_others(by)
    if contact_person is not None and contact_person.has_left(today):
        raise UnableToKeepBusiness(
            _("%(name)s does not work here any more. Choose somebody else.") % {"name": contact_person.name},
            field="contact_person",
        )
    _change(business, "choose_contact_person", {"contact_person": contact_person}, by)
    return business


def _change(business: Business, act: str, values: dict[str, object], by: User) -> None:
    with transaction.atomic():
        changes = apply_values(target=business, values=values)
        if changes:
            business.save(update_fields=list(changes))
            record_event(area="businesses", act=act, target=business, by=by, changes=changes)


def _refuse_others(by: User) -> None:
    if not may_edit_businesses(by):
        raise UnableToKeepBusiness(
            _("Only the entrance, leaders, catalogue editors and administrators may change companies.")
        )


def _refuse_faulty(business: Business, values: BusinessValues) -> None:
    cvr = values.get("cvr", "")
    if cvr and not is_cvr(cvr):
        raise UnableToKeepBusiness(
            _("This is not a CVR number: the check digit does not fit. Is one digit wrong?"), field="cvr"
        )
    other = Business.objects.filter(cvr=cvr).exclude(pk=business.pk).first() if cvr else None
    if other is not None:
        raise UnableToKeepBusiness(
            _("%(name)s has that CVR number already.") % {"name": other.name}, field="cvr"
        )
    if field := field_with_person_number(values):
        raise UnableToKeepBusiness(
            _("This looks like a civil registration number. Remove it; it must not be kept here."),
            field=field,
        )
