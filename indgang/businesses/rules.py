"""Who may do what with the companies. ``user`` is whoever is signed in; whoever uses the desk sees all of them."""

from __future__ import annotations

from collections.abc import Mapping

from indgang.businesses.models import Conversation
from indgang.people.models import Role, User
from indgang.people.rules import leads_any
from indgang.people.staff_files.cells import holds_person_number


def may_edit_businesses(user: User) -> bool:
    """The companies, their contacts and places, and who is their fixed contact person."""
    return user.has_role(Role.ENTRANCE, Role.CATALOGUE_EDITOR, Role.ADMINISTRATOR) or leads_any(user)


def may_import_businesses(user: User) -> bool:
    return user.has_role(Role.ENTRANCE, Role.ADMINISTRATOR)


def may_remove_conversation(user: User, conversation: Conversation) -> bool:
    """Only what was noted by hand: the rest is told by the area it belongs to."""
    return conversation.is_noted_by_hand and may_edit_businesses(user)


def field_with_person_number(values: Mapping[str, object]) -> str:
    """The first text that holds what looks like a civil registration number; empty where none does."""
    return next((name for name, text in values.items() if holds_person_number(str(text))), "")
