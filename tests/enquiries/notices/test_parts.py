from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.enquiries.models import Enquiry, Involvement, InvolvementState
from indgang.enquiries.notices.parts import (
    post_answer_to_part,
    post_may_begin,
    post_part,
    post_part_moved,
    post_part_stopped,
)
from indgang.history.actions.recording import SYSTEM
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def part_in(enquiry: Enquiry, **values: object) -> Involvement:
    ove = make_colleague("Ove", mail="ove@hvidklit.example")
    stands = {"part": "Se på vejen", "due_date": date(2026, 6, 5), "word": "Det regner"}
    return Involvement.objects.create(enquiry=enquiry, colleague=ove, **(stands | values))


def held() -> Enquiry:
    return make_enquiry(holder=make_colleague("Karla", mail="karla@hvidklit.example"))


def texts() -> str:
    return "\n".join(OutgoingMail.objects.values_list("text", flat=True))


def test_the_colleague_is_told_the_part_the_day_and_where_to_answer() -> None:
    enquiry = held()
    post_part(part_in(enquiry), by=SYSTEM, now=NOW)
    for words in (
        "Indgang beder dig",
        "Se på vejen",
        "Skal være færdigt senest 5. juni 2026.",
        enquiry.reference,
    ):
        assert words in texts()
    assert "Begynd, når" not in texts()


def test_a_part_without_a_day_tells_none() -> None:
    post_part(part_in(held(), due_date=None), by=SYSTEM, now=NOW)
    assert "Skal være færdigt" not in texts()


def test_who_comes_after_what_is_done_already_begins_at_once() -> None:
    enquiry = held()
    before = Involvement.objects.create(
        enquiry=enquiry, colleague=make_colleague("Lis"), part="Mål op", state=InvolvementState.DONE
    )
    post_part(part_in(enquiry, after=before), by=SYSTEM, now=NOW)
    assert "Begynd, når" not in texts()


def test_nobody_is_told_where_nobody_holds_it_or_where_they_did_it_themselves() -> None:
    post_answer_to_part(part_in(make_enquiry(), state=InvolvementState.DONE), now=NOW)
    own = part_in(held(), state=InvolvementState.DONE)
    own.enquiry.holder = own.colleague
    post_answer_to_part(own, now=NOW)
    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize("is_confidential", [True, False])
def test_of_a_confidential_one_neither_part_nor_word_is_told(*, is_confidential: bool) -> None:
    enquiry = held()
    enquiry.is_confidential = is_confidential
    part = part_in(enquiry, state=InvolvementState.DECLINED)
    post_part(part, by=SYSTEM, now=NOW)
    post_answer_to_part(part, now=NOW)
    post_may_begin(part, now=NOW)
    post_part_stopped(part, now=NOW)
    post_part_moved(part, reason="Sneen", now=NOW)
    assert OutgoingMail.objects.count() == 5
    told = {word: word in texts() for word in ("Se på vejen", "Det regner", "Sneen")}
    assert set(told.values()) == {not is_confidential}
