"""Whether something may be quoted: the organiser sees how far it is, and whoever said it answers by their link."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indgang.gatherings.actions import quoting
from indgang.gatherings.forms.quoting import QuotesForm
from indgang.gatherings.links import QUOTES_SALT
from indgang.gatherings.models import Gathering, GatheringState, Guest
from indgang.gatherings.queries.quotes import QuoteState, quotations_of, quotes_asked_of
from indgang.gatherings.views.opening import gathering_kept_by, guest_of_link
from indgang.people.access import DeskRequest, desk
from indgang.shared.secret_links import is_sent_from_here, kept_private


@require_safe
@desk
def list_quotes(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    quotes = quotations_of(gathering)
    context = {
        "gathering": gathering,
        "quotes": quotes,
        "not_asked": sum(one.state == QuoteState.NOT_ASKED for one in quotes),
        "is_held": gathering.state == GatheringState.HELD,
    }
    return render(request, "gatherings/list_quotes.html", context)


@require_POST
@desk
def ask_speakers(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    try:
        number = quoting.ask_speakers(gathering=gathering, by=request.user, now=timezone.now())
    except quoting.UnableToQuote as refusal:
        messages.error(request, refusal.reason)
    else:
        told = ngettext("%(number)d guest is asked.", "%(number)d guests are asked.", number)
        messages.success(request, told % {"number": number})
    return redirect("gatherings:list_quotes", gathering.pk)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def say_of_quotes(request: HttpRequest, token: str) -> HttpResponse:
    """All of the guest's own on one page, with one button; without signing in and without a cookie.

    Only by the link of the mail and of the page behind the sign-in: the badge does not open it.
    """
    guest = guest_of_link(token, QUOTES_SALT)
    quotes = quotes_asked_of(guest)
    form = QuotesForm(request.POST if request.method == "POST" else None, guest=guest, quotes=quotes)
    if request.method == "POST" and not is_sent_from_here(request, is_behind_secret=True):
        form.add_error(
            None, _("The form did not come from this page. Look it through, and send it once more.")
        )
    if request.method == "POST" and form.is_valid():
        try:
            quoting.say_of_quotes(guest=guest, said=form.said(), now=timezone.now())
        except quoting.UnableToQuote as refusal:
            form.show_refusal(refusal)
            form.show_what_stands_now()
        else:
            return kept_private(redirect(f"{request.path}?tak"))
    return kept_private(_page(request, guest, guest.gathering, token, form))


def _page(
    request: HttpRequest, guest: Guest, gathering: Gathering, token: str, form: QuotesForm
) -> HttpResponse:
    context = {
        "guest": guest,
        "gathering": gathering,
        "token": token,
        "form": form,
        "is_kept": "tak" in request.GET and not form.errors,
        "messages": (),
    }
    return render(request, "gatherings/say_of_quotes.html", context, status=422 if form.errors else 200)
