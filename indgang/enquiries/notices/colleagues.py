"""What colleagues tell one another of an enquiry by mail. Of a confidential one only that it is there."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from indgang.enquiries.models import Enquiry, HandOver, HandOverState
from indgang.enquiries.notices.addresses import desk_link
from indgang.enquiries.notices.posting import tell_colleague
from indgang.people.models import Colleague


def post_hand_over(hand_over: HandOver, *, now: datetime) -> None:
    """Asks the receiver; the answer is given at the desk, with one click."""
    enquiry = hand_over.enquiry
    giver = hand_over.giver.name if hand_over.giver else _("The entrance")
    parts = [
        _("%(giver)s asks you to hold on to enquiry %(reference)s until the company has its answer.")
        % {"giver": giver, "reference": enquiry.reference},
        *([] if enquiry.is_confidential else [enquiry.summary, hand_over.word]),
        _("Say yes or no here: %(link)s") % {"link": desk_link(enquiry)},
    ]
    tell_colleague(
        enquiry=enquiry,
        colleague=hand_over.receiver,
        occasion=f"hand_over:{hand_over.pk}",
        subject=_("Will you take enquiry %(reference)s?") % {"reference": enquiry.reference},
        text="\n\n".join(part for part in parts if part),
        now=now,
    )


def post_answer_to_hand_over(hand_over: HandOver, *, now: datetime) -> None:
    """Tells whoever asked what the receiver said."""
    if hand_over.giver is None:
        return
    enquiry, receiver = hand_over.enquiry, hand_over.receiver.name
    if hand_over.state == HandOverState.DECLINED:
        subject = _("%(name)s cannot take enquiry %(reference)s")
    else:
        subject = _("%(name)s has taken enquiry %(reference)s")
    told = {"name": receiver, "reference": enquiry.reference}
    reply = "" if enquiry.is_confidential else hand_over.reply
    parts = [subject % told + ".", reply, desk_link(enquiry)]
    tell_colleague(
        enquiry=enquiry,
        colleague=hand_over.giver,
        occasion=f"hand_over:{hand_over.pk}:answered",
        subject=subject % told,
        text="\n\n".join(part for part in parts if part),
        now=now,
    )


def post_taken_over(enquiry: Enquiry, *, before: Colleague, now: datetime) -> None:
    """Tells whoever held it until now that they need do no more."""
    told = {"name": enquiry.holder.name if enquiry.holder else "", "reference": enquiry.reference}
    subject = _("%(name)s has taken enquiry %(reference)s over from you") % told
    parts = [subject + ".", _("The company has been told who holds it now."), desk_link(enquiry)]
    tell_colleague(
        enquiry=enquiry,
        colleague=before,
        occasion=f"taken_over:{now:%Y%m%d%H%M%S}",
        subject=subject,
        text="\n\n".join(parts),
        now=now,
    )
