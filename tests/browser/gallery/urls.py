from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path

from indgang.shared import fields
from indgang.shared.colours import style_sheet

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Card:
    name: str
    title: str = ""
    phone: str = ""
    mobile: str = ""
    mail: str = ""
    place: str = ""
    working_hours: str = ""
    ask_about: str = ""


@dataclass(frozen=True)
class Happening:
    happened_at: datetime
    actor_name: str
    act_text: str
    target_label: str
    target_link: str = ""
    change_lines: list[dict[str, str]] = field(default_factory=list)


class EveryField(forms.Form):
    name = fields.TextField(label="Navn", max_length=20, help_text="Fornavn og efternavn.")
    note = fields.ParagraphsField(label="Bemærkning", required=False)
    phone = fields.PhoneField(label="Telefon", required=False)
    mail = fields.MailField(label="Mail")
    address = fields.WebAddressField(label="Selvbetjening", required=False)
    last_day = fields.DayField(label="Sidste dag", required=False, help_text="For eksempel 24-12-2026.")
    unit = forms.ChoiceField(label="Enhed", choices=[("", "Vælg"), ("1", "Byg og Miljø")])
    shown_to = forms.ChoiceField(
        label="Vises for", choices=[("a", "Alle"), ("b", "Kolleger")], widget=forms.RadioSelect
    )
    themes = forms.MultipleChoiceField(
        label="Temaer",
        choices=[("a", "Byggeri"), ("b", "Miljø")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Vælg så mange, du vil.",
    )
    consent = forms.BooleanField(label="Jeg giver samtykke", help_text="Du kan trække det tilbage.")
    file = forms.FileField(label="Fil", required=False)


KARLA = Card(
    "Karla Østergaard",
    "Byggesagsbehandler",
    "19 70 21 34",
    "19 40 11 22",
    "karla.oestergaard@hvidklit.example",
    "Rådhuset, 2. sal",
    "Mandag–torsdag 8–15",
    "Spørg mig om caféer.",
)
JENS = Card("Jens Holm", phone="19 70 21 35", mail="jens.holm@hvidklit.example")
HAPPENINGS = [
    Happening(
        datetime(2026, 11, 3, 9, 12, tzinfo=UTC),
        "Karla Østergaard",
        "Rettede opgaven",
        "Byggetilladelse",
        "/",
        [
            {"label": "Titel", "before": "Byggesag", "after": "Byggetilladelse"},
            {"label": "Note", "before": "Gammel", "after": ""},
        ],
    ),
    Happening(datetime(2026, 10, 3, 9, 12, tzinfo=UTC), "Jens Holm", "Bekræftede opgaven", "Byggetilladelse"),
]
NAVIGATION = [
    {"label": label, "url": f"/{label}", "current": label == "Find", "is_daily": place < 4}
    for place, label in enumerate(
        ("Find", "Katalog", "Enheder", "Medarbejdere", "Huller", "Kommunen", "Import", "Historik")
    )
]


def everything(request: HttpRequest) -> dict[str, Any]:
    return {
        "form": EveryField(request.POST) if request.method == "POST" else EveryField(),
        "karla": KARLA,
        "jens": JENS,
        "until": date(2026, 12, 3),
        "parts": [("Jeg vil åbne en ", False), ("café", True), (" på havnen", False)],
        "happenings": HAPPENINGS,
        "listed": Paginator(range(400), 20).page(7),
        "navigation": NAVIGATION,
        "question": request.GET.get("q", ""),
    }


def page(name: str) -> Callable[[HttpRequest], HttpResponse]:
    def show(request: HttpRequest) -> HttpResponse:
        template = engines["django"].from_string((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
        return HttpResponse(template.render(everything(request), request))

    return show


def show_answers(request: HttpRequest) -> HttpResponse:
    """Answers, unless the session has ended or the server is ill."""
    if request.GET.get("q") == "udløbet":
        return redirect("account_login")
    if request.GET.get("q") == "syg":
        return HttpResponse("Av", status=500)
    return page("answers")(request)


def show_colours(request: HttpRequest) -> HttpResponse:
    return HttpResponse(style_sheet("#1f5a4c"), content_type="text/css")


home = [
    path("", page("public"), name="show_front_page"),
    path("desk", page("desk"), name="show_desk"),
    path("answers", show_answers, name="find_answers"),
    path("form", page("form"), name="show_form"),
    path("sign-in", page("sign_in"), name="show_sign_in"),
    path("me", page("desk"), name="show_my_page"),
    path("was", page("public"), name="show_accessibility_statement"),
    path("privacy", page("public"), name="show_privacy"),
]
urlpatterns = [
    path("", include((home, "home"))),
    path("", include(([path("colours.css", show_colours, name="show_colours")], "people"))),
    path("log-in", page("sign_in"), name="account_login"),
    path("log-out", page("sign_in"), name="account_logout"),
]
