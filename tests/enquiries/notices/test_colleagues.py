from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.enquiries.models import HandOver, HandOverState
from indgang.enquiries.notices.colleagues import post_answer_to_hand_over, post_hand_over
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def test_whoever_is_asked_reads_what_it_is_about_and_where_to_say_yes() -> None:
    karla, inga = make_colleague("Karla", mail="karla@hvidklit.example"), make_colleague("Inga")
    enquiry = make_enquiry("Må vi bygge ud?")
    post_hand_over(
        HandOver.objects.create(enquiry=enquiry, giver=inga, receiver=karla, word="Dit bord"), now=NOW
    )
    mail = OutgoingMail.objects.get()
    assert mail.text.split("\n\n") == [
        f"Inga beder dig være tovholder på henvendelse {enquiry.reference}, til virksomheden har fået svar.",
        "Må vi bygge ud?",
        "Dit bord",
        f"Sig ja eller nej her: http://localhost:8000/intern/henvendelser/{enquiry.reference}/",
    ]


def test_of_a_confidential_one_the_mail_says_neither_its_words_nor_the_word_along_with_it() -> None:
    karla = make_colleague("Karla", mail="karla@hvidklit.example")
    enquiry = make_enquiry("Vi må fyre syv", is_confidential=True)
    post_hand_over(HandOver.objects.create(enquiry=enquiry, receiver=karla, word="De fyrer syv"), now=NOW)
    mail = OutgoingMail.objects.get()
    assert "syv" not in mail.text + mail.subject
    assert "Indgangen beder dig" in mail.text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (HandOverState.DECLINED, "Karla kan ikke tage henvendelse"),
        (HandOverState.ACCEPTED, "Karla har taget henvendelse"),
    ],
)
def test_whoever_asked_hears_the_answer(state: HandOverState, said: str) -> None:
    karla, inga = make_colleague("Karla"), make_colleague("Inga", mail="inga@hvidklit.example")
    hand_over = HandOver.objects.create(
        enquiry=make_enquiry(), giver=inga, receiver=karla, state=state, ended_at=NOW, reply="Vi er syv"
    )
    post_answer_to_hand_over(hand_over, now=NOW)
    mail = OutgoingMail.objects.get()
    assert (mail.subject, "Vi er syv" in mail.text) == (f"{said} {hand_over.enquiry.reference}", True)


def test_the_reply_about_a_confidential_one_is_read_at_the_desk() -> None:
    inga = make_colleague("Inga", mail="inga@hvidklit.example")
    hand_over = HandOver.objects.create(
        enquiry=make_enquiry(is_confidential=True), giver=inga, receiver=make_colleague(),
        state=HandOverState.DECLINED, ended_at=NOW, reply="De fyrer syv",
    )  # fmt: skip
    post_answer_to_hand_over(hand_over, now=NOW)
    assert "syv" not in OutgoingMail.objects.get().text


def test_where_nobody_gave_it_nobody_is_told() -> None:
    hand_over = HandOver.objects.create(enquiry=make_enquiry(), receiver=make_colleague())
    post_answer_to_hand_over(hand_over, now=NOW)
    assert OutgoingMail.objects.count() == 0
