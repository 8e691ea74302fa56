from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import Colleague, Membership, Unit, User
from indgang.people.rules import audience_of, may_create_colleague, may_edit_colleague, may_edit_contact_card
from indgang.shared.refusals import Refused


class UnableToWriteColleague(Refused):
    """The colleague was not added or changed."""


class ContactCardValues(TypedDict, total=False):
    """What colleagues may change about themselves."""

    phone: str
    mobile: str
    mail: str
    place: str
    working_hours: str
    ask_about: str
    name_visibility: str
    title_visibility: str
    phone_visibility: str
    mobile_visibility: str
    mail_visibility: str
    place_visibility: str
    working_hours_visibility: str
    ask_about_visibility: str
    picture_visibility: str


class ColleagueValues(ContactCardValues, total=False):
    """What their leader and those who keep the catalogue may change as well."""

    name: str
    title: str
    leaving_date: date | None


def create_colleague(*, values: ColleagueValues, units: Sequence[Unit], by: User) -> Colleague:
    """Adds a colleague to one or more units; the first is the main one."""
    if not units:
        raise UnableToWriteColleague(_("Choose the unit the colleague works in."), field="main_unit")
    if not may_create_colleague(by, units[0]):
        raise UnableToWriteColleague(_("You may only add colleagues to units you lead."), field="main_unit")
    colleague = Colleague()
    with transaction.atomic():
        changes = apply_values(target=colleague, values=values)
        colleague.save()
        changes |= place_in_units(colleague=colleague, units=units)
        record_event(area="people", act="create_colleague", target=colleague, by=by, changes=changes)
    return colleague


def edit_colleague(
    *, colleague: Colleague, values: ColleagueValues, by: User, units: Sequence[Unit] | None = None
) -> Colleague:
    if not may_edit_colleague(by, colleague):
        raise UnableToWriteColleague(
            _("Only the colleague's leader and those who keep the catalogue may change this.")
        )
    if units is not None and not units:
        raise UnableToWriteColleague(_("Choose the unit the colleague works in."), field="main_unit")
    with transaction.atomic():
        changes = apply_values(target=colleague, values=values)
        if changes:
            colleague.save()
        changes |= place_in_units(colleague=colleague, units=units) if units is not None else {}
        if changes:
            record_event(area="people", act="edit_colleague", target=colleague, by=by, changes=changes)
    return colleague


def edit_contact_card(*, colleague: Colleague, values: ContactCardValues, by: User) -> Colleague:
    if not may_edit_contact_card(by, colleague):
        raise UnableToWriteColleague(_("Only the colleague and their leader may change the contact card."))
    if _hidden_from(by, colleague) & values.keys():
        raise UnableToWriteColleague(_("What is hidden from you is not yours to change."))
    with transaction.atomic():
        changes = apply_values(target=colleague, values=values)
        if changes:
            colleague.save()
            record_event(area="people", act="edit_contact_card", target=colleague, by=by, changes=changes)
    return colleague


def _hidden_from(user: User, colleague: Colleague) -> set[str]:
    """The fields of the card that the user may not see, each with the choice of who sees it."""
    audience = audience_of(user, colleague)
    fields = (*Colleague.SHOWN_FIELDS, "picture")
    hidden = [field for field in fields if not audience.may_see(getattr(colleague, f"{field}_visibility"))]
    return {*hidden, *(f"{field}_visibility" for field in hidden)}


def place_in_units(*, colleague: Colleague, units: Sequence[Unit]) -> dict[str, tuple[Any, Any]]:
    """Makes the memberships just these, the first the main one, inside the caller's transaction."""
    stand = list(colleague.memberships.select_related("unit"))
    before, wanted = [membership.unit for membership in stand], list(dict.fromkeys(units))
    main = next((membership.unit for membership in stand if membership.is_main), None)
    if main == wanted[0] and set(before) == set(wanted):
        return {}
    colleague.memberships.all().delete()
    for position, unit in enumerate(wanted):
        Membership.objects.create(colleague=colleague, unit=unit, is_main=position == 0)
    return {"units": (", ".join(map(str, before)), ", ".join(map(str, wanted)))}
