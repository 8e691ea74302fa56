"""How it went, as some of the demonstration's companies said: the quicker the answer, the better."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone

from config.demonstration.enquiry_cases import WORDS
from indgang.enquiries.clocks import working_day_after
from indgang.enquiries.models import Enquiry
from indgang.enquiries.queries.asking import ASKED_OUTCOMES, WORKING_DAYS_AFTER, business_key_of, facts_of
from indgang.enquiries.queries.days import own_closing_days
from indgang.history.actions.recording import SYSTEM
from indgang.shared.moments import beginning_of
from indgang.surveys.actions.inviting import ANSWERED_WITHIN
from indgang.surveys.actions.starting import start_questions
from indgang.surveys.models import Answer, Invitation
from indgang.surveys.queries.inviting import DAYS_BETWEEN, hash_of

ANSWER = 0.6  # of those who are asked
COMMENT = 0.3  # of those who answer
LONG_WAIT = timedelta(days=3)


def load_satisfaction(enquiries: Iterable[Enquiry], *, today: date) -> list[Invitation]:
    """Asked two working days after closing, at most once a quarter each, as Indgang asks by itself."""
    chance = random.Random(1929)  # noqa: S311 – the same invented answers every time
    questions = start_questions(by=SYSTEM)
    invitations = Invitation.objects.bulk_create(list(_invitations(enquiries, chance, today)))
    waits = {one.history_key: _wait(one) for one in enquiries}
    answers = [
        Answer(invitation=invitation, question=question, score=_score(chance, waits[invitation.target_key]))
        for invitation in invitations
        if invitation.answered_at
        for question in questions
    ]
    Answer.objects.bulk_create(answers)
    return invitations


def _invitations(enquiries: Iterable[Enquiry], chance: random.Random, today: date) -> Iterable[Invitation]:
    is_closed, last_asked = own_closing_days(), dict[str, date]()
    closed = [one for one in enquiries if one.closed_at and one.outcome in ASKED_OUTCOMES]
    for enquiry in sorted(closed, key=lambda one: (one.closed_at, one.reference)):
        closed_at = enquiry.closed_at or enquiry.received_at
        day = working_day_after(timezone.localdate(closed_at), is_closed, WORKING_DAYS_AFTER)
        key = business_key_of(enquiry)
        is_too_soon = key in last_asked and (day - last_asked[key]).days < DAYS_BETWEEN
        if enquiry.is_confidential or not enquiry.contact_mail or day >= today or is_too_soon:
            continue
        last_asked[key] = day
        yield _invitation(enquiry, key, beginning_of(day) + timedelta(hours=9), chance)


def _invitation(enquiry: Enquiry, key: str, sent_at: datetime, chance: random.Random) -> Invitation:
    is_answered = chance.random() < ANSWER
    comments = WORDS["comments_bad"] if _wait(enquiry) > LONG_WAIT else WORDS["comments_good"]
    return Invitation(
        area="enquiries",
        target_key=enquiry.history_key,
        target_label=enquiry.history_label,
        target_link=enquiry.history_link,
        business_key=key,
        facts=facts_of(enquiry),
        token_hash=hash_of(f"{chance.getrandbits(192):048x}"),
        sent_at=sent_at,
        expires_at=sent_at + ANSWERED_WITHIN,
        answered_at=sent_at + timedelta(hours=3) if is_answered else None,
        comment=chance.choice(comments) if is_answered and chance.random() < COMMENT else "",
    )


def _wait(enquiry: Enquiry) -> timedelta:
    return (enquiry.first_answered_at or enquiry.received_at) - enquiry.received_at


def _score(chance: random.Random, wait: timedelta) -> int | None:
    if chance.random() < 0.04:
        return None  # does not know
    weights = (2, 4, 8, 10, 5) if wait > LONG_WAIT else (1, 1, 3, 11, 14)
    return chance.choices((1, 2, 3, 4, 5), weights)[0]
