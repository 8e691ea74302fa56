"""Tasks and situations as a company meets them, and the answer to its question."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.catalogue.queries.finding import as_question, find_tasks
from indgang.catalogue.queries.public_pages import (
    links_to_public_tasks,
    public_situations,
    public_steps,
    public_tasks,
    public_tasks_by_theme,
    situations_of,
)
from indgang.catalogue.queries.task_index import TOPICS, task_index
from indgang.people.queries import opening_of, the_municipality
from indgang.shared.kept_pages import kept_page, this_minute


@require_safe
def find_task(request: HttpRequest) -> HttpResponse:
    """Never kept: what is asked here is nobody else's business, and is not remembered."""
    text = as_question(request.GET.get("q", ""))
    municipality = the_municipality()
    context = {
        "text": text,
        "findings": find_tasks(text, today=timezone.localdate(), is_public=True) if text else None,
        "municipality": municipality,
        "opening": opening_of(municipality, timezone.localtime()) if municipality else None,
        "messages": (),
    }
    response = render(request, "catalogue/find_task.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@kept_page(topics=TOPICS)
def list_public_tasks(request: HttpRequest) -> HttpResponse:
    return render(
        request, "catalogue/list_public_tasks.html", {"themes": public_tasks_by_theme(), "messages": ()}
    )


@kept_page(topics=TOPICS, holds_for=this_minute)
def show_public_task(request: HttpRequest, key: str) -> HttpResponse:
    task = get_object_or_404(public_tasks().select_related("theme", "answering_unit"), key=key)
    now = timezone.localtime()
    municipality = the_municipality()
    links = links_to_public_tasks(task)
    context = {
        "task": task,
        "people": task_index(now.date()).cards[key].shown_people(now.date(), is_public=True),
        "related": links["related"],
        "not_this": links["not_this"],
        "situations": list(situations_of(task)),
        "municipality": municipality,
        "opening": opening_of(municipality, now) if municipality else None,
        "messages": (),
    }
    return render(request, "catalogue/show_public_task.html", context)


@kept_page(topics=TOPICS, holds_for=this_minute)
def show_public_situation(request: HttpRequest, key: str) -> HttpResponse:
    situation = get_object_or_404(public_situations(), key=key)
    now = timezone.localtime()
    municipality = the_municipality()
    context = {
        "situation": situation,
        "steps": list(public_steps(situation)),
        "municipality": municipality,
        "opening": opening_of(municipality, now) if municipality else None,
        "messages": (),
    }
    return render(request, "catalogue/show_public_situation.html", context)
