from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.surveys.actions.answering import Scores, TakenAnswer, UnableToTakeAnswer, take_answer
from indgang.surveys.actions.inviting import ANSWERED_WITHIN, AskedAbout, SentInvitation, invite_to_answer
from indgang.surveys.models import Answer, Question
from tests.factories import make_question

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SCORES: Scores = {"fandt": 5, "besked": 2, "klart": None}


@pytest.fixture
def sent() -> SentInvitation:
    for key in ("fandt", "besked", "klart"):
        make_question(key)
    about = AskedAbout("enquiries", "enquiry:1", "Udeservering")
    return invite_to_answer(about=about, business_key="", facts={}, by=SYSTEM, now=NOW)


def answer(token: str, scores: Scores = SCORES, comment: str = "", now: datetime = NOW) -> TakenAnswer:
    return take_answer(token=token, scores=scores, comment=comment, now=now)


def test_an_answer_is_kept(sent: SentInvitation) -> None:
    events = Event.objects.count()
    taken = answer(sent.token, comment=" Tak! ")
    assert (taken.is_new, taken.lowest_score, taken.invitation.comment) == (True, 2, "Tak!")
    assert taken.invitation.answered_at == NOW
    assert dict(Answer.objects.values_list("question__key", "score")) == SCORES
    assert str(Answer.objects.first()) == "Hvor tilfreds er du med fandt?"
    assert Event.objects.count() == events


def test_sent_twice_is_taken_once(sent: SentInvitation) -> None:
    answer(sent.token, comment="Tak")
    again = answer(sent.token, comment="Tak", now=NOW + ANSWERED_WITHIN)
    assert (again.is_new, again.lowest_score, Answer.objects.count()) == (False, 2, 3)


def test_another_answer_by_the_same_link_is_refused(sent: SentInvitation) -> None:
    answer(sent.token)
    for scores, comment in (({"fandt": 1}, ""), (SCORES, "og så alligevel")):
        with pytest.raises(UnableToTakeAnswer, match="allerede svaret"):
            answer(sent.token, scores, comment)
    assert Answer.objects.get(question__key="fandt").score == 5


def test_a_link_that_is_unknown_or_has_run_out_is_refused(sent: SentInvitation) -> None:
    with pytest.raises(UnableToTakeAnswer, match="kender ikke linket"):
        answer("ukendt")
    with pytest.raises(UnableToTakeAnswer, match="udløbet"):
        answer(sent.token, now=NOW + ANSWERED_WITHIN)
    assert answer(sent.token, now=NOW + ANSWERED_WITHIN - timedelta(seconds=1)).is_new


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_that_is_none_is_refused_at_its_question(sent: SentInvitation, score: int) -> None:
    with pytest.raises(UnableToTakeAnswer) as refused:
        answer(sent.token, {"besked": score})
    assert (refused.value.field, Answer.objects.count()) == ("besked", 0)


def test_a_question_that_is_not_asked_any_more_is_refused(sent: SentInvitation) -> None:
    Question.objects.filter(key="klart").update(is_active=False)
    with pytest.raises(UnableToTakeAnswer, match="Åbn linket igen"):
        answer(sent.token)


def test_nothing_is_no_answer_but_a_word_is(sent: SentInvitation) -> None:
    with pytest.raises(UnableToTakeAnswer):
        answer(sent.token, {}, "  ")
    taken = answer(sent.token, {}, "Ring til mig")
    assert (taken.invitation.comment, taken.lowest_score) == ("Ring til mig", None)


def test_a_person_number_is_never_kept(sent: SentInvitation) -> None:
    taken = answer(sent.token, comment="Mit nummer er 010203-1234, ring på 19 55 40 64")
    assert taken.invitation.comment == "Mit nummer er …, ring på 19 55 40 64"
    assert answer(sent.token, comment="Mit nummer er 010203-1234, ring på 19 55 40 64").is_new is False
