"""People at the companies. Who is removed is forgotten in the history as well."""

from __future__ import annotations

from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.businesses.actions.indexing import make_findable
from indgang.businesses.models import Business, BusinessContact
from indgang.businesses.rules import field_with_person_number, may_edit_businesses
from indgang.history.actions.changing import apply_values
from indgang.history.actions.forgetting import forget_events_of
from indgang.history.actions.recording import record_event
from indgang.people.models import User
from indgang.shared.refusals import Refused


class UnableToKeepContact(Refused):
    """The contact was not added, changed or removed."""


class ContactValues(TypedDict, total=False):
    name: str
    title: str
    phone: str
    mail: str


def add_contact(*, business: Business, values: ContactValues, by: User) -> BusinessContact:
    return _write(BusinessContact(business=business), "add_contact", values, by)


def edit_contact(*, contact: BusinessContact, values: ContactValues, by: User) -> BusinessContact:
    return _write(contact, "edit_contact", values, by)


def remove_contact(*, contact: BusinessContact, by: User) -> None:
    """That one was removed is told of the company, without saying whom."""
    _refuse_others(by)
    with transaction.atomic():
        forget_events_of(target_keys=[contact.history_key])
        contact.delete()
        make_findable(businesses=[contact.business])
        record_event(area="businesses", act="remove_contact", target=contact.business, by=by)


def _write(contact: BusinessContact, act: str, values: ContactValues, by: User) -> BusinessContact:
    _refuse_others(by)
    if field := field_with_person_number(values):
        raise UnableToKeepContact(
            _("This looks like a civil registration number. Remove it; it must not be kept here."),
            field=field,
        )
    with transaction.atomic():
        changes = apply_values(target=contact, values=values)
        if changes:
            contact.save()
            make_findable(businesses=[contact.business])
            record_event(area="businesses", act=act, target=contact, by=by, changes=changes)
    return contact


def _refuse_others(by: User) -> None:
    if not may_edit_businesses(by):
        raise UnableToKeepContact(
            _("Only the entrance, leaders, catalogue editors and administrators may change companies.")
        )
