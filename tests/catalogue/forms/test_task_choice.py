from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from indgang.catalogue.forms.task_choice import TaskBook, TaskField
from tests.factories import make_catalogue, make_task

pytestmark = pytest.mark.django_db


def test_a_task_is_meant_by_its_title_its_address_or_a_part_only_it_has() -> None:
    task = make_task("Stillads på vejen", key="stillads")
    make_task("Skilt på vejen", key="skilt")
    book = TaskBook()
    assert book.find("Stillads på vejen") == task
    assert book.find("stillads PÅ vejen") == task
    assert book.find("stillads") == task
    assert book.find("STILL") == task


def test_two_of_the_same_title_are_told_apart() -> None:
    first = make_task("Nøgler", catalogue=make_catalogue("Havne"), key="a")
    second = make_task("Nøgler", catalogue=make_catalogue("Skoler"), key="b")
    third = make_task("Nøgler", catalogue=second.catalogue, key="c")
    assert TaskBook().by_label == {"Nøgler": first, "Nøgler, Skoler": second, "Nøgler, c": third}


def test_nobody_is_guessed_at() -> None:
    for number in range(7):
        make_task(f"Skilt {number}")
    with pytest.raises(ValidationError, match="Flere passer: Skilt 0; Skilt 1; Skilt 2; Skilt 3; Skilt 4 …"):
        TaskBook().find("skilt")
    with pytest.raises(ValidationError, match="Der er ingen opgave, der hedder “flag”"):
        TaskBook().find("flag")


def test_few_that_fit_are_all_named() -> None:
    make_task("Skilt i by")
    make_task("Skilt på land")
    with pytest.raises(ValidationError, match=r"Skilt på land\. Vælg"):
        TaskBook().find("skilt")


def test_the_field_shows_a_title_and_cleans_to_the_task() -> None:
    task = make_task("Stillads")
    field = TaskField(book=TaskBook(), required=False)
    assert field.prepare_value(task) == "Stillads"
    assert field.prepare_value("Stil") == "Stil"
    assert field.clean("Stillads") == task
    assert field.clean(" ") is None
