from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Responsibility, Task
from indgang.history.actions.recording import SYSTEM, record_event
from indgang.people.models import Absence, Role, Unit
from tests.factories import make_duty, make_enquiry, make_mail, make_user
from tests.small_town import NOW, TODAY, SmallTown, a_colleague, a_sign_in, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Iterator[SmallTown]:
    with time_machine.travel(NOW, tick=False):
        yield found_town()


@pytest.fixture
def kirsten(client: Client, town: SmallTown) -> Client:
    client.force_login(a_sign_in(town.kirsten))
    return client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_desk_has_one_field_that_answers_while_one_types(kirsten: Client) -> None:
    shown = page(kirsten, "/intern/")
    assert (shown.count('name="q"'), 'hx-get="/intern/find/"' in shown) == (1, True)


def test_desk_answers_the_whole_page_without_script(kirsten: Client) -> None:
    shown = page(kirsten, "/intern/?q=udeservering")
    assert "/intern/katalog/opgaver/borde/" in shown
    assert 'value="udeservering"' in shown


def test_desk_asks_to_confirm_ones_own_old_tasks(client: Client, town: SmallTown) -> None:
    Responsibility.objects.create(task=town.locks, colleague=town.nora)
    client.force_login(a_sign_in(town.nora))
    shown = page(client, "/intern/")
    assert "Passer dine opgaver stadig?" in shown
    assert shown.index("Nøgler til havnen") < shown.index("senest bekræftet 1. januar 2025")
    assert "Passer dine opgaver stadig?" not in page(client, "/intern/?q=grave")


def test_desk_of_the_entrance_shows_what_nobody_has_taken(client: Client, town: SmallTown) -> None:
    make_enquiry("Må vi bygge en hal?")
    make_enquiry("Må vi sætte et skilt op?", holder=town.nora)
    client.force_login(make_user(Role.ENTRANCE))
    shown = page(client, "/intern/")
    assert shown.index("Dem har ingen taget endnu") < shown.index("Må vi bygge en hal?")
    assert "Må vi sætte et skilt op?" not in shown
    client.force_login(a_sign_in(town.nora))
    assert "Dem har ingen taget endnu" not in page(client, "/intern/")


def test_a_call_is_written_down_from_the_desk_in_the_words_that_were_typed(
    kirsten: Client, town: SmallTown
) -> None:
    shown = page(kirsten, "/intern/?q=grave et kabel")
    assert 'href="/intern/henvendelser/opkald/?q=grave%20et%20kabel"' in shown
    assert "grave et kabel</textarea>" in page(kirsten, "/intern/henvendelser/opkald/?q=grave%20et%20kabel")


def test_desk_tells_the_holder_that_the_company_has_not_got_its_mail(client: Client, town: SmallTown) -> None:
    enquiry = make_enquiry("Må vi bygge en hal?", holder=town.nora)
    key = f"enquiries.enquiry:{enquiry.pk}:company:receipt"
    make_mail(once_key=key, target_key=enquiry.history_key, area="enquiries", due_at=NOW - timedelta(hours=1))
    client.force_login(a_sign_in(town.nora))
    shown = page(client, "/intern/")
    told = shown.index("Virksomheden har ikke fået sin mail")
    assert shown.index(enquiry.get_absolute_url(), told) > told
    assert "Virksomheden har ikke fået sin mail" not in page(client, "/intern/?q=grave")


def test_desk_shows_what_one_must_do_the_longest_overdue_first(client: Client, town: SmallTown) -> None:
    make_duty("Bestil skilte", owner=town.nora, due_date=date(2026, 12, 1))
    make_duty("Ring til smeden", owner=town.nora, due_date=date(2026, 11, 20))
    make_duty("En andens", owner=town.bo)
    client.force_login(a_sign_in(town.nora))
    shown = page(client, "/intern/")
    assert "Det skal du nå" in shown
    assert shown.index("Ring til smeden") < shown.index("Over tiden") < shown.index("Bestil skilte")
    assert "En andens" not in shown
    assert "Det skal du nå" not in page(client, "/intern/?q=grave")


def test_what_a_leaver_was_to_do_is_shown_to_those_who_can_see_to_it(client: Client, town: SmallTown) -> None:
    Unit.objects.filter(pk=town.roads.pk).update(leader=town.kirsten)
    make_duty("Ring til smeden", owner=town.nora)
    client.force_login(a_sign_in(town.kirsten))
    address = f"/intern/medarbejdere/{town.nora.pk}/"
    assert "Ring til smeden" not in page(client, address)
    town.nora.leaving_date = TODAY
    town.nora.save()
    shown = page(client, address)
    assert shown.index("Skal gives videre til en anden") < shown.index("Ring til smeden")
    client.force_login(make_user(colleague=town.bo))
    assert "Ring til smeden" not in page(client, address)


def test_leader_is_told_what_lacks_in_their_units(client: Client, town: SmallTown) -> None:
    Unit.objects.filter(pk=town.roads.pk).update(leader=town.bo)
    client.force_login(a_sign_in(town.bo))
    shown = page(client, "/intern/")
    assert "Det mangler i dine enheder" in shown
    assert "/intern/huller/?hvis=enheder" in shown
    assert "Det mangler i dine enheder" not in page(client, "/intern/?q=grave")


def test_desk_of_somebody_who_is_no_colleague(client: Client, town: SmallTown) -> None:
    client.force_login(a_sign_in(None))
    shown = page(client, "/intern/")
    assert ("Passer dine opgaver stadig?" in shown, "Det mangler" in shown) == (False, False)
    assert "Du står alene" in page(client, "/intern/mig/")


def test_my_page_shows_card_tasks_and_what_i_may_do(kirsten: Client, town: SmallTown) -> None:
    shown = page(kirsten, "/intern/mig/")
    for words in (
        "Det laver jeg",
        "Gravetilladelse",
        "I byerne",
        "Ret kontaktkortet",
        "Billede",
        "19 66 40 64",
    ):
        assert words in shown


def test_colleague_is_card_and_job_description_in_one(kirsten: Client, town: SmallTown) -> None:
    shown = page(kirsten, f"/intern/medarbejdere/{town.anders.pk}/")
    for words in ("Anders Vad", "19 55 40 65", "Stedfortræder på", "Teknik og Anlæg", "Gem i dine kontakter"):
        assert words in shown
    assert "Ret kontaktkortet" not in shown


def test_colleague_without_tasks_says_so(kirsten: Client, town: SmallTown) -> None:
    assert "Ingen opgaver endnu" in page(kirsten, f"/intern/medarbejdere/{town.bo.pk}/")


def test_colleague_away_shows_whom_to_ask_and_for_whom_they_answer(kirsten: Client, town: SmallTown) -> None:
    Absence.objects.create(
        colleague=town.anders, first_date=TODAY, last_date=date(2026, 11, 27), substitute=town.bo
    )
    shown = page(kirsten, f"/intern/medarbejdere/{town.anders.pk}/")
    assert "til og med 27. november" in shown
    assert "19 55 40 67" in shown
    assert "Svarer for andre" in page(kirsten, f"/intern/medarbejdere/{town.bo.pk}/")


def test_absence_without_anybody_instead(kirsten: Client, town: SmallTown) -> None:
    Absence.objects.create(colleague=town.anders, first_date=TODAY, last_date=TODAY)
    assert "Spørg i stedet" not in page(kirsten, f"/intern/medarbejdere/{town.anders.pk}/")


def test_substitutes_hidden_card_stays_hidden(kirsten: Client, town: SmallTown) -> None:
    town.bo.name_visibility = "hidden"
    town.bo.save()
    Absence.objects.create(colleague=town.anders, first_date=TODAY, last_date=TODAY, substitute=town.bo)
    assert "19 55 40 67" not in page(kirsten, f"/intern/medarbejdere/{town.anders.pk}/")


def test_whoever_keeps_even_the_name_is_not_there_for_others(kirsten: Client, town: SmallTown) -> None:
    town.bo.name_visibility = "hidden"
    town.bo.save()
    Responsibility.objects.create(task=town.tables, colleague=town.bo)
    Absence.objects.create(colleague=town.bo, first_date=TODAY, last_date=TODAY, substitute=town.anders)
    assert kirsten.get(f"/intern/medarbejdere/{town.bo.pk}/").status_code == 404
    assert "Bo Skov" not in page(kirsten, f"/intern/medarbejdere/{town.anders.pk}/")
    shown = page(kirsten, f"/intern/enheder/{town.roads.pk}/")
    assert ("En kollega" in shown, "Bo Skov" in shown) == (True, False)


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-11-01", "Stoppede 1. november 2026"), ("2026-12-31", "Sidste arbejdsdag er 31. december 2026")],
)
def test_leaver_is_told_of(kirsten: Client, town: SmallTown, day: str, words: str) -> None:
    town.bo.leaving_date = date.fromisoformat(day)
    town.bo.save()
    assert words in page(kirsten, f"/intern/medarbejdere/{town.bo.pk}/")


def test_administrator_may_do_everything_with_a_colleague(
    client: Client, town: SmallTown, settings: pytest.FixtureRequest
) -> None:
    settings.REQUIRE_SECOND_FACTOR = False  # type: ignore[attr-defined]  # pytest-django's settings
    client.force_login(a_sign_in(town.kirsten, Role.ADMINISTRATOR))
    shown = page(client, f"/intern/medarbejdere/{town.bo.pk}/")
    assert all(words in shown for words in ("Ret kontaktkortet", "Ret titel og enheder", "Adgang og roller"))


def test_what_was_changed_stands_on_ones_own_page_and_on_the_units(kirsten: Client, town: SmallTown) -> None:
    for target in (town.kirsten, town.bo, town.roads):
        record_event(
            area="people", act="edit", target=target, by=SYSTEM, changes={"name": ("Før", "Vejfolket")}
        )
    assert "Vejfolket" in page(kirsten, "/intern/mig/")
    assert "Vejfolket" in page(kirsten, f"/intern/enheder/{town.roads.pk}/")
    assert "Vejfolket" not in page(kirsten, f"/intern/medarbejdere/{town.bo.pk}/")


def test_nobody_and_nothing_by_that_number(kirsten: Client) -> None:
    assert kirsten.get("/intern/medarbejdere/99999/").status_code == 404
    assert kirsten.get("/intern/enheder/99999/").status_code == 404


def test_unit_shows_people_tasks_and_what_lacks(kirsten: Client, town: SmallTown) -> None:
    Absence.objects.create(colleague=town.anders, first_date=TODAY, last_date=TODAY, substitute=town.bo)
    Responsibility.objects.filter(task=town.tables).delete()
    Unit.objects.create(name="Vejdrift", parent=town.roads)
    shown = page(kirsten, f"/intern/enheder/{town.roads.pk}/")
    for words in (
        "Kirsten Munk",
        "Væk til og med 24. november",
        "Ingen leder",
        "Ingen løser den",
        "Vejdrift",
        "Virksomheder",
    ):
        assert words in shown


def test_unit_with_a_leader_below_another_and_closed(client: Client, town: SmallTown) -> None:
    below = Unit.objects.create(
        name="Vejdrift",
        parent=town.roads,
        leader=town.bo,
        description="Holder vejene.",
        phone="19 55 33 33",
        mail="vej@hvidklit.example",
        place="Aslund",
        closed_date=date(2026, 11, 1),
    )
    client.force_login(a_sign_in(town.bo))
    shown = page(client, f"/intern/enheder/{below.pk}/")
    for words in (
        "Teknik og Anlæg",
        "Nedlagt fra 1. november 2026",
        "Holder vejene.",
        "Ret enheden",
        "Ingen opgaver endnu",
        "Ingen endnu.",
    ):
        assert words in shown


@pytest.mark.parametrize("more", [0, 2])
def test_unit_costs_the_same_with_one_row_and_three(
    kirsten: Client, town: SmallTown, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for number in range(more):
        colleague = a_colleague(f"Ny {number}", town.roads)
        task = Task.objects.create(
            catalogue=town.digging.catalogue, key=f"ny{number}", title="Ny", answering_unit=town.roads
        )
        Responsibility.objects.create(task=task, colleague=colleague)
    with django_assert_num_queries(18):
        page(kirsten, f"/intern/enheder/{town.roads.pk}/")


@pytest.mark.parametrize("more", [0, 2])
def test_colleague_costs_the_same_with_one_task_and_three(
    kirsten: Client, town: SmallTown, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for number in range(more):
        task = Task.objects.create(
            catalogue=town.digging.catalogue, key=f"ny{number}", title="Ny", answering_unit=town.roads
        )
        Responsibility.objects.create(task=task, colleague=town.anders)
    with django_assert_num_queries(16):
        page(kirsten, f"/intern/medarbejdere/{town.anders.pk}/")


@pytest.mark.parametrize(
    "address", ["/intern/", "/intern/mig/", "/intern/medarbejdere/1/", "/intern/enheder/1/"]
)
def test_stranger_is_sent_to_the_sign_in(client: Client, db: None, address: str) -> None:
    assert client.get(address).headers["Location"].startswith("/konto/log-ind/")
