from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indgang.gatherings.actions import coding
from indgang.gatherings.forms.coding import CodingForm
from indgang.gatherings.likeness import Suggestion
from indgang.gatherings.models import CardAnswer, Gathering
from indgang.gatherings.queries.quotes import Quotation, quotations_of
from indgang.gatherings.queries.themes import answers_of, suggestions_for, themes_of
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.people.access import DeskRequest, desk

SHOWN = 60
WITHOUT_THEME = "uden"
CHOSEN = "haefte"


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def code_answers(request: DeskRequest, pk: int) -> HttpResponse:
    """All answers with the themes they have, what is suggested and why; sixty at a time."""
    gathering = gathering_kept_by(request.user, pk)
    if request.method != "POST":
        return _page(request, gathering)
    form = CodingForm(request.POST, themes=gathering.themes.all(), answers=_sent(request, gathering))
    if form.is_valid():
        try:
            coding.code_answers(
                gathering=gathering,
                wishes=form.wishes(),
                new_names=form.new_names(),
                codings=form.codings(),
                by=request.user,
            )
        except coding.UnableToCode as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("Themes and answers are saved."))
            return redirect(_address(request, gathering))
    return _page(request, gathering, form)


def _sent(request: DeskRequest, gathering: Gathering) -> list[CardAnswer]:
    """The answers that stood on the page that was sent, which others may have coded since."""
    ids = [one for one in request.POST.getlist("answer")[:SHOWN] if one.isascii() and one.isdigit()]
    return list(answers_of(gathering).filter(pk__in=[int(one) for one in ids if len(one) < 19]))


def _address(request: DeskRequest, gathering: Gathering) -> str:
    kept = {name: request.GET[name][:20] for name in ("vis", "page") if request.GET.get(name)}
    path = reverse("gatherings:code_answers", args=[gathering.pk])
    return f"{path}?{urlencode(kept)}" if kept else path


def _shown(gathering: Gathering, wanted: str) -> QuerySet[CardAnswer]:
    answers = answers_of(gathering)
    if wanted == WITHOUT_THEME:
        return answers.filter(theme__isnull=True)
    if wanted == CHOSEN:
        return answers.filter(in_booklet=True)
    theme = next((one for one in gathering.themes.all() if str(one.pk) == wanted), None)
    return answers.filter(theme=theme) if theme else answers


@dataclass(frozen=True)
class Row:
    """An answer as it is coded: its two choices, what the second was, what is suggested, and how its quote stands."""

    answer: CardAnswer
    theme: BoundField
    booklet: BoundField
    was: str
    suggestion: Suggestion | None
    suggested: str
    quote: Quotation | None


def _rows(gathering: Gathering, form: CodingForm) -> list[Row]:
    suggestions = suggestions_for(gathering, form.answers)
    names = {theme.pk: theme.name for theme in form.themes.values()}
    quotes = {one.answer.pk: one for one in quotations_of(gathering)}
    rows = []
    for answer, theme, booklet, was in form.answer_rows():
        found = suggestions.get(answer.pk)
        name = names.get(found.theme, "") if found else ""
        rows.append(Row(answer, theme, booklet, was, found, name, quotes.get(answer.pk)))
    return rows


def _page(request: DeskRequest, gathering: Gathering, sent: CodingForm | None = None) -> HttpResponse:
    wanted, themes = request.GET.get("vis", "")[:20], themes_of(gathering)
    page = Paginator(_shown(gathering, wanted), SHOWN).get_page(request.GET.get("page"))
    form = sent or CodingForm(themes=[one.theme for one in themes], answers=page.object_list)
    counted = {one.theme.pk: one for one in themes}
    everything = answers_of(gathering)
    context = {
        "gathering": gathering,
        "form": form,
        "rows": _rows(gathering, form),
        "page": page,
        "wanted": wanted,
        "theme_rows": [(counted.get(theme.pk), fields) for theme, fields in form.theme_rows()],
        "counts": {
            "all": everything.count(),
            "without": everything.filter(theme__isnull=True).count(),
            "chosen": everything.filter(in_booklet=True).count(),
        },
        "action": _address(request, gathering),
    }
    return render(request, "gatherings/code_answers.html", context, status=422 if form.errors else 200)
