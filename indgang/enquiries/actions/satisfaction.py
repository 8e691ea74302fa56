"""How it went: the company's answer is taken, and whoever is unhappy gets another try or a call."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.enquiries.actions.company_writing import hear_from_company
from indgang.enquiries.actions.receiving import the_company
from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.holder import post_asked_again
from indgang.enquiries.notices.leader import post_unhappy
from indgang.enquiries.queries.invited import enquiry_of_invitation, is_unhappy
from indgang.enquiries.queries.locking import locked
from indgang.history.actions.recording import record_event
from indgang.shared.refusals import Refused
from indgang.surveys.actions.answering import Scores, TakenAnswer, take_answer
from indgang.surveys.models import Invitation


class UnableToHelpUnhappy(Refused):
    """It stands as before."""


def answer_satisfaction(*, token: str, scores: Scores, comment: str, now: datetime) -> TakenAnswer:
    """Takes the answer. Of an unhappy one the leader is told that it is there: neither the scores nor the words."""
    with transaction.atomic():
        taken = take_answer(token=token, scores=scores, comment=comment, now=now)
        enquiry = enquiry_of_invitation(taken.invitation)
        if taken.is_new and enquiry is not None and is_unhappy(taken.invitation):
            post_unhappy(enquiry, now=now)
    return taken


def reopen_unhappy(*, invitation: Invitation, now: datetime) -> Enquiry:
    """Opens the enquiry again, as the answer was not good enough. Done twice it is done once."""
    return _set_going(invitation, act="reopen_unhappy", wants_call=False, now=now)


def call_unhappy(*, invitation: Invitation, now: datetime) -> Enquiry:
    """Opens it again, to be called back by when the company must hear from us."""
    return _set_going(invitation, act="call_unhappy", wants_call=True, now=now)


def _set_going(invitation: Invitation, *, act: str, wants_call: bool, now: datetime) -> Enquiry:
    with transaction.atomic():
        enquiry = locked(_enquiry_to_help(invitation, now))
        if wants_call and not enquiry.phone_to_call:
            raise UnableToHelpUnhappy(_("We do not have your phone number. Call us instead."))
        awaits_call = enquiry.call_back_at is not None and enquiry.call_back_at >= now
        is_new = not enquiry.is_open or (wants_call and not awaits_call)
        if is_new:
            changes = hear_from_company(enquiry=enquiry, now=now)
            if wants_call:
                enquiry.call_back_at = enquiry.contact_due_at
                enquiry.save(update_fields=["call_back_at"])
            record_event(area="enquiries", act=act, target=enquiry, by=the_company(), changes=changes)
            post_asked_again(enquiry, occasion=f"{act}:{invitation.pk}", wants_call=wants_call, now=now)
    return enquiry


def _enquiry_to_help(invitation: Invitation, now: datetime) -> Enquiry:
    enquiry = enquiry_of_invitation(invitation)
    if enquiry is None or invitation.has_expired(now) or not is_unhappy(invitation):
        raise UnableToHelpUnhappy(_("This cannot be done from the link any more. Call us, and we help you."))
    return enquiry
