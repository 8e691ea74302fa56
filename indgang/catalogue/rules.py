"""Who may do what with the catalogue. ``user`` is whoever is signed in."""

from __future__ import annotations

from django.db.models import Q

from indgang.catalogue.models import Catalogue, Task
from indgang.people.models import Colleague, Role, Unit, User
from indgang.people.rules import leads, leads_any


def keeps_all_catalogues(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR)


def may_create_catalogue(user: User) -> bool:
    return keeps_all_catalogues(user)


def may_edit_catalogue(user: User, catalogue: Catalogue) -> bool:
    """Those who keep all catalogues, the person who answers for this one, and its web editor."""
    named = (catalogue.owner_id, catalogue.web_editor_id)
    return keeps_all_catalogues(user) or (user.colleague_id is not None and user.colleague_id in named)


def may_create_task(user: User, catalogue: Catalogue, answering_unit: Unit | None) -> bool:
    """A leader may add tasks that their own units answer for."""
    return may_edit_catalogue(user, catalogue) or (answering_unit is not None and leads(user, answering_unit))


def may_create_some_task(user: User) -> bool:
    return keeps_all_catalogues(user) or leads_any(user) or _keeps_one(user.colleague)


def _keeps_one(colleague: Colleague | None) -> bool:
    return (
        colleague is not None
        and Catalogue.objects.filter(Q(owner=colleague) | Q(web_editor=colleague)).exists()
    )


def may_edit_task(user: User, task: Task) -> bool:
    return may_create_task(user, task.catalogue, task.answering_unit)


def may_confirm_task(user: User, task: Task) -> bool:
    """Those who do it know best whether it still holds."""
    does_it = (
        user.colleague_id is not None
        and task.responsibilities.filter(colleague_id=user.colleague_id).exists()
    )
    return does_it or may_edit_task(user, task)


def may_edit_situations(user: User) -> bool:
    return keeps_all_catalogues(user)


def may_import_kle(user: User) -> bool:
    return keeps_all_catalogues(user)


def may_settle_questions(user: User) -> bool:
    """What was asked concerns whoever keeps a catalogue: all of them, or one."""
    return keeps_all_catalogues(user) or _keeps_one(user.colleague)


def may_edit_words(user: User) -> bool:
    """The lexicon and the other doors touch every catalogue's answers."""
    return keeps_all_catalogues(user)


def may_see_gaps(user: User) -> bool:
    return user.has_role(Role.SECRETARY) or may_create_some_task(user)
