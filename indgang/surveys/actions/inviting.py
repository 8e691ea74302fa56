from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.history.actions.recording import SYSTEM, Actor, record_event
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused
from indgang.surveys.actions.starting import start_questions
from indgang.surveys.models import FACTS, Facts, Invitation, Question
from indgang.surveys.queries.inviting import hash_of, may_be_asked

ANSWERED_WITHIN = timedelta(days=60)
"""How long the link holds."""
TOKEN_BYTES = 24
"""192 random bits: cannot be guessed, and short enough to be read in a mail."""
LONGEST_FACT = 120


class UnableToInvite(Refused):
    """Nobody was asked."""


@dataclass(frozen=True)
class AskedAbout:
    """What is asked about, named by text."""

    area: str
    key: str
    label: str
    link: str = ""


@dataclass(frozen=True)
class SentInvitation:
    """An invitation with the token of its link, which is known only now: it is not kept."""

    invitation: Invitation
    token: str


def invite_to_answer(
    *, about: AskedAbout, business_key: str, facts: Facts, by: Actor, now: datetime
) -> SentInvitation:
    """Writes down that somebody is asked how it went, and gives the token for the link they get.

    ``business_key`` names the company by text; empty where it is not known, and then nothing tells how often it is
    asked. Refused where the company was asked in the last 91 days, or where it was asked about this already. The
    caller sends the link; both belong in one transaction.
    """
    with transaction.atomic():
        # The first write of the transaction: two who ask the same company at once come here one after the other.
        count_change(topic="surveys")
        _refuse_asking_too_often(about, business_key, now)
        if not Question.objects.exists():
            start_questions(by=SYSTEM)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        invitation = _write(about, business_key, facts, token, now)
        record_event(area="surveys", act="invite_to_answer", target=invitation, by=by)
    return SentInvitation(invitation, token)


def rename_asked(*, area: str, target_key: str, business_key: str) -> None:
    """A step of acts that record it: who was asked is another company than was known. What is forgotten stays so."""
    asked = Invitation.objects.filter(area=area, target_key=target_key).exclude(business_key="")
    asked.update(business_key=business_key)


def _refuse_asking_too_often(about: AskedAbout, business_key: str, now: datetime) -> None:
    if not may_be_asked(business_key, timezone.localtime(now).date()):
        raise UnableToInvite(_("The company has been asked within the last three months."))
    if Invitation.objects.filter(area=about.area, target_key=about.key).exclude(target_key="").exists():
        raise UnableToInvite(_("It has been asked already how this went."))


def _write(about: AskedAbout, business_key: str, facts: Facts, token: str, now: datetime) -> Invitation:
    return Invitation.objects.create(
        area=about.area,
        target_key=about.key,
        target_label=about.label[:300],
        target_link=about.link,
        business_key=business_key,
        facts={name: str(facts[name])[:LONGEST_FACT] for name in FACTS if facts.get(name)},  # type: ignore[literal-required]  # the names are those of Facts
        token_hash=hash_of(token),
        sent_at=now,
        expires_at=now + ANSWERED_WITHIN,
    )
