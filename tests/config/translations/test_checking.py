from __future__ import annotations

from pathlib import Path

import pytest

from config.translations.checking import faults, placeholders
from tests.config.translations.conftest import PEOPLE_PO, write

PO = "locale/da/LC_MESSAGES/people.po"


def test_complete_danish_has_no_fault(root: Path) -> None:
    write(root, PO, PEOPLE_PO)
    assert faults(root) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"Søn"', '""', "no Danish: 'Sun'"),
        ('msgid "The one', '#, fuzzy\nmsgid "The one', "fuzzy: 'The one who answers'"),
        ('"Fraværende til %(day)s"', '"Fraværende"', "placeholders differ: 'Absent until %(day)s'"),
        ('"%(count)s kolleger"', '"kolleger"', "placeholders differ: '%(count)s colleague'"),
        ('"Én kollega"', '"%(number)s kollega"', "placeholders differ: '%(count)s colleague'"),
        ('"Én kollega"', '""', "no Danish: '%(count)s colleague'"),
    ],
)
def test_a_faulty_entry_is_named(root: Path, old: str, new: str, fault: str) -> None:
    write(root, PO, PEOPLE_PO.replace(old, new))
    assert faults(root) == [f"{PO}: {fault}"]


def test_a_missing_entry_is_named(root: Path) -> None:
    write(root, PO, PEOPLE_PO.replace('msgid "The one who answers"\nmsgstr "Den, der svarer"\n', ""))
    assert faults(root) == [f"{PO}: missing: 'The one who answers' (run: make translations)"]


def test_entries_nobody_asks_for_are_named(root: Path) -> None:
    write(root, PO, PEOPLE_PO + '\nmsgid "Gone"\nmsgstr "Væk"\n\n#~ msgid "Old"\n#~ msgstr "Gammel"\n')
    assert faults(root) == [f"{PO}: not in the sources: 'Gone'", f"{PO}: obsolete: 'Old'"]


def test_the_same_english_has_one_danish(root: Path) -> None:
    write(root, PO, PEOPLE_PO)
    write(root, "config/urls.py", '_("The one who answers")')
    write(root, "locale/da/LC_MESSAGES/config.po", 'msgid "The one who answers"\nmsgstr "Telefonpasseren"\n')
    told = "config: 'Telefonpasseren', people: 'Den, der svarer'"
    assert faults(root) == [f"'The one who answers' is translated in more than one way ({told})"]


def test_no_danish_yet_is_not_another_danish(root: Path) -> None:
    write(root, PO, PEOPLE_PO)
    write(root, "config/urls.py", '_("The one who answers")')
    write(root, "locale/da/LC_MESSAGES/config.po", 'msgid "The one who answers"\nmsgstr ""\n')
    assert faults(root) == ["locale/da/LC_MESSAGES/config.po: no Danish: 'The one who answers'"]


def test_a_danish_msgid_is_named(root: Path) -> None:
    write(root, PO, PEOPLE_PO)
    write(root, "config/urls.py", '_("Åben")')
    write(root, "locale/da/LC_MESSAGES/config.po", 'msgid "Åben"\nmsgstr "Åben"\n')
    assert faults(root) == ["locale/da/LC_MESSAGES/config.po: the msgid is not English: 'Åben'"]


def test_a_file_of_no_area_is_named(root: Path) -> None:
    write(root, PO, PEOPLE_PO)
    write(root, "locale/da/LC_MESSAGES/personer.po", "")
    assert faults(root) == ["locale/da/LC_MESSAGES/personer.po: there is no area of this name"]


def test_words_typed_into_a_template_are_named(root: Path) -> None:
    write(root, PO, PEOPLE_PO)
    write(root, "indgang/people/templates/people/list.html", "<p>Medarbejdere</p>")
    expected = "indgang/people/templates/people/list.html: typed straight in, not translated: 'Medarbejdere'"
    assert faults(root) == [expected]


def test_placeholders_of_both_kinds_are_found() -> None:
    assert placeholders("%(day)s {name} %d 100 %% {{literal}}") == {"%(day)s", "{name}", "%d"}
