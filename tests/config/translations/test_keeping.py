from __future__ import annotations

import gettext
from pathlib import Path

from config.translations.keeping import compile_all, po_file, read_area, update
from tests.config.translations.conftest import PEOPLE_PO, write


def test_update_asks_for_what_the_sources_use(root: Path) -> None:
    assert update(root) == {"config": 0, "people": 5}
    text = po_file(root, "people").read_text(encoding="utf-8")
    assert text.startswith('msgid ""\nmsgstr ""\n"Language: da\\n"')
    assert '#: indgang/people/views.py\n#, python-format\nmsgid "Absent until %(day)s"\nmsgstr ""\n' in text


def test_update_keeps_the_danish_and_drops_what_nobody_asks_for(root: Path) -> None:
    write(root, "locale/da/LC_MESSAGES/people.po", PEOPLE_PO + '\nmsgid "Gone"\nmsgstr "Væk"\n')
    assert update(root) == {"config": 0, "people": 0}
    kept = read_area(root, "people")
    message = kept.get("Absent until %(day)s")
    assert message is not None
    assert message.string == "Fraværende til %(day)s"
    assert kept.get("Gone") is None
    assert not kept.obsolete


def test_update_guesses_nothing(root: Path) -> None:
    write(root, "locale/da/LC_MESSAGES/people.po", 'msgid "The one who answer"\nmsgstr "Den, der svarede"\n')
    update(root)
    assert "fuzzy" not in po_file(root, "people").read_text(encoding="utf-8")


def test_update_twice_writes_the_same(root: Path) -> None:
    write(root, "locale/da/LC_MESSAGES/people.po", PEOPLE_PO)
    update(root)
    first = po_file(root, "people").read_bytes()
    update(root)
    assert po_file(root, "people").read_bytes() == first


def test_an_area_without_text_gets_no_file(root: Path) -> None:
    update(root)
    assert not po_file(root, "config").exists()


def test_all_areas_become_one_file_that_gettext_reads(root: Path) -> None:
    write(root, "locale/da/LC_MESSAGES/people.po", PEOPLE_PO)
    write(root, "locale/da/LC_MESSAGES/config.po", 'msgid "Door"\nmsgstr "Dør"\n\nmsgid "Open"\nmsgstr ""\n')
    with compile_all(root).open("rb") as file:
        danish = gettext.GNUTranslations(file)
    assert danish.gettext("Door") == "Dør"
    assert danish.gettext("Open") == "Open"
    assert danish.pgettext("day", "Sun") == "Søn"
    assert danish.ngettext("%(count)s colleague", "%(count)s colleagues", 1) == "Én kollega"
    assert danish.ngettext("%(count)s colleague", "%(count)s colleagues", 2) == "%(count)s kolleger"


def test_with_no_text_at_all_there_is_still_a_file(root: Path) -> None:
    with compile_all(root).open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Door") == "Door"
