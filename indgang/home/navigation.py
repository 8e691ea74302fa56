"""What the desk's navigation shows to whom."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from indgang.catalogue.rules import may_see_gaps, may_settle_questions
from indgang.people.models import User
from indgang.people.queries import the_municipality
from indgang.people.rules import (
    may_edit_municipality,
    may_import_people,
    may_see_all_history,
    may_see_to_post,
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context for the desk's layout; read only by pages that show it."""
    return {"navigation": SimpleLazyObject(lambda: entries_for(request))}


def entries_for(request: HttpRequest) -> list[dict[str, Any]]:
    user = request.user
    if not isinstance(user, User):
        return []
    return [_entry(request, label, name, is_daily=True) for label, name in _daily()] + [
        _entry(request, label, name, is_daily=False) for label, name, is_shown in _further(user) if is_shown
    ]


def _daily() -> list[tuple[str, str]]:
    """What everybody uses, in one line at the top of the page."""
    return [
        (_("Find"), "home:show_desk"),
        (_("Enquiries"), "enquiries:list_enquiries"),
        (_("Companies"), "businesses:list_businesses"),
        (_("To do"), "duties:list_duties"),
        (_("Catalogue"), "catalogue:list_tasks"),
        (_("Colleagues"), "people:list_colleagues"),
        (_("Units"), "people:list_units"),
        (_("Relations"), "relations:show_own_ties"),
        (_("Gatherings"), "gatherings:list_gatherings"),
    ]


def _further(user: User) -> list[tuple[str, str, bool]]:
    """What is used now and then, or by few: behind *More*."""
    return [
        (_("Materials"), "materials:list_materials", True),
        (_("Surveys"), "surveys:show_results", True),
        (_("Gaps"), "catalogue:show_gaps", may_see_gaps(user)),
        (_("Words"), "catalogue:list_questions", may_settle_questions(user)),
        (_("The municipality"), "people:edit_municipality", may_edit_municipality(user, the_municipality())),
        (_("Import"), "people:import_people", may_import_people(user)),
        (_("History"), "home:list_events", may_see_all_history(user)),
        (_("Post"), "home:list_unsent_mail", may_see_to_post(user)),
    ]


def _entry(request: HttpRequest, label: str, name: str, *, is_daily: bool) -> dict[str, Any]:
    url = reverse(name)
    is_current = request.path == url if url.count("/") <= 2 else request.path.startswith(url)
    return {"label": label, "url": url, "current": is_current, "is_daily": is_daily}
