"""What a company meets without signing in. No cookie, and no form that changes anything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from indgang.catalogue.queries.public_pages import public_situations, public_tasks_by_theme
from indgang.people.queries import opening_of, the_municipality
from indgang.shared.kept_pages import kept_page, this_minute

TOPICS = ("people", "catalogue")


@kept_page(topics=TOPICS, holds_for=this_minute)
def show_front_page(request: HttpRequest) -> HttpResponse:
    municipality = the_municipality()
    context = {
        "municipality": municipality,
        "opening": opening_of(municipality, timezone.localtime()) if municipality else None,
        "situations": list(public_situations()),
        "themes": public_tasks_by_theme(),
        "messages": (),
    }
    return render(request, "home/show_front_page.html", context)


@kept_page(topics=TOPICS)
def show_accessibility_statement(request: HttpRequest) -> HttpResponse:
    return render(request, "home/show_accessibility_statement.html", {"messages": ()})


@kept_page(topics=TOPICS)
def show_privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "home/show_privacy.html", {"messages": ()})
