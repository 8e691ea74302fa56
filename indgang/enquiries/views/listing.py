"""The enquiries as lists: mine, at the entrance, late, waiting for the company, and all that I may see."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from indgang.enquiries.forms.listing import EnquiryFilter
from indgang.enquiries.queries.lists import Which, listed_enquiry_ids
from indgang.enquiries.queries.rows import rows_of
from indgang.enquiries.queries.seen import WINDOW
from indgang.enquiries.rules import may_note_calls, may_see_board, may_see_figures
from indgang.people.access import DeskRequest, desk

A_PAGE = 25
TABS: tuple[tuple[Which, Promise], ...] = (
    (Which.MINE, pgettext_lazy("enquiries", "Mine")),
    (Which.ENTRANCE, _("At the entrance")),
    (Which.LATE, pgettext_lazy("enquiries", "Late")),
    (Which.WAITING, pgettext_lazy("enquiries", "Wait for the company")),
    (Which.ALL, pgettext_lazy("enquiries", "All")),
)
EMPTY: dict[Which, tuple[Promise, Promise]] = {
    Which.MINE: (
        _("No enquiry waits for you"),
        _("What you hold, are asked to hold or have a part in stands here. Take one from the entrance if you can."),
    ),
    Which.ENTRANCE: (
        _("Nothing waits at the entrance"),
        _("New enquiries stand here until a colleague has taken them. Is a company on the telephone? Write it down."),
    ),
    Which.LATE: (
        _("Nothing is late"),
        _("Every company has heard from us in time. Look at your own to keep it so."),
    ),
    Which.WAITING: (
        _("We wait for no company"),
        _("When a company must send or say something first, its enquiry stands here. Set it to wait on its own page."),
    ),
    Which.ALL: (
        _("No enquiries yet"),
        _("They come by the form on the home page, and when you write a call down."),
    ),
}  # fmt: skip


@require_safe
@desk
def list_enquiries(request: DeskRequest) -> HttpResponse:
    chosen = request.GET.get("vis", "")
    which = Which(chosen) if chosen in set(Which) else Which.MINE
    form, now = EnquiryFilter(request.GET), timezone.now()
    ids = listed_enquiry_ids(request.user, form.wish(which), now)
    page = Paginator(ids, A_PAGE).get_page(request.GET.get("page"))
    title, text = EMPTY[which]
    context = {
        "form": form,
        "which": which,
        "tabs": TABS,
        "page": page,
        "rows": rows_of(list(page), request.user.colleague, now),
        "is_full": len(ids) >= WINDOW,
        "window": WINDOW,
        "empty_title": title,
        "empty_text": text,
        "is_narrowed": form.is_narrowing,
        "may_note_calls": may_note_calls(request.user),
        "may_see_board": may_see_board(request.user),
        "may_see_figures": may_see_figures(request.user),
    }
    return render(request, "enquiries/list_enquiries.html", context, status=422 if form.errors else 200)
