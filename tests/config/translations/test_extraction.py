from __future__ import annotations

from pathlib import Path

from config.translations.extraction import area_folders, extract_area
from config.translations.keeping import asked_for


def test_every_area_and_config_have_their_text(root: Path) -> None:
    assert area_folders(root) == {"config": root / "config", "people": root / "indgang" / "people"}


def test_python_and_templates_are_read(root: Path) -> None:
    found = {
        (message.id, message.context)
        for message in asked_for(extract_area(root, root / "indgang" / "people"))
    }
    assert found == {
        ("Absent until %(day)s", None),
        (("%(count)s colleague", "%(count)s colleagues"), None),
        ("Sun", "day"),
        ("The one who answers", None),
        ("Call %(phone)s now", None),
    }


def test_each_msgid_tells_its_file_and_no_line(root: Path) -> None:
    catalogue = extract_area(root, root / "indgang" / "people")
    message = catalogue.get("The one who answers")
    assert message is not None
    assert message.locations == [("indgang/people/templates/people/colleague.html", 0)]


def test_migrations_are_not_read(root: Path) -> None:
    migration = root / "indgang" / "people" / "migrations" / "0001_initial.py"
    migration.parent.mkdir()
    migration.write_text('_("Old words")', encoding="utf-8")
    assert extract_area(root, root / "indgang" / "people").get("Old words") is None
