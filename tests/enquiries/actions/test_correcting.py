from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.catalogue.models import Task
from indgang.duties.models import Duty
from indgang.enquiries.actions.correcting import Wrong, open_correction
from indgang.enquiries.models import Enquiry
from indgang.history.actions.recording import SYSTEM
from tests.factories import (
    make_catalogue,
    make_colleague,
    make_enquiry,
    make_municipality,
    make_task,
    make_unit,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def corrected(task: Task, enquiry: Enquiry | None = None, wrong: Wrong = Wrong.PERSON) -> Duty | None:
    return open_correction(
        enquiry=enquiry or make_enquiry(),
        task=task,
        colleague=make_colleague("Karla"),
        wrong=wrong,
        word="Spørg Vej og Park",
        once="held:1",
        by=SYSTEM,
        now=NOW,
    )


def test_whoever_answers_for_the_catalogue_gets_it_with_the_tasks_unit() -> None:
    owner, unit = make_colleague("Sten"), make_unit("Byg")
    task = make_task("Skilte", catalogue=make_catalogue(owner=owner), answering_unit=unit)
    enquiry = make_enquiry()
    duty = corrected(task, enquiry)
    assert duty is not None
    assert (duty.title, duty.owner, duty.unit) == ("Ret kataloget: »Skilte«", owner, unit)
    assert duty.details == (
        "Karla fik en henvendelse på grund af denne opgave, men er ikke den rette til den.\n\n"
        f"Spørg Vej og Park\n\nHenvendelse {enquiry.reference}"
    )
    assert (duty.about_area, duty.about_key, duty.about_label) == ("catalogue", task.history_key, "Skilte")
    assert (duty.about_link, duty.kind) == (task.get_absolute_url(), "catalogue.correction")


def test_it_is_to_be_done_in_five_working_days() -> None:
    """From Wednesday 3 June 2026; 5 June is the municipality's own affair, and is no closing day here."""
    duty = corrected(make_task(answering_unit=make_unit()))
    assert duty is not None
    assert duty.due_date == date(2026, 6, 10)


def test_the_wrong_task_is_told_as_such() -> None:
    duty = corrected(make_task(answering_unit=make_unit()), wrong=Wrong.TASK)
    assert duty is not None
    assert "men den handlede om noget andet" in duty.details


def test_of_a_confidential_one_it_says_neither_which_nor_what() -> None:
    enquiry = make_enquiry(is_confidential=True)
    duty = corrected(make_task(answering_unit=make_unit()), enquiry)
    assert duty is not None
    assert duty.details == (
        "Karla fik en henvendelse på grund af denne opgave, men er ikke den rette til den."
    )


def test_it_is_given_once() -> None:
    task, enquiry = make_task(answering_unit=make_unit()), make_enquiry()
    assert corrected(task, enquiry) == corrected(task, enquiry)
    assert Duty.objects.count() == 1


def test_an_owner_who_has_left_gives_way_to_the_web_editor() -> None:
    gone, editor = make_colleague(leaving_date=date(2026, 5, 31)), make_colleague("Rie")
    duty = corrected(make_task(catalogue=make_catalogue(owner=gone, web_editor=editor)))
    assert duty is not None
    assert (duty.owner, duty.unit) == (editor, None)


def test_where_the_catalogue_has_nobody_the_home_pages_owner_gets_it() -> None:
    owner, unit = make_colleague("Sten"), make_unit("Erhverv")
    make_municipality(home_page_owner=owner, home_page_unit=unit)
    duty = corrected(make_task())
    assert duty is not None
    assert (duty.owner, duty.unit) == (owner, unit)


def test_where_nobody_keeps_anything_there_is_nobody_to_give_it_to() -> None:
    assert corrected(make_task()) is None
    assert Duty.objects.count() == 0
