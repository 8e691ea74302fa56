from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indgang.gatherings.actions import following_up
from indgang.gatherings.forms.following_up import FollowUpForm
from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.queries.follow_ups import FollowUp, follow_ups_of
from indgang.gatherings.rules import may_keep_gathering
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.gatherings.views.showing import gathering_at
from indgang.people.access import DeskRequest, desk
from indgang.people.forms.colleague_choice import ColleagueBook


@require_http_methods(["GET", "HEAD"])
@desk
def list_follow_ups(request: DeskRequest, pk: int) -> HttpResponse:
    """What came of each group, and who sees to it: for everybody; those who see to the gathering give it on here."""
    return _page(request, gathering_at(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def give_follow_up(request: DeskRequest, pk: int, group: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    if request.method != "POST":
        return redirect("gatherings:list_follow_ups", gathering.pk)
    found = next((one for one in follow_ups_of(gathering) if one.group.pk == group), None)
    if found is None:
        raise Http404
    form = FollowUpForm(request.POST, auto_id=f"group_{group}_%s")
    if form.is_valid():
        try:
            following_up.give_follow_up(
                group=found.group, values=form.values(), by=request.user, now=timezone.now()
            )
        except following_up.UnableToFollowUp as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It is given on, and stands on the desk of whoever has it."))
            return redirect("gatherings:list_follow_ups", gathering.pk)
    return _page(request, gathering, {group: form})


def _page(
    request: DeskRequest, gathering: Gathering, sent: dict[int, FollowUpForm] | None = None
) -> HttpResponse:
    may_give = may_keep_gathering(request.user, gathering) and gathering.state == GatheringState.HELD
    book, found, today = ColleagueBook(), follow_ups_of(gathering), timezone.localdate()
    rows = [
        {
            "one": one,
            "form": (sent or {}).get(one.group.pk)
            or (_form(one, book) if may_give and one.is_missing else None),
            "is_sent": one.group.pk in (sent or {}),
            "is_overdue": one.duty is not None and one.duty.is_overdue(today),
        }
        for one in found
    ]
    context: dict[str, Any] = {
        "gathering": gathering,
        "rows": rows,
        "may_give": may_give,
        "book": book,
        "missing": sum(one.is_missing for one in found),
        "done": sum(one.duty is not None and one.duty.is_done for one in found),
        "given": sum(one.duty is not None for one in found),
    }
    return render(request, "gatherings/list_follow_ups.html", context, status=422 if sent else 200)


def _form(one: FollowUp, book: ColleagueBook) -> FollowUpForm:
    """Begins with what the scribe wrote, and with the owner of the task."""
    result = one.result
    initial = {
        "first_step": result.first_step if result else "",
        "owner": (result.owner if result else None) or one.group.task.owner,
        "due_date": result.due_date if result else None,
    }
    return FollowUpForm(initial=initial, book=book, auto_id=f"group_{one.group.pk}_%s")
