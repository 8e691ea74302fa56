from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.catalogue.models import AskedQuestion
from indgang.enquiries.actions.teaching import teach_finding
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.shared.actions.counting import count_change
from tests.factories import make_enquiry, make_task

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
QUESTION = "Jeg hedder Bente Smed, 010203-1234. Må jeg stille et skilt op?"


def test_the_question_is_kept_for_its_task_without_names_and_numbers() -> None:
    task = make_task("Skilte", words="skilt")
    count_change(topic="catalogue")
    assert teach_finding(enquiry=make_enquiry(QUESTION, task=task), by=SYSTEM, now=NOW)
    asked = AskedQuestion.objects.get()
    assert (asked.task, asked.rank, str(asked.asked_date)) == (task, 1, "2026-06-03")
    assert "skilt op" in asked.text
    assert not any(word in asked.text for word in ("Bente", "Smed", "010203"))
    assert Event.objects.get(act="teach_finding").changes == {"task": ["", "Skilte"]}


def test_a_task_that_finding_did_not_give_has_no_rank() -> None:
    assert teach_finding(enquiry=make_enquiry(QUESTION, task=make_task("Moms")), by=SYSTEM, now=NOW)
    assert AskedQuestion.objects.get().rank is None


def test_each_enquiry_teaches_once() -> None:
    enquiry = make_enquiry(QUESTION, task=make_task("Skilte"))
    assert teach_finding(enquiry=enquiry, by=SYSTEM, now=NOW)
    enquiry.task = make_task("Byggetilladelse")
    assert not teach_finding(enquiry=enquiry, by=SYSTEM, now=NOW)
    assert AskedQuestion.objects.count() == 1


def test_a_confidential_one_and_one_without_a_task_teach_nothing() -> None:
    confidential = make_enquiry(QUESTION, task=make_task(), is_confidential=True)
    assert not teach_finding(enquiry=confidential, by=SYSTEM, now=NOW)
    assert not teach_finding(enquiry=make_enquiry(QUESTION), by=SYSTEM, now=NOW)
    assert (AskedQuestion.objects.count(), Event.objects.count()) == (0, 0)


def test_numbers_alone_teach_nothing() -> None:
    enquiry = make_enquiry("12345678 2026", task=make_task())
    assert not teach_finding(enquiry=enquiry, by=SYSTEM, now=NOW)
    assert (AskedQuestion.objects.count(), Event.objects.filter(area="enquiries").count()) == (0, 0)
