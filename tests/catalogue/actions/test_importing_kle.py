from __future__ import annotations

from datetime import date

import pytest

from indgang.catalogue.actions.importing_kle import UnableToImportKle, import_kle
from indgang.catalogue.kle_files import ReadSubject
from indgang.catalogue.models import KleEdition, KleSubject
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import Role
from indgang.shared.queries import change_number
from tests.catalogue.kle_editions import an_edition
from tests.factories import make_editor, make_task, make_user

pytestmark = pytest.mark.django_db

LAMPS = ReadSubject("91.02.03", "Tænding af lamper", "Emnet dækker lys.", ("Fyrpasser", "Natlys"), "u-1")
MIRRORS = ReadSubject("91.02.05", "Spejle")


def rows() -> list[tuple[str, str, bool]]:
    return [(s.number, s.title, s.is_retired) for s in KleSubject.objects.order_by("number")]


def test_the_register_becomes_as_the_edition_has_it() -> None:
    import_kle(register=an_edition(LAMPS, MIRRORS), by=make_editor())

    assert rows() == [("91.02.03", "Tænding af lamper", False), ("91.02.05", "Spejle", False)]
    lamps = KleSubject.objects.get(number="91.02.03")
    assert (lamps.guidance, lamps.keyword_list, lamps.uuid) == (
        "Emnet dækker lys.",
        ["Fyrpasser", "Natlys"],
        "u-1",
    )
    assert (lamps.edition.published_date, lamps.edition.version) == (date(2026, 5, 1), "1.3")


def test_it_is_written_down_who_read_it() -> None:
    editor = make_editor()

    import_kle(register=an_edition(LAMPS, MIRRORS), by=editor)

    event = Event.objects.get()
    assert (event.act, event.actor_name, event.target_label) == (
        "import_kle",
        editor.history_name,
        "KLE 01.05.2026",
    )
    assert event.changes == {"subjects": ["0", "2"], "retired": ["", "0"]}


def test_what_is_found_may_change_by_it() -> None:
    before = change_number(["catalogue"])

    import_kle(register=an_edition(LAMPS), by=SYSTEM)

    assert change_number(["catalogue"]) > before


def test_a_newer_edition_adds_renames_and_ends() -> None:
    import_kle(register=an_edition(LAMPS, MIRRORS), by=SYSTEM)
    renamed = ReadSubject("91.02.03", "Lys i lamper")
    bells = ReadSubject("91.02.06", "Klokker")

    changes = import_kle(register=an_edition(renamed, bells, day=date(2026, 8, 1)), by=SYSTEM)

    assert rows() == [
        ("91.02.03", "Lys i lamper", False),
        ("91.02.05", "Spejle", True),
        ("91.02.06", "Klokker", False),
    ]
    assert (changes.added, changes.renamed, changes.retired) == (
        (bells,),
        ((renamed, "Tænding af lamper"),),
        ("91.02.05",),
    )
    assert Event.objects.order_by("-pk")[0].changes == {"subjects": ["2", "3"], "retired": ["", "1"]}


def test_a_number_no_longer_in_use_can_still_be_read_with_what_replaces_it() -> None:
    import_kle(register=an_edition(LAMPS, MIRRORS), by=SYSTEM)
    over = ReadSubject("91.02.05", "Spejle", is_retired=True, successor="91.02.03")
    import_kle(register=an_edition(LAMPS, over, day=date(2026, 8, 1)), by=SYSTEM)

    import_kle(register=an_edition(LAMPS, day=date(2026, 11, 1)), by=SYSTEM)

    mirrors = KleSubject.objects.get(number="91.02.05")
    assert (mirrors.title, mirrors.is_retired, mirrors.successor_list) == ("Spejle", True, ["91.02.03"])


def test_a_mark_without_a_successor_keeps_the_one_we_knew() -> None:
    over = ReadSubject("91.02.05", "Spejle", is_retired=True, successor="91.02.03")
    import_kle(register=an_edition(over), by=SYSTEM)

    only_marked = ReadSubject("91.02.05", "Spejle", is_retired=True)
    import_kle(register=an_edition(only_marked, day=date(2026, 8, 1)), by=SYSTEM)

    assert KleSubject.objects.get().successor == "91.02.03"


def test_a_number_that_comes_back_into_use_has_no_successor() -> None:
    over = ReadSubject("91.02.05", "Spejle", is_retired=True, successor="91.02.03")
    import_kle(register=an_edition(over), by=SYSTEM)

    import_kle(register=an_edition(MIRRORS, day=date(2026, 8, 1)), by=SYSTEM)

    mirrors = KleSubject.objects.get()
    assert (mirrors.is_retired, mirrors.successor) == (False, "")


def test_the_same_edition_read_again_changes_nothing() -> None:
    import_kle(register=an_edition(LAMPS, MIRRORS), by=SYSTEM)

    changes = import_kle(register=an_edition(LAMPS, MIRRORS), by=SYSTEM)

    assert (changes.added, changes.renamed, changes.retired, changes.same) == ((), (), (), 2)
    assert KleEdition.objects.count() == 1


def test_what_it_means_for_our_tasks_is_told() -> None:
    task = make_task("Pudse spejle", kle_numbers="91.02.05")
    import_kle(register=an_edition(LAMPS, MIRRORS), by=SYSTEM)

    changes = import_kle(register=an_edition(LAMPS, day=date(2026, 8, 1)), by=SYSTEM)

    assert [(used.task, used.number, used.is_retired) for used in changes.used] == [(task, "91.02.05", True)]


# What is refused -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("roles", [(), (Role.ENTRANCE,), (Role.SECRETARY,)])
def test_whoever_does_not_keep_the_catalogue_is_refused(roles: tuple[Role, ...]) -> None:
    with pytest.raises(UnableToImportKle):
        import_kle(register=an_edition(LAMPS), by=make_user(*roles))

    assert KleSubject.objects.count() == 0


def test_an_older_edition_is_refused_and_says_both_days() -> None:
    import_kle(register=an_edition(LAMPS), by=SYSTEM)

    with pytest.raises(UnableToImportKle) as refused:
        import_kle(register=an_edition(MIRRORS, day=date(2025, 8, 1)), by=SYSTEM)

    assert "1. august 2025" in refused.value.reason
    assert "1. maj 2026" in refused.value.reason
    assert refused.value.field == "is_forced"
    assert rows() == [("91.02.03", "Tænding af lamper", False)]


def test_an_older_edition_is_read_where_that_is_meant() -> None:
    import_kle(register=an_edition(LAMPS), by=SYSTEM)

    import_kle(register=an_edition(MIRRORS, day=date(2025, 8, 1)), by=SYSTEM, is_forced=True)

    assert rows() == [("91.02.03", "Tænding af lamper", True), ("91.02.05", "Spejle", False)]
