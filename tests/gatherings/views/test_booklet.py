from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from indgang.gatherings.models import Gathering
from indgang.materials.models import Material, MaterialUse
from indgang.people.models import User
from tests.factories import make_municipality, make_user
from tests.gatherings.booklet_rows import a_result, answered, came, held, met

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script> #import"


@pytest.fixture
def gathering() -> Gathering:
    make_municipality()
    gathering = held()
    answered(met(gathering, came(gathering), came(gathering)), HOSTILE)
    a_result(gathering, "Ét ark")
    return gathering


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, gathering: Gathering) -> str:
    return reverse(f"gatherings:{name}", args=[gathering.pk])


def test_from_preview_to_published_and_each_opening_is_counted(gathering: Gathering) -> None:
    keeper, reader = signed_in(make_user(colleague=gathering.organiser)), signed_in(make_user())
    assert reader.get(address("show_booklet", gathering)).status_code == 404
    preview = keeper.get(address("preview_booklet", gathering)).content.decode()
    assert "Udgiv det" in preview
    assert "&lt;script&gt;alert(1)&lt;/script&gt; #import" in preview
    assert keeper.post(address("publish_booklet", gathering)).url == address("show_booklet", gathering)  # type: ignore[attr-defined]
    pages = [reader.get(address("show_booklet", gathering)).content.decode() for _time in range(2)]
    reader.head(address("show_booklet", gathering))
    assert HOSTILE not in pages[1]
    assert "En kollega" in pages[1]
    download = reader.get(reverse("materials:download_material", args=[Material.objects.get().pk]))
    assert download.content.startswith(b"%PDF")
    assert list(MaterialUse.objects.order_by("way").values_list("way", "number")) == [
        ("downloaded", 1),
        ("opened", 2),
    ]


def test_the_preview_on_paper_is_not_counted(gathering: Gathering) -> None:
    answer = signed_in(make_user(colleague=gathering.organiser)).get(address("draw_booklet", gathering))
    assert (answer.content[:4], answer["Content-Disposition"], MaterialUse.objects.count()) == (
        b"%PDF", "attachment; filename*=utf-8''forh%C3%A5ndsvisning.pdf", 0,
    )  # fmt: skip


def test_an_empty_one_says_how_it_fills_and_is_not_published() -> None:
    make_municipality()
    gathering = held()
    keeper = signed_in(make_user(colleague=gathering.organiser))
    page = keeper.get(address("preview_booklet", gathering)).content.decode()
    assert "Der står ikke noget i det endnu" in page
    assert "Udgiv det" not in page
    answer = keeper.post(address("publish_booklet", gathering), follow=True)
    assert "Der er ikke noget at sætte i det endnu" in answer.content.decode()


def test_a_withdrawn_one_is_not_shown(gathering: Gathering) -> None:
    keeper = signed_in(make_user(colleague=gathering.organiser))
    keeper.post(address("publish_booklet", gathering))
    Material.objects.update(state="withdrawn")
    assert keeper.get(address("show_booklet", gathering)).status_code == 404


def test_the_gatherings_page_says_what_is_missing(gathering: Gathering) -> None:
    keeper, reader = signed_in(make_user(colleague=gathering.organiser)), signed_in(make_user())
    page = keeper.get(gathering.get_absolute_url()).content.decode()
    assert "Det mangler:" in page
    assert "1 citat venter på et ja" in page
    assert "Det lille hæfte" not in reader.get(gathering.get_absolute_url()).content.decode()
    keeper.post(address("publish_booklet", gathering))
    a_result(gathering, "To ark")
    assert "Noget er ændret" in keeper.get(gathering.get_absolute_url()).content.decode()
    assert "Hent det til print" in reader.get(gathering.get_absolute_url()).content.decode()
