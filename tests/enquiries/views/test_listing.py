from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import HandOver, Involvement, State
from indgang.enquiries.queries import lists, seen
from indgang.enquiries.views import listing
from indgang.people.models import Role
from tests.enquiries.views.conftest import SignedIn
from tests.factories import make_business, make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db

LIST = "/intern/henvendelser/"


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("", "Ingen henvendelser venter på dig"),
        ("noget-andet", "Ingen henvendelser venter på dig"),
        ("indgangen", "Intet venter hos indgangen"),
        ("sene", "Intet er forsinket"),
        ("venter", "Vi venter ikke på nogen virksomhed"),
        ("alle", "Ingen henvendelser endnu"),
    ],
)
def test_an_empty_list_says_what_to_do(signed_in: SignedIn, which: str, words: str) -> None:
    assert words in text_of(signed_in(make_user()).get(f"{LIST}?vis={which}"))


def test_mine_tells_why_and_what_is_late(signed_in: SignedIn) -> None:
    me, now = make_colleague("Karla Holm"), timezone.now()
    make_enquiry(
        "Må vi bygge?", holder=me, contact_due_at=now - timedelta(hours=1), business=make_business("Smeden")
    )
    HandOver.objects.create(
        enquiry=make_enquiry("Et skilt", is_confidential=True, call_back_at=now), receiver=me
    )
    Involvement.objects.create(
        enquiry=make_enquiry("En vej", next_step_date=now.date(), answer_due_date=now.date()),
        colleague=me,
        part="Brand",
    )
    shown = text_of(signed_in(make_user(colleague=me)).get(LIST))
    for words in (
        "Må vi bygge?", "Smeden", "For sent", "Vil du tage den?", "Fortrolig", "Din del", "næste skridt senest",
        "svar senest", "ring tilbage senest", "3 henvendelser", "Indgangen", "Tavlen",
    ):  # fmt: skip
        assert (words in shown) == (words != "Tavlen"), words


def test_a_list_is_narrowed_and_what_is_typed_stays(signed_in: SignedIn) -> None:
    unit = make_unit("Byg")
    make_enquiry("Et skilt ved vejen", unit=unit, state=State.CLOSED)
    make_enquiry("En hal")
    client = signed_in(make_user(Role.ENTRANCE))
    shown = text_of(client.get(f"{LIST}?vis=alle&q=skilt&unit={unit.pk}"))
    assert ("Et skilt ved vejen" in shown, "En hal" in shown, 'value="skilt"' in shown) == (True, False, True)
    assert "Ingen henvendelse passer" in text_of(client.get(f"{LIST}?vis=alle&q=drone"))
    refused = client.get(f"{LIST}?vis=alle&first=i+forgårs")
    assert (refused.status_code, "Skriv en dato, for eksempel 24-12-2026." in text_of(refused)) == (422, True)


@pytest.mark.parametrize(("order", "first"), [("", "Frist"), ("frist", "Frist"), ("nyeste", "Nyest")])
def test_what_is_open_stands_by_its_deadline_unless_the_newest_are_asked_for(
    signed_in: SignedIn, order: str, first: str
) -> None:
    now = timezone.now()
    make_enquiry("Frist", received_at=now - timedelta(days=2), contact_due_at=now)
    make_enquiry("Nyest", received_at=now, contact_due_at=now + timedelta(days=1))
    shown = text_of(signed_in(make_user(Role.ENTRANCE)).get(f"{LIST}?vis=indgangen&order={order}"))
    assert min(("Frist</a>", "Nyest</a>"), key=shown.index) == f"{first}</a>"


def test_long_lists_stand_on_pages_and_say_where_they_end(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (seen, lists, listing):
        monkeypatch.setattr(module, "WINDOW", 3)
    monkeypatch.setattr(listing, "A_PAGE", 2)
    for number in range(4):
        make_enquiry(f"Nummer {number}", received_at=timezone.now() - timedelta(days=number))
    client = signed_in(make_user(Role.ENTRANCE))
    pages = [text_of(client.get(f"{LIST}?vis=alle&page={page}")) for page in (1, 2)]
    shown = [[number for number in range(4) if f"Nummer {number}</a>" in page] for page in pages]
    assert shown == [[0, 1], [2]]
    assert "Her står kun de første 3." in pages[0]


def test_whoever_sees_the_whole_finds_the_board(signed_in: SignedIn) -> None:
    assert "Tavlen" in text_of(signed_in(make_user(Role.SECRETARY)).get(LIST))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    signed_in: SignedIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    me = make_colleague()
    for _one in range(number):
        make_enquiry(holder=me, unit=make_unit(), business=make_business())
        HandOver.objects.create(enquiry=make_enquiry(), receiver=me)
    client = signed_in(make_user(colleague=me))
    with django_assert_num_queries(15):
        client.get(LIST)
