from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.actions.self_help import UnableToCountSelfHelp, note_self_help
from indgang.enquiries.models import SelfHelp
from tests.factories import make_catalogue, make_task

pytestmark = pytest.mark.django_db


def test_it_is_counted_for_each_task_and_day() -> None:
    catalogue = make_catalogue(is_public=True)
    terrace, sign = make_task("Udeservering", catalogue=catalogue), make_task("Skilte", catalogue=catalogue)

    for task, day in [(terrace, 3), (terrace, 3), (terrace, 4), (sign, 3)]:
        note_self_help(task=task, today=date(2026, 6, day))

    assert list(
        SelfHelp.objects.order_by("-task__title", "day").values_list("task__title", "day", "times")
    ) == [
        ("Udeservering", date(2026, 6, 3), 2),
        ("Udeservering", date(2026, 6, 4), 1),
        ("Skilte", date(2026, 6, 3), 1),
    ]


def test_what_companies_may_not_see_answers_nobody() -> None:
    hidden = make_task(catalogue=make_catalogue(is_public=True), is_published=False)

    with pytest.raises(UnableToCountSelfHelp):
        note_self_help(task=hidden, today=date(2026, 6, 3))

    assert not SelfHelp.objects.exists()
