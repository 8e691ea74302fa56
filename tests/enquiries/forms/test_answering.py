from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.enquiries.forms.answering import AnswerForm, ClockForm, MeetingForm, MoveMeetingForm, WaitForm
from indgang.enquiries.models import Enquiry, JointMeeting
from indgang.enquiries.next_steps import NextStep
from indgang.enquiries.service_targets import TARGETS, days_of

STARTS = datetime(2026, 6, 10, 7, 30, tzinfo=UTC)


def test_each_form_has_its_own_key_and_its_own_names() -> None:
    first, second = AnswerForm(), AnswerForm()
    assert first["once_key"].value() != second["once_key"].value()
    assert (first["text"].html_name, first["text"].auto_id) == ("answer-text", "id_answer-text")


def test_a_last_answer_needs_no_next_step() -> None:
    sent = {"answer-text": "Ja", "answer-once_key": "n1"}
    assert set(AnswerForm(sent).errors) == {"next_step", "next_step_date"}
    last = AnswerForm(sent, is_last=True)
    assert last.is_valid()
    assert (last.closing().text, last.closing().once_key) == ("Ja", "n1")


def test_an_answer_with_its_step() -> None:
    form = AnswerForm(
        {
            "answer-text": "Ja",
            "answer-is_sensitive": "on",
            "answer-next_step": "Vi ringer",
            "answer-next_step_date": "24/12 2026",
        }
    )
    assert form.is_valid()
    assert form.words().is_sensitive
    assert form.step() == NextStep("Vi ringer", date(2026, 12, 24))


@pytest.mark.parametrize(
    ("chosen", "typed", "days"),
    [("simple-building", "", 40), ("", "25", 25), ("", "", None), ("livestock", "25", None)],
)
def test_the_days_are_a_common_target_or_ones_own(chosen: str, typed: str, days: int | None) -> None:
    form = ClockForm({"clock-complete_date": "1-6-2026", "clock-target": chosen, "clock-answer_days": typed})
    assert (form.days() if form.is_valid() else None) == days
    if days is None:
        assert form.errors["answer_days"] == ["Vælg en fra listen, eller skriv et tal. Kun én af delene."]


def test_what_is_no_number_is_told_once() -> None:
    form = ClockForm({"clock-complete_date": "1-6-2026", "clock-answer_days": "mange"})
    assert form.errors["answer_days"] == ["Skriv et antal dage, for eksempel 40."]


def test_every_target_is_found_by_its_key() -> None:
    assert [days_of(target.key) for target in TARGETS] == [40, 50, 55, 60, 130, 200, 110, 155, 180, 160]
    assert days_of("ukendt") is None


def test_only_those_without_a_mail_address_are_asked_whether_they_were_called() -> None:
    assert "is_told" not in WaitForm(enquiry=Enquiry(contact_mail="a@b.example")).fields
    assert "is_told" in WaitForm(enquiry=Enquiry()).fields


def test_a_meeting_is_at_the_municipalitys_own_hour() -> None:
    form = MeetingForm(
        {
            "meeting-day": "10-6-2026",
            "meeting-hour": "9.30",
            "meeting-minutes": "60",
            "meeting-place": "Rådhuset",
        }
    )
    assert form.is_valid()
    assert form.plan().starts_at == STARTS


def test_a_meeting_to_be_moved_is_shown_as_it_stands() -> None:
    shown = MoveMeetingForm.of(JointMeeting(starts_at=STARTS, minutes=60, place="Her", agenda="x"))
    assert (str(shown["day"]), str(shown["hour"])) == ("2026-06-10", "09:30:00")
