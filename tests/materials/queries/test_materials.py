from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from indgang.materials.models import MaterialFile, MaterialUse, State
from indgang.materials.queries.materials import (
    Month,
    file_of,
    handed_out,
    made_material,
    materials_shown,
    use_by_month,
)
from tests.factories import make_material

pytestmark = pytest.mark.django_db


def titles(**wish: object) -> list[str]:
    return [material.title for material in materials_shown(**wish)]  # type: ignore[arg-type]  # named in each test


def test_drafts_and_withdrawn_ones_are_for_those_who_keep_them() -> None:
    make_material("B")
    make_material("A", readers="companies", kind="memo")
    make_material("C", state=State.DRAFT)
    assert (titles(), titles(with_all=True)) == (["A", "B"], ["A", "B", "C"])
    assert (titles(readers="companies"), titles(kind="memo"), titles(readers="leaders")) == (["A"], ["A"], [])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_is_read_at_once(rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(rows):
        material = make_material()
        for way in ("opened", "downloaded"):
            MaterialUse.objects.create(material=material, way=way, used_on=date(2026, 1, 1), number=number)
    with django_assert_num_queries(1):
        used = sorted(one.times_used for one in materials_shown() if one.owner.name)  # type: ignore[attr-defined]  # annotated
    assert used == [2 * number for number in range(rows)]


def test_uses_stand_by_the_month_the_newest_first() -> None:
    material = make_material()
    for way, day, number in [
        ("opened", date(2026, 1, 3), 2), ("opened", date(2026, 1, 9), 3), ("handed_out", date(2026, 1, 9), 40),
        ("downloaded", date(2026, 3, 1), 1),
    ]:  # fmt: skip
        MaterialUse.objects.create(material=material, way=way, used_on=day, number=number)
    assert use_by_month(material) == [
        Month(date(2026, 3, 1), downloaded=1),
        Month(date(2026, 1, 1), opened=5, handed_out=40),
    ]
    assert [use.number for use in handed_out(material)] == [40]


def test_a_file_is_told_of_without_being_read(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    material = make_material()
    assert file_of(material) is None
    MaterialFile.objects.create(
        material=material, name="a.pdf", content_type="application/pdf", size=1, content=b"x"
    )
    file = file_of(material)
    assert file is not None
    assert (file.name, str(file), file.get_deferred_fields()) == ("a.pdf", "a.pdf", {"content"})


def test_what_an_area_made_is_found_by_its_key() -> None:
    made = make_material(source_area="gatherings", source_key="booklet:1")
    assert (made_material("gatherings", "booklet:1"), made_material("gatherings", "booklet:2")) == (
        made,
        None,
    )
