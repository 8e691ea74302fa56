from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.surveys.actions.inviting import (
    ANSWERED_WITHIN,
    AskedAbout,
    SentInvitation,
    UnableToInvite,
    invite_to_answer,
)
from indgang.surveys.models import Facts, Invitation, Question
from indgang.surveys.queries.inviting import invitation_of
from tests.factories import make_question

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
FACTS: Facts = {"unit": "Byg", "size": "1-9", "channel": ""}


def invite(key: str = "enquiry:1", *, business: str = "business:7", now: datetime = NOW) -> SentInvitation:
    about = AskedAbout("enquiries", key, "Udeservering", "/intern/henvendelser/1/")
    return invite_to_answer(about=about, business_key=business, facts=FACTS, by=SYSTEM, now=now)


def test_the_company_is_asked_by_a_link_that_nobody_else_has() -> None:
    make_question()
    sent = invite()
    invitation = sent.invitation
    assert (invitation.target_key, invitation.business_key, str(invitation)) == (
        "enquiry:1",
        "business:7",
        "Udeservering",
    )
    assert invitation.facts == {"unit": "Byg", "size": "1-9"}
    assert (invitation.sent_at, invitation.expires_at) == (NOW, NOW + ANSWERED_WITHIN)
    assert len(sent.token) == 32
    assert invitation_of(sent.token) == invitation
    assert sent.token not in str(Invitation.objects.values())
    assert invitation_of("noget andet") is None
    assert Question.objects.count() == 1


def test_history_tells_that_but_not_about_what() -> None:
    invite()
    event = Event.objects.get(act="invite_to_answer")
    assert (event.target_label, event.target_link) == ("En invitation til at svare", "")


def test_the_first_invitation_puts_the_questions_in() -> None:
    invite()
    assert Question.objects.count() == 3


def test_a_company_is_asked_no_more_than_once_a_quarter() -> None:
    invite()
    with pytest.raises(UnableToInvite, match="inden for de seneste tre måneder"):
        invite("enquiry:2", now=NOW + timedelta(days=90))
    assert invite("enquiry:2", business="business:8").invitation.pk
    assert invite("enquiry:3", now=NOW + timedelta(days=91)).invitation.pk
    assert Invitation.objects.count() == 3


def test_nobody_is_asked_twice_about_the_same() -> None:
    invite(business="")
    with pytest.raises(UnableToInvite, match="allerede spurgt"):
        invite(business="", now=NOW + timedelta(days=200))


def test_whoever_is_not_known_may_be_asked() -> None:
    invite("enquiry:1", business="")
    assert invite("enquiry:2", business="").invitation.pk


def test_an_invitation_about_nothing_says_so() -> None:
    assert str(Invitation()) == "En invitation til at svare"
