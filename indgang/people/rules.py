"""Who may do what with the municipality, its units and its colleagues. ``user`` is whoever is signed in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from indgang.people.models import Audience, Colleague, Municipality, Role, Unit, User


def may_use_desk(user: User, today: date) -> bool:
    """Whoever was let in, until they are shut out or have left."""
    return user.is_active and not (user.colleague and user.colleague.has_left(today))


def leads(user: User, unit: Unit) -> bool:
    """A leader leads the unit and all below it."""
    return any(above.pk in user.led_unit_ids for above in unit.with_all_above())


def leads_any(user: User) -> bool:
    return bool(user.led_unit_ids)


def is_leader_of(user: User, colleague: Colleague) -> bool:
    return leads_any(user) and any(leads(user, m.unit) for m in colleague.memberships.select_related("unit"))


def is_self(user: User, colleague: Colleague) -> bool:
    return user.colleague_id is not None and user.colleague_id == colleague.pk


def may_edit_municipality(user: User, municipality: Municipality | None) -> bool:
    if user.has_role(Role.ADMINISTRATOR):
        return True
    keepers = (municipality.home_page_owner_id, municipality.web_editor_id) if municipality else ()
    return user.colleague_id is not None and user.colleague_id in keepers


def may_edit_unit(user: User, unit: Unit) -> bool:
    return user.has_role(Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR) or leads(user, unit)


def may_create_unit(user: User, parent: Unit | None) -> bool:
    return user.has_role(Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR) or (
        parent is not None and leads(user, parent)
    )


def may_edit_some_unit(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR) or leads_any(user)


def may_edit_colleague(user: User, colleague: Colleague) -> bool:
    """Units, title, leaving: the colleague's leader and those who keep the catalogue."""
    return user.has_role(Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR) or is_leader_of(user, colleague)


def may_create_colleague(user: User, unit: Unit) -> bool:
    return may_edit_unit(user, unit)


def may_edit_contact_card(user: User, colleague: Colleague) -> bool:
    """Numbers, hours, what to ask about, and to whom each is shown: also the colleague.

    A field that is hidden from ``audience_of`` the user is not theirs to change either.
    """
    return is_self(user, colleague) or may_edit_colleague(user, colleague)


def may_change_picture(user: User, colleague: Colleague) -> bool:
    """Consent is one's own: nobody else can give it."""
    return is_self(user, colleague)


def may_note_absence(user: User, colleague: Colleague) -> bool:
    """The entrance hears first that somebody is away."""
    return user.has_role(Role.ENTRANCE) or may_edit_contact_card(user, colleague)


def may_give_roles(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR)


def may_import_people(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR)


def may_see_all_history(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR, Role.SECRETARY)


def may_see_to_post(user: User) -> bool:
    """See what mail has not left, to whom it was to go, and let it be tried again; never what it says."""
    return user.has_role(Role.ADMINISTRATOR, Role.SECRETARY)


def audience_of(user: User, colleague: Colleague) -> Audience:
    """How much of the colleague's card this user may see at the desk."""
    if is_self(user, colleague) or user.has_role(Role.ADMINISTRATOR) or is_leader_of(user, colleague):
        return Audience.CLOSE
    return Audience.COLLEAGUE


def audience_in_list(user: User, colleague: Colleague, units_led: Collection[int]) -> Audience:
    """The same where many are shown: with the ids of all units the user leads, and the memberships read along."""
    is_led = bool(units_led) and any(row.unit_id in units_led for row in colleague.memberships.all())
    is_close = is_self(user, colleague) or user.has_role(Role.ADMINISTRATOR) or is_led
    return Audience.CLOSE if is_close else Audience.COLLEAGUE


def may_see_colleague(user: User, colleague: Colleague) -> bool:
    """Whoever keeps even their name to themselves is not there for others."""
    return audience_of(user, colleague).may_see(colleague.name_visibility)


def may_see_leavers(user: User) -> bool:
    return may_edit_some_unit(user)
