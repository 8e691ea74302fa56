from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.materials.actions.keeping import (
    GivenFile,
    MaterialValues,
    Source,
    UnableToKeepMaterial,
    add_material,
    change_material,
    keep_made_material,
)
from indgang.materials.models import Material, MaterialUse
from indgang.people.models import Role
from tests.factories import make_colleague, make_material, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
FILE = GivenFile("brochure.pdf", "application/pdf", b"%PDF-1")
SOURCE = Source("gatherings", "booklet:1")


def wanted(**values: Any) -> MaterialValues:
    stands: Any = {
        "title": "En indgang",
        "kind": "brochure",
        "readers": "newcomers",
        "channel": "intranet",
        "address": "",
        "owner": make_colleague(),
    }
    return stands | values  # type: ignore[no-any-return]  # named in each test


def test_a_material_is_put_in_with_its_file() -> None:
    material = add_material(
        values=wanted(purpose="Til nye 010203-1234", review_date=date(2027, 1, 1)),
        file=FILE,
        by=make_user(Role.SECRETARY),
        now=NOW,
    )
    material.refresh_from_db()
    assert (material.title, material.purpose, material.state, material.created_at) == (
        "En indgang", "Til nye …", "in_use", NOW,
    )  # fmt: skip
    assert (material.file.name, material.file.size, bytes(material.file.content), material.file.put_in_at) == (
        "brochure.pdf", 6, b"%PDF-1", NOW,
    )  # fmt: skip
    event = Event.objects.get(act="add_material")
    assert (event.target_label, event.changes["file"]) == ("En indgang", ["", "brochure.pdf"])


def test_an_address_is_enough_and_neither_is_too_little() -> None:
    material = add_material(values=wanted(address="https://hvidklit.example/"), file=None, by=SYSTEM, now=NOW)
    assert not hasattr(material, "file")
    with pytest.raises(UnableToKeepMaterial, match="Vælg en fil") as refusal:
        add_material(values=wanted(), file=None, by=SYSTEM, now=NOW)
    assert (refusal.value.field, Material.objects.count()) == ("file", 1)


def test_others_neither_put_in_nor_change() -> None:
    by, material = make_user(Role.ENTRANCE), make_material()
    with pytest.raises(UnableToKeepMaterial, match="lægger materialer ind"):
        add_material(values=wanted(), file=FILE, by=by, now=NOW)
    with pytest.raises(UnableToKeepMaterial, match="retter i materialer"):
        change_material(material=material, values={"title": "Andet"}, file=None, by=by, now=NOW)
    assert list(Material.objects.values_list("title", flat=True)) == [material.title]


def test_a_new_file_replaces_the_old_and_the_count_stays() -> None:
    material = add_material(values=wanted(), file=FILE, by=SYSTEM, now=NOW)
    MaterialUse.objects.create(material=material, way="opened", used_on=NOW.date(), number=3)
    newer = GivenFile("ny.pdf", "application/pdf", b"%PDF-22")
    changed = change_material(material=material, values={"title": "To"}, file=newer, by=SYSTEM, now=NOW)
    changed.refresh_from_db()
    assert (changed.title, changed.file.name, changed.file.size, changed.uses.get().number) == (
        "To", "ny.pdf", 7, 3,
    )  # fmt: skip
    assert Event.objects.get(act="change_material").changes == {
        "title": ["En indgang", "To"], "file": ["brochure.pdf", "ny.pdf"],
    }  # fmt: skip


def test_it_cannot_be_left_with_neither_file_nor_address() -> None:
    material = make_material()
    with pytest.raises(UnableToKeepMaterial, match="Vælg en fil"):
        change_material(material=material, values={"address": ""}, file=None, by=SYSTEM, now=NOW)
    change_material(material=material, values={"address": ""}, file=FILE, by=SYSTEM, now=NOW)
    change_material(material=material, values={"title": "Uden adresse"}, file=None, by=SYSTEM, now=NOW)
    assert Material.objects.get().address == ""


def test_what_is_made_again_keeps_what_an_editor_wrote() -> None:
    first = keep_made_material(
        source=SOURCE, values=wanted(purpose="Fra maskinen", address="/hæfte/"), file=FILE, by=SYSTEM, now=NOW
    )
    change_material(material=first, values={"purpose": "Fra redaktøren"}, file=None, by=SYSTEM, now=NOW)
    newer = GivenFile("to.pdf", "application/pdf", b"%PDF-2", {"title": "To"})
    again = keep_made_material(
        source=SOURCE,
        values=wanted(title="To", purpose="Fra maskinen igen", address="/hæfte/"),
        file=newer,
        by=SYSTEM,
        now=NOW,
    )
    again.refresh_from_db()
    assert (again.pk, again.title, again.purpose, again.file.name, again.file.made_from) == (
        first.pk, "To", "Fra redaktøren", "to.pdf", {"title": "To"},
    )  # fmt: skip
    assert (again.is_made_here, again.is_read_here) == (True, True)


@pytest.mark.parametrize(("values", "file"), [({}, FILE), ({"address": "https://andet.example"}, None)])
def test_only_the_area_that_made_it_changes_its_file_and_address(values: Any, file: GivenFile | None) -> None:
    made = keep_made_material(source=SOURCE, values=wanted(address="/hæfte/"), file=FILE, by=SYSTEM, now=NOW)
    with pytest.raises(UnableToKeepMaterial, match="bliver lavet der"):
        change_material(material=made, values=values, file=file, by=SYSTEM, now=NOW)
