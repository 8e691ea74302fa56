"""The minute at registration: whoever comes says by their own link how well they know ten others."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from indgang.gatherings.models import Guest, GuestState
from indgang.gatherings.notices.inviting import IN_CALENDARS
from indgang.gatherings.views.opening import guest_of_link
from indgang.relations.actions import rating
from indgang.relations.forms.rating import RatingForm
from indgang.relations.queries.rating import has_rated_since, whom_to_ask_about
from indgang.relations.queries.settings import the_setting
from indgang.shared.secret_links import is_sent_from_here, kept_private

NAMES = 10


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def rate_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What was answered is never shown here: the badge has the same link."""
    guest, today = _expected_by_link(token), timezone.localdate()
    asked = whom_to_ask_about(guest.colleague, today, names=NAMES)
    form = RatingForm(request.POST if request.method == "POST" else None, others=asked.others)
    if request.method == "POST" and not is_sent_from_here(request, is_behind_secret=True):
        form.add_error(
            None, _("The form did not come from this page. Look it through, and send it once more.")
        )
    if request.method == "POST" and form.is_valid():
        lot = set(asked.drawn_by_lot)
        try:
            rating.rate_by_link(rater=guest.colleague, scores=form.scores(), drawn_by_lot=lot, today=today)
        except rating.UnableToRate as refusal:
            form.show_refusal(refusal)
        else:
            return kept_private(redirect(f"{reverse('gatherings:answer_invitation', args=[token])}?minut"))
    context = {"guest": guest, "gathering": guest.gathering, "token": token, "minute": form, "messages": ()}
    page = render(request, "gatherings/rate_by_link.html", context, status=422 if form.errors else 200)
    return kept_private(page)


def minute_for(guest: Guest) -> RatingForm | None:
    """What stands below the yes of whoever comes; None where it is given already, or relations are switched off."""
    today = timezone.localdate()
    since = timezone.localdate(guest.invited_at or guest.gathering.created_at)
    is_asked = guest.state == GuestState.COMING and guest.gathering.is_ahead and the_setting().is_on
    if not is_asked or has_rated_since(guest.colleague, since):
        return None
    others = whom_to_ask_about(guest.colleague, today, names=NAMES).others
    return RatingForm(others=others) if others else None


def _expected_by_link(token: str) -> Guest:
    guest = guest_of_link(token)
    if guest.state not in IN_CALENDARS or not guest.gathering.is_ahead:
        raise Http404(_("You are not invited to it any more."))
    return guest
