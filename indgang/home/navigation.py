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
    shown = [
        (_("Find"), "home:show_desk", True),
        (_("Catalogue"), "catalogue:list_tasks", True),
        (_("Enquiries"), "enquiries:list_enquiries", True),
        (_("Companies"), "businesses:list_businesses", True),
        (_("To do"), "duties:list_duties", True),
        (_("Relations"), "relations:show_own_ties", True),
        (_("Units"), "people:list_units", True),
        (_("Colleagues"), "people:list_colleagues", True),
        (_("Gatherings"), "gatherings:list_gatherings", True),
        (_("Materials"), "materials:list_materials", True),
        (_("Surveys"), "surveys:show_results", True),
        (_("Gaps"), "catalogue:show_gaps", may_see_gaps(user)),
        (_("Words"), "catalogue:list_questions", may_settle_questions(user)),
        (_("The municipality"), "people:edit_municipality", may_edit_municipality(user, the_municipality())),
        (_("Import"), "people:import_people", may_import_people(user)),
        (_("History"), "home:list_events", may_see_all_history(user)),
        (_("Post"), "home:list_unsent_mail", may_see_to_post(user)),
    ]
    return [_entry(request, label, reverse(name)) for label, name, is_shown in shown if is_shown]


def _entry(request: HttpRequest, label: str, url: str) -> dict[str, Any]:
    is_current = request.path == url if url.count("/") <= 2 else request.path.startswith(url)
    return {"label": label, "url": url, "current": is_current}
