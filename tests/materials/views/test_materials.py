from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from indgang.materials.models import Material, MaterialFile, MaterialUse, State
from tests.factories import make_colleague, make_material, make_outside_date, make_user

LIST = "/intern/materialer/"


def page_of(client: Client, path: str, **query: str) -> str:
    return client.get(path, query).content.decode()


def filled_in(**values: Any) -> dict[str, Any]:
    stands = {
        "title": "En indgang", "kind": "brochure", "readers": "newcomers", "channel": "intranet", "language": "da",
        "owner": "Ida Dahl", "state": "in_use", "address": "www.hvidklit.example/brochure",
    }  # fmt: skip
    return stands | values


def test_the_list_says_what_to_do_when_it_is_empty(keeper: Client, reader: Client) -> None:
    assert "Læg et materiale ind" in page_of(keeper, LIST)
    page = page_of(reader, LIST)
    assert "Ingen materialer endnu" in page
    assert "Læg et materiale ind" not in page


def test_the_list_is_narrowed(reader: Client) -> None:
    make_material("Til nye")
    make_material("Til virksomheder", readers="companies")
    page = page_of(reader, LIST, readers="companies")
    assert "Til virksomheder" in page
    assert "Til nye" not in page
    assert "Ingen materialer passer" in page_of(reader, LIST, kind="slides")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_no_more_of_three_than_of_one(
    reader: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _row in range(rows):
        make_material()
    reader.get(LIST)
    with django_assert_num_queries(10):
        reader.get(LIST)


def test_a_draft_is_seen_by_its_owner_and_those_who_keep_materials(keeper: Client, reader: Client) -> None:
    user = make_user()
    draft = make_material(state=State.DRAFT, owner=user.colleague)
    owner = Client()
    owner.force_login(user)
    path = draft.get_absolute_url()
    assert [client.get(path).status_code for client in (keeper, owner, reader)] == [200, 200, 404]


def test_the_page_tells_what_it_is_and_how_it_is_used(reader: Client) -> None:
    material = make_material("En indgang", purpose="Til nye", review_date=timezone.localdate())
    page = page_of(reader, material.get_absolute_url())
    assert "Det er ikke brugt endnu" in page
    assert "Det skulle være set efter" in page
    MaterialUse.objects.create(
        material=material, way="handed_out", used_on=timezone.localdate(), number=40, place="Skranken"
    )
    page = page_of(reader, material.get_absolute_url())
    assert "40, Skranken" in page
    assert "Brug måned for måned" in page


def test_a_release_beside_something_else_is_warned_of(keeper: Client, reader: Client) -> None:
    day = timezone.localdate() + timedelta(days=30)
    make_outside_date("DI's måling", day)
    make_outside_date("Ferie", day, effect="away")
    material = make_material(release_date=day)
    page = page_of(keeper, material.get_absolute_url())
    assert "Kom før det eller fire uger efter" in page
    assert "Mange er væk på det tidspunkt" in page
    assert "fire uger efter" not in page_of(reader, material.get_absolute_url())


def test_opening_leads_on_and_is_counted(reader: Client) -> None:
    material = make_material(address="https://hvidklit.example/brochure")
    answer = reader.get(reverse("materials:open_material", args=[material.pk]))
    assert (answer.status_code, answer["Location"]) == (302, "https://hvidklit.example/brochure")
    own = make_material(
        address="/intern/samlinger/1/haefte/", source_area="gatherings", source_key="booklet:1"
    )
    assert reader.get(reverse("materials:open_material", args=[own.pk]))["Location"] == own.address
    assert list(MaterialUse.objects.values_list("material", "way", "number")) == [(material.pk, "opened", 1)]
    without = make_material(address="")
    assert reader.get(reverse("materials:open_material", args=[without.pk])).status_code == 404


def test_a_file_is_downloaded_and_counted(reader: Client) -> None:
    material = make_material()
    path = reverse("materials:download_material", args=[material.pk])
    assert reader.get(path).status_code == 404
    MaterialFile.objects.create(
        material=material, name="æ.txt", content_type="text/plain", size=1, content=b"x"
    )
    answer = reader.get(path)
    assert (answer.content, answer["Content-Security-Policy"]) == (b"x", "default-src 'none'; sandbox")
    assert MaterialUse.objects.get().way == "downloaded"


def test_what_is_handed_out_is_noted_by_whoever_did(reader: Client) -> None:
    material = make_material()
    path = reverse("materials:hand_out_material", args=[material.pk])
    answer = reader.post(path, {"number": "40", "place": "Messen", "used_on": "24-12-2999"})
    page = answer.content.decode()
    assert (answer.status_code, "Den dag er ikke kommet endnu" in page, 'value="Messen"' in page) == (
        422,
        True,
        True,
    )
    assert reader.post(path, {"number": "x"}).status_code == 422
    assert reader.post(path, {"number": "40", "place": "Messen", "used_on": "24-11-2020"}).status_code == 302
    assert MaterialUse.objects.get().place == "Messen"


def test_a_material_is_put_in_with_a_file(keeper: Client) -> None:
    make_colleague("Ida Dahl")
    assert keeper.get(f"{LIST}nyt/").status_code == 200
    refused = keeper.post(f"{LIST}nyt/", filled_in(address=""))
    assert (refused.status_code, "Vælg en fil, eller skriv adressen" in refused.content.decode()) == (
        422,
        True,
    )
    upload = SimpleUploadedFile("brochure.pdf", b"%PDF-1")
    answer = keeper.post(f"{LIST}nyt/", filled_in(file=upload))
    material = Material.objects.get()
    assert (answer.status_code, material.address, material.file.name) == (
        302, "https://www.hvidklit.example/brochure", "brochure.pdf",
    )  # fmt: skip


def test_a_material_is_changed_and_what_cannot_be_is_told(keeper: Client) -> None:
    material = make_material(owner=make_colleague("Ida Dahl"))
    path = reverse("materials:change_material", args=[material.pk])
    assert keeper.get(path).status_code == 200
    upload = SimpleUploadedFile("a.exe", b"MZ")
    refused = keeper.post(path, filled_in(file=upload))
    assert "Vi kan ikke tage imod den fil" in refused.content.decode()
    assert keeper.post(path, filled_in(address="")).status_code == 422
    assert keeper.post(path, filled_in(title="Ny titel")).status_code == 302
    material.refresh_from_db()
    assert material.title == "Ny titel"


def test_of_what_an_area_made_neither_file_nor_address_is_asked_for(keeper: Client) -> None:
    made = make_material(
        owner=make_colleague("Ida Dahl"), address="/hæfte/", source_area="gatherings", source_key="booklet:1"
    )
    path = reverse("materials:change_material", args=[made.pk])
    page = page_of(keeper, path)
    assert ('name="file"' in page, 'name="address"' in page) == (False, False)
    assert keeper.post(path, filled_in(title="Ny titel")).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.address) == ("Ny titel", "/hæfte/")


def test_others_meet_a_closed_door(reader: Client) -> None:
    path = reverse("materials:change_material", args=[make_material().pk])
    assert [reader.get(one).status_code for one in (path, f"{LIST}nyt/")] == [403, 403]
