from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.businesses.actions import speaking
from indgang.businesses.forms.speaking import ConversationForm
from indgang.businesses.models import Business, Conversation
from indgang.businesses.rules import may_remove_conversation
from indgang.people.access import DeskRequest, desk


@desk
def note_spoken_with(request: DeskRequest, pk: int) -> HttpResponse:
    """By hand, by whoever spoke with them; the areas above note their own."""
    business = get_object_or_404(Business, pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = ConversationForm(sent, initial={"spoken_date": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        speaking.note_spoken_with(
            business=business,
            at=form.spoken_at(),
            area="businesses",
            key=form.key(),
            label=form.cleaned_data["label"],
            by=request.user,
        )
        messages.success(request, _("The conversation with %(name)s is noted.") % {"name": business.name})
        return redirect(business)
    context = {"form": form, "business": business}
    return render(request, "businesses/note_spoken_with.html", context, status=422 if form.errors else 200)


@require_POST
@desk
def remove_conversation(request: DeskRequest, pk: int) -> HttpResponse:
    conversation = get_object_or_404(Conversation.objects.select_related("business"), pk=pk)
    if not may_remove_conversation(request.user, conversation):
        raise PermissionDenied
    speaking.remove_conversation(conversation=conversation, by=request.user)
    messages.success(request, _("The noted conversation is removed."))
    return redirect(conversation.business)
