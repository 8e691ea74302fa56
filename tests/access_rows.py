"""Who is who in the small municipality, and what a page or an act expects of each of them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.hvidklit import WHO

NOBODY: frozenset[str] = frozenset()
OUTSIDE = frozenset({"anonymous", "shut_out"})
COLLEAGUES = frozenset(WHO) - {"shut_out", "left"}
ADMINISTRATOR = frozenset({"administrator"})
EDITORS = ADMINISTRATOR | {"editor"}
BUILDING = EDITORS | {"leader"}  # those who may change what belongs to Byg og Miljø
LEADERS = EDITORS | {"leader", "other_leader"}
KEEPERS = LEADERS | {"entrance"}  # of the companies
IMPORTERS = ADMINISTRATOR | {"entrance"}
KARLA = frozenset({"karla"})
KEEPERS_OF_DUTY = frozenset({"karla", "leader", "secretary", "administrator"})  # Karla's, of Byg og Miljø
SEE_ENQUIRY = frozenset(
    {"karla", "leader", "entrance", "secretary", "administrator"}
)  # Karla's, of Byg og Miljø
PLANNERS = frozenset({"secretary", "administrator"})
KEEPERS_OF_GATHERING = PLANNERS | KARLA  # whom she stands in at, and whose task it is
ORGANISERS = ADMINISTRATOR | {"secretary", "entrance"}  # of the gathering that Inga sees to
KEEPERS_OF_MATERIALS = PLANNERS | {"editor"}  # who is the home page's web editor
OWNER = frozenset({"secretary"})  # answers for the catalogue and for the home page

Expected = set[int]


@dataclass(frozen=True)
class Page:
    """Who may see it, what somebody in meets by GET and by POST; whoever may not meets 403, or the sign-in page.

    ``refused`` is 404 where whoever may not see a thing must not learn that it is there.
    """

    seen_by: frozenset[str]
    get: frozenset[int] = frozenset({200})
    post: frozenset[int] = frozenset({200, 405})
    refused_post: frozenset[int] = frozenset({403})
    refused: int = 403


def form(seen_by: frozenset[str]) -> Page:
    """An empty form is refused (422), or there was nothing to refuse (302)."""
    return Page(seen_by, post=frozenset({200, 302, 422}))


def act(done_by: frozenset[str]) -> Page:
    return Page(done_by, get=frozenset({405}), post=frozenset({302, 422}))


def act_on_enquiry() -> Page:
    """By those who see the enquiry; of the others nobody learns that it is there."""
    hidden = frozenset({403, 404})
    return Page(
        SEE_ENQUIRY, get=frozenset({405}), post=frozenset({302, 404, 422}), refused=404, refused_post=hidden
    )


def act_of_the_two(done_by: frozenset[str]) -> Page:
    """By those it concerns; nobody else learns that it is there, not even the administrator."""
    hidden = frozenset({403, 404})
    return Page(done_by, get=frozenset({405}), post=frozenset({302}), refused=404, refused_post=hidden)
