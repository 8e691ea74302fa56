from __future__ import annotations

from datetime import date

import pytest

from indgang.catalogue.kle_files import ReadSubject
from indgang.catalogue.models import KleEdition, KleSubject, Task
from indgang.catalogue.queries.kle_register import (
    UsedNumber,
    find_subjects,
    kle_changes,
    newest_edition,
    subjects_by_number,
    tasks_by_number,
)
from tests.catalogue.kle_editions import an_edition
from tests.factories import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> KleEdition:
    return KleEdition.objects.create(published_date=date(2026, 5, 1), version="1.3")


@pytest.fixture
def lamps(edition: KleEdition) -> KleSubject:
    return KleSubject.objects.create(
        number="91.02.03", title="Ørneglas i lamper", keywords="Fyrpasser\nÅbne lygter", edition=edition
    )


@pytest.fixture
def mirrors(edition: KleEdition) -> KleSubject:
    return KleSubject.objects.create(
        number="91.02.05", title="Spejle", guidance="Emnet dækker glas bag lamper.", edition=edition
    )


@pytest.fixture
def oil(edition: KleEdition) -> KleSubject:
    return KleSubject.objects.create(
        number="91.02.01", title="Tran", keywords="Lamper", is_retired=True, edition=edition
    )


# Looking up ------------------------------------------------------------------------------------------------


def test_the_newest_edition_is_the_one_published_last(edition: KleEdition) -> None:
    KleEdition.objects.create(published_date=date(2025, 8, 1), version="2.0")

    assert newest_edition() == edition


def test_before_anything_is_read_there_is_none() -> None:
    assert newest_edition() is None


def test_subjects_by_number(lamps: KleSubject, mirrors: KleSubject) -> None:
    assert subjects_by_number(["91.02.05", "99.99.99"]) == {"91.02.05": mirrors}


def test_the_tasks_that_stand_under_a_number_by_title() -> None:
    polishing = make_task("Pudse spejle", kle_numbers="91.02.05 91.02.03")
    hanging = make_task("Hænge spejle op", kle_numbers="91.02.05")
    make_task("Tran", kle_numbers="91.02.01")
    make_task("Uden nummer")

    assert tasks_by_number(["91.02.05", "91.02.03", "91.02.09"]) == {
        "91.02.05": [hanging, polishing],
        "91.02.03": [polishing],
    }


@pytest.mark.parametrize("asked", ["øRNEGLAS", "fyrpasser", "åbne", "91.02.03", "lygter ørneglas"])
def test_found_by_words_in_title_or_keywords_or_by_number(
    lamps: KleSubject, mirrors: KleSubject, asked: str
) -> None:
    assert list(find_subjects(asked)) == [lamps]


def test_found_by_its_guidance_after_those_found_by_title(lamps: KleSubject, mirrors: KleSubject) -> None:
    assert list(find_subjects("lamper")) == [lamps, mirrors]
    assert list(find_subjects("glas bag")) == [mirrors]


def test_found_by_title_before_keywords_before_guidance(
    lamps: KleSubject, mirrors: KleSubject, edition: KleEdition
) -> None:
    early = KleSubject.objects.create(
        number="91.01.01", title="Kviste", guidance="Lamper", keywords="Skygge", edition=edition
    )
    keyword = KleSubject.objects.create(
        number="91.09.01", title="Pærer", keywords="Lamper til loft", edition=edition
    )

    assert list(find_subjects("lamper")) == [lamps, keyword, early, mirrors]


def test_found_by_the_beginning_of_a_number(lamps: KleSubject, mirrors: KleSubject) -> None:
    assert list(find_subjects("91.02")) == [lamps, mirrors]
    assert list(find_subjects("02.03")) == []


def test_found_by_the_number_of_a_whole_case(lamps: KleSubject, mirrors: KleSubject) -> None:
    assert list(find_subjects("91.02.05-P19-1-26")) == [mirrors]


def test_all_when_nothing_is_asked_for_by_number_those_in_use_first(
    lamps: KleSubject, mirrors: KleSubject, oil: KleSubject
) -> None:
    assert list(find_subjects("")) == [lamps, mirrors, oil]


def test_numbers_no_longer_in_use_come_last_or_not_at_all(
    lamps: KleSubject, mirrors: KleSubject, oil: KleSubject
) -> None:
    assert list(find_subjects("lamper")) == [lamps, mirrors, oil]
    assert list(find_subjects("lamper", with_retired=False)) == [lamps, mirrors]


# What an edition changes -----------------------------------------------------------------------------------


def used(task: Task, number: str, **told: str | bool) -> UsedNumber:
    stands: dict[str, str | bool] = {"before": "", "after": "", "is_retired": True, "successor": ""}
    return UsedNumber(task=task, number=number, **(stands | told))  # type: ignore[arg-type]  # told by name


@pytest.mark.usefixtures("mirrors")
def test_new_renamed_ended_and_the_same(lamps: KleSubject, oil: KleSubject) -> None:
    renamed = ReadSubject("91.02.05", "Glas")
    same = ReadSubject(lamps.number, lamps.title)
    new = ReadSubject("91.02.06", "Klokker")

    changes = kle_changes(an_edition(renamed, same, new))

    assert (changes.added, changes.renamed, changes.same) == ((new,), ((renamed, "Spejle"),), 1)
    assert changes.retired == ()  # 91.02.01 had ended before


@pytest.mark.usefixtures("lamps")
def test_a_number_ends_by_being_marked_or_left_out(mirrors: KleSubject) -> None:
    marked = ReadSubject(mirrors.number, mirrors.title, is_retired=True)

    assert kle_changes(an_edition(marked)).retired == ("91.02.03", "91.02.05")


@pytest.mark.usefixtures("lamps", "mirrors")
def test_only_changes_to_numbers_our_tasks_stand_under_concern_them() -> None:
    make_task("Uden nummer")
    make_task("Uændret", kle_numbers="91.02.03")
    task = make_task("Pudse spejle", kle_numbers="91.02.03 91.02.05")

    changes = kle_changes(an_edition(ReadSubject("91.02.03", "Ørneglas i lamper")))

    assert changes.used == (used(task, "91.02.05", before="Spejle"),)


@pytest.mark.usefixtures("mirrors")
def test_a_task_whose_number_has_a_new_title() -> None:
    task = make_task(kle_numbers="91.02.05")

    changes = kle_changes(an_edition(ReadSubject("91.02.05", "Glas")))

    assert changes.used == (used(task, "91.02.05", before="Spejle", after="Glas", is_retired=False),)


def test_a_task_whose_number_has_ended_is_told_what_replaces_it(mirrors: KleSubject) -> None:
    task = make_task(kle_numbers="91.02.05")
    over = ReadSubject("91.02.05", "Spejle", is_retired=True, successor="91.02.03")

    assert kle_changes(an_edition(over)).used == (
        used(task, "91.02.05", before="Spejle", after="Spejle", successor="91.02.03"),
    )


def test_what_replaces_it_is_remembered_when_the_edition_leaves_it_out(mirrors: KleSubject) -> None:
    mirrors.successor = "91.02.03"
    mirrors.save()
    task = make_task(kle_numbers="91.02.05")

    assert kle_changes(an_edition(ReadSubject("91.02.03", "Lamper"))).used == (
        used(task, "91.02.05", before="Spejle", successor="91.02.03"),
    )


def test_a_task_whose_number_is_nowhere() -> None:
    task = make_task(kle_numbers="99.99.99")

    assert kle_changes(an_edition(ReadSubject("91.02.03", "Lamper"))).used == (used(task, "99.99.99"),)


def test_a_task_whose_number_is_read_for_the_first_time_is_as_it_should_be() -> None:
    make_task(kle_numbers="91.02.03")

    assert kle_changes(an_edition(ReadSubject("91.02.03", "Lamper"))).used == ()
