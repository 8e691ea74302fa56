from __future__ import annotations

from datetime import date

import pytest

from indgang.catalogue.actions.confirming import UnableToConfirmTask, confirm_task
from indgang.catalogue.models import Responsibility
from indgang.history.models import Event
from tests.factories import make_colleague, make_task, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def test_whoever_does_it_says_that_it_holds() -> None:
    task, kirsten = make_task(), make_colleague("Kirsten Munk")
    Responsibility.objects.create(task=task, colleague=kirsten)
    confirm_task(task=task, by=make_user(colleague=kirsten), today=TODAY)
    task.refresh_from_db()
    assert (task.confirmed_date, task.confirmed_by) == (TODAY, "Kirsten Munk")


def test_twice_the_same_day_is_one_event() -> None:
    task, kirsten = make_task(), make_colleague("Kirsten Munk")
    Responsibility.objects.create(task=task, colleague=kirsten)
    user = make_user(colleague=kirsten)
    confirm_task(task=task, by=user, today=TODAY)
    confirm_task(task=task, by=user, today=TODAY)
    assert Event.objects.count() == 1


def test_somebody_else_cannot_know() -> None:
    task = make_task()
    with pytest.raises(UnableToConfirmTask):
        confirm_task(task=task, by=make_user(colleague=make_colleague("Bo")), today=TODAY)
    task.refresh_from_db()
    assert task.confirmed_date is None
