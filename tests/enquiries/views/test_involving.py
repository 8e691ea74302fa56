"""Who helps with an enquiry, as it is met on its page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import Enquiry, Involvement, InvolvementState, Level, State
from indgang.people.models import Colleague, User
from tests.enquiries.views.enquiry_page import browser, page, post
from tests.factories import make_colleague, make_enquiry, make_municipality, make_unit, make_user

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
WEEK = TODAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def municipality() -> None:
    make_municipality()


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla Kok", units=[make_unit("Byg")]))


@pytest.fixture
def ove() -> User:
    return make_user(colleague=make_colleague("Ove Anden", units=[make_unit("Vej")]))


@pytest.fixture
def enquiry(karla: User) -> Enquiry:
    return make_enquiry(holder=karla.colleague)


def in_words(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def part_of(
    enquiry: Enquiry, colleague: Colleague | None, name: str = "Se på vejen", **values: object
) -> Involvement:
    stands = {"colleague": colleague or make_colleague(), "part": name, "due_date": WEEK}
    return Involvement.objects.create(enquiry=enquiry, **(stands | values))


def test_a_page_without_helpers_says_what_to_do(enquiry: Enquiry, karla: User) -> None:
    assert "Bed en kollega om en del, hvis der skal flere til." in page(browser(karla), enquiry)


def test_a_colleague_is_asked_and_answers(enquiry: Enquiry, karla: User, ove: User) -> None:
    shown = post(
        browser(karla), "ask_for_part", enquiry, colleague="ove", part="Se på vejen", due_date=in_words(WEEK)
    )
    assert "Ove Anden er bedt om hjælp." in shown
    part = enquiry.involvements.get()
    client = browser(ove)
    assert "Vil du hjælpe med det her?" in page(client, enquiry)
    assert "Nu er delen din." in post(client, "accept_part", enquiry, part.pk, word="Først på mandag")
    assert "“Først på mandag”" in page(browser(karla), enquiry)
    assert "Der er allerede svaret" in post(client, "accept_part", enquiry, part.pk)
    assert "Din del" in page(client, enquiry)
    shown = post(client, "finish_part", enquiry, part.pk, word="Den kan bære")
    assert "Godt gået." in shown
    assert "Den kan bære" in page(browser(karla), enquiry)


def test_what_is_wrong_with_the_wish_is_told_and_the_rest_kept(
    enquiry: Enquiry, karla: User, ove: User
) -> None:
    client = browser(karla)
    shown = post(client, "ask_for_part", enquiry, colleague="ove", part="Se på vejen", due_date="i morgen")
    assert 'value="Se på vejen"' in shown
    shown = post(
        client, "ask_for_part", enquiry, colleague="ove", part="Se", due_date=in_words(TODAY - timedelta(1))
    )
    assert "Vælg en dag, der ikke er gået." in shown
    assert enquiry.involvements.count() == 0


def test_a_no_leads_to_the_desk_as_it_is_no_longer_theirs(enquiry: Enquiry, ove: User) -> None:
    part, client = part_of(enquiry, ove.colleague), browser(ove)
    assert f'id="decline-part-{part.pk}_word"' in post(client, "decline_part", enquiry, part.pk)
    assert "Du har sagt nej." in post(client, "decline_part", enquiry, part.pk, word="Syg")
    assert client.get(enquiry.get_absolute_url()).status_code == 404


def test_nobody_answers_for_another(enquiry: Enquiry, karla: User, ove: User) -> None:
    part = part_of(enquiry, ove.colleague)
    assert "Kun den kollega" in post(browser(karla), "finish_part", enquiry, part.pk)


def test_a_complex_one_shows_its_plan_in_order(enquiry: Enquiry, karla: User) -> None:
    Enquiry.objects.filter(pk=enquiry.pk).update(level=Level.COMPLEX)
    first = part_of(enquiry, None, "Mål op", due_date=TODAY - timedelta(days=1))
    part_of(enquiry, None, "Tegn", due_date=TODAY - timedelta(days=2), after=first)
    part_of(enquiry, None, "Afslået", state=InvolvementState.DECLINED)
    shown = page(browser(karla), enquiry)
    assert "Planen" in shown
    assert shown.index("Mål op") < shown.index("Tegn") < shown.index("Afslået")
    for words in ("efter del 1", "Venter på sin tur", "Før det, den venter på", "Forsinket"):
        assert words in shown


def test_what_waited_for_what_is_gone_says_so(enquiry: Enquiry, karla: User) -> None:
    part_of(enquiry, None, "Tegn", after=part_of(enquiry, None, "Mål op", state=InvolvementState.STOPPED))
    assert "Det, den ventede på, er væk" in page(browser(karla), enquiry)


def test_a_part_is_moved_and_stopped(enquiry: Enquiry, karla: User) -> None:
    first, second = part_of(enquiry, None, "Mål op"), part_of(enquiry, None, "Tegn")
    client, later = browser(karla), WEEK + timedelta(days=1)
    values = {"due_date": in_words(later), "after": first.pk, "reason": "Syg"}
    assert "Delen er flyttet" in post(client, "change_part", enquiry, second.pk, **values)
    second.refresh_from_db()
    assert (second.due_date, second.after) == (later, first)
    assert "Delen er stoppet" in post(client, "stop_part", enquiry, second.pk, word="De bygger ikke")
    assert "Delen er allerede slut." in post(client, "stop_part", enquiry, second.pk)


def test_a_ring_is_refused_at_its_field(enquiry: Enquiry, karla: User) -> None:
    first = part_of(enquiry, None, "Mål op")
    second = part_of(enquiry, None, "Tegn", after=first)
    values = {"due_date": in_words(WEEK), "after": second.pk, "reason": "Syg"}
    shown = post(browser(karla), "change_part", enquiry, first.pk, **values)
    assert "Så ville de vente på hinanden" in shown
    assert f'id="change-part-{first.pk}_after"' in shown
    shown = post(browser(karla), "change_part", enquiry, first.pk, **(values | {"reason": ""}))
    assert f'id="change-part-{first.pk}_reason"' in shown


def test_in_a_closed_one_nothing_is_asked(karla: User) -> None:
    closed = make_enquiry(holder=karla.colleague, state=State.CLOSED)
    assert "Bed en kollega om hjælp" not in page(browser(karla), closed)


@pytest.mark.parametrize("number", [1, 3])
def test_the_plan_reads_as_much_for_one_part_as_for_three(
    enquiry: Enquiry, karla: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(karla)
    for at in range(number):
        part_of(enquiry, None, f"Del nummer {at}")
    client.get(enquiry.get_absolute_url())
    with django_assert_num_queries(31):
        shown = page(client, enquiry)
    assert all(f"Del nummer {at}" in shown for at in range(number))
