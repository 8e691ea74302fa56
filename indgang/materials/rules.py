"""Who may do what with materials and outside dates. ``by`` is whoever acts: somebody signed in, or Indgang itself."""

from __future__ import annotations

from indgang.history.actions.recording import Actor
from indgang.people.models import Role, User
from indgang.people.queries import the_municipality


def may_keep_materials(by: Actor) -> bool:
    """Put in and change materials and outside dates: the home page's web editor, the secretary, administrators."""
    if not isinstance(by, User) or by.has_role(Role.ADMINISTRATOR, Role.SECRETARY):
        return True
    municipality = the_municipality()
    return (
        by.colleague_id is not None
        and municipality is not None
        and municipality.web_editor_id == by.colleague_id
    )


def may_hand_out(by: Actor) -> bool:
    """Whoever stands with the brochure in their hand notes it."""
    return not isinstance(by, User) or by.is_active
