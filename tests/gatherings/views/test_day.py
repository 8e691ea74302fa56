from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Responsibility
from indgang.gatherings.actions.day import begin_round, begin_turn, check_in, start_day
from indgang.gatherings.actions.drawing import draw_speed_dates
from indgang.gatherings.actions.grouping import draw_groups
from indgang.gatherings.links import token_of
from indgang.gatherings.models import (
    CrossTask,
    Gathering,
    Group,
    Guest,
    SpeedMeeting,
)
from indgang.gatherings.queries.day import people_of
from indgang.history.actions.recording import SYSTEM
from indgang.people.models import Role
from tests.factories import make_municipality, make_task, make_user
from tests.gatherings.day_rows import a_cross_task, a_gathering, a_guest, guests_of, units

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client: Client) -> Client:
    """The browser of the secretary, who has no second factor to give here."""
    make_municipality()
    client.force_login(make_user(Role.SECRETARY))
    return client


def a_day(number: int = 6, **values: object) -> tuple[Gathering, list[Guest]]:
    """Everybody is here, and nothing has begun."""
    gathering = a_gathering(**values)
    guests = guests_of(gathering, number)
    gathering.cards.create(text="Hvem ringer du til?", position=0)
    gathering.tasks.add(a_cross_task("Nye skilte i byen"))
    now = timezone.now()
    draw_speed_dates(gathering=gathering, seed=1, by=SYSTEM, now=now)
    draw_groups(gathering=gathering, tasks=list(CrossTask.objects.all()), seed=1, by=SYSTEM, now=now)
    for guest in guests:
        check_in(guest=guest, by=SYSTEM, now=now)
    return gathering, guests


def a_running_day() -> tuple[Gathering, list[Guest]]:
    gathering, guests = a_day()
    start_day(gathering=gathering, by=SYSTEM, now=timezone.now())
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    return gathering, guests


def at(name: str, gathering: Gathering) -> str:
    return reverse(f"gatherings:{name}", args=[gathering.pk])


def mine(name: str, guest: Guest) -> str:
    return reverse(f"gatherings:{name}", args=[token_of(guest)])


def test_the_day_is_run_from_its_page(keeper: Client) -> None:
    gathering, _guests = a_day()
    for name in ("draw_speed_dates", "draw_groups", "start_day", "redraw_rest"):
        assert keeper.post(at(name, gathering), {"seed": "4"}, follow=True).status_code == 200
    keeper.post(at("begin_round", gathering), {"number": "1"})
    assert "Begynd runde 2" in keeper.get(at("show_day", gathering)).content.decode()
    page = keeper.post(at("begin_turn", gathering), {"number": "1"}, follow=True).content.decode()
    assert ("Omgang 1 af grupperne er begyndt." in page, "Træk grupperne om" in page) == (True, False)
    keeper.post(at("end_gathering", gathering))
    gathering.refresh_from_db()
    assert (gathering.state, gathering.drawings.get(kind="speed").seed) == ("held", 4)


def test_groups_nobody_drew_are_drawn_from_the_page_while_the_day_runs(keeper: Client) -> None:
    gathering, _guests = a_running_day()
    gathering.groups.all().delete()
    gathering.tasks.add(*(a_cross_task(f"Opgave {number}") for number in range(2)))
    page = keeper.post(at("draw_groups", gathering), follow=True).content.decode()
    assert "Vælg højst 2" in page
    gathering.tasks.remove(CrossTask.objects.latest("pk"))
    page = keeper.post(at("draw_groups", gathering), follow=True).content.decode()
    assert ("Begynd omgang 1 af grupperne" in page, "Træk grupperne om" in page) == (True, True)
    Guest.objects.filter(pk__in=gathering.guests.values("pk")[:2]).update(left_at=timezone.now())
    page = keeper.post(at("redraw_rest", gathering), follow=True).content.decode()
    assert "Ingen borde arbejder med:" in page


def test_what_is_refused_is_said(keeper: Client) -> None:
    gathering = a_gathering()
    page = keeper.post(at("draw_speed_dates", gathering), {"seed": "x"}, follow=True).content.decode()
    assert "Der skal være mindst to at trække iblandt." in page
    assert "Der er ikke trukket endnu" in page


@pytest.mark.parametrize(
    "name", ["show_day", "receive_guests", "show_clock", "edit_cards", "type_results", "show_badges",
             "show_table_cards", "show_table_lists"],
)  # fmt: skip
def test_the_pages_of_the_day_are_for_those_who_see_to_it(client: Client, name: str) -> None:
    make_municipality()
    gathering = a_gathering()
    assert client.get(at(name, gathering)).status_code == 302
    client.force_login(make_user())
    assert client.get(at(name, gathering)).status_code == 403
    client.force_login(make_user(colleague=gathering.organiser))
    assert client.get(at(name, gathering)).status_code == 200


def test_a_guest_is_received_by_name_or_by_badge(keeper: Client) -> None:
    gathering = a_gathering()
    one, other = guests_of(gathering, 2)
    page = keeper.get(at("receive_guests", gathering), {"gaest": one.pk}).content.decode()
    assert (str(one) in page, str(other) in page) == (True, False)
    page = keeper.get(at("receive_guests", gathering), {"q": "æst 2"}).content.decode()
    assert (str(one) in page, str(other) in page) == (False, True)
    keeper.post(reverse("gatherings:check_in", args=[gathering.pk, one.pk]))
    one.refresh_from_db()
    assert one.is_in_the_room
    answer = keeper.post(reverse("gatherings:note_left", args=[gathering.pk, one.pk]), follow=True)
    assert "Gæst 1 er gået. Træk resten om." in answer.content.decode()
    answer = keeper.post(reverse("gatherings:note_left", args=[gathering.pk, one.pk]), follow=True)
    assert "De er ikke i lokalet." in answer.content.decode()
    other.state = "asked"
    other.save()
    answer = keeper.post(reverse("gatherings:check_in", args=[gathering.pk, other.pk]), follow=True)
    assert "Lederen har ikke sagt ja" in answer.content.decode()


def test_the_clock_goes_by_when_the_round_began(keeper: Client) -> None:
    gathering, _guests = a_running_day()
    gathering.speed_rounds.filter(number=1).update(began_at=timezone.now() - timedelta(minutes=2))
    page = keeper.get(at("show_clock", gathering)).content.decode()
    assert ("Runde 1 af 3" in page, "Tal sammen" in page, ">3:00<" in page or ">2:59<" in page) == (True,) * 3
    gathering.speed_rounds.filter(number=1).update(began_at=timezone.now() - timedelta(minutes=9))
    page = keeper.get(at("show_clock", gathering)).content.decode()
    assert ("Find dit næste bord" in page, ">0:00<" in page) == (True, True)
    answer = keeper.post(at("begin_round", gathering), {"number": "2", "from": "clock"})
    assert answer["Location"] == at("show_clock", gathering)


def test_badges_cards_and_lists_are_printed(keeper: Client) -> None:
    gathering, guests = a_day()
    badges = keeper.get(at("show_badges", gathering)).content.decode()
    assert (badges.count('role="img" aria-label="Koden for Gæst'), badges.count('class="qrline"')) == (6, 6)
    assert "style=" not in badges
    cards = keeper.get(at("show_table_cards", gathering)).content.decode()
    assert ("Hvem ringer du til?" in cards, "Nye skilte i byen" in cards) == (True, True)
    lists = keeper.get(at("show_table_lists", gathering)).content.decode()
    assert all(str(guest) in lists for guest in guests)


def test_a_guest_sees_table_colleague_and_what_to_ask_without_a_cookie(client: Client) -> None:
    make_municipality()
    gathering, _guests = a_running_day()
    meeting = SpeedMeeting.objects.filter(round__gathering=gathering, round__number=2)[0]
    guest, other = people_of(meeting)
    answer = client.get(mine("show_my_day", guest))
    page = answer.content.decode()
    assert (f"Dit næste: bord {meeting.table}" in page, str(other) in page, meeting.about in page) == (
        True,
    ) * 3
    assert (answer.cookies, answer["Cache-Control"]) == ({}, "no-store")


def test_two_of_one_name_are_told_apart_on_cards_pages_lists_and_in_reasons(keeper: Client) -> None:
    gathering = a_gathering(rounds=2)
    signs = make_task("Skiltetilladelse")
    task = a_cross_task("Nye skilte i byen")
    task.tasks.add(signs)
    gathering.tasks.add(task)
    for unit in units(2):
        twin = a_guest(gathering, "Anne Holm", unit=unit)
        Responsibility.objects.create(task=signs, colleague=twin.colleague)
    guests_of(gathering, 2)
    now = timezone.now()
    draw_speed_dates(gathering=gathering, seed=1, by=SYSTEM, now=now)
    draw_groups(gathering=gathering, tasks=[task], seed=1, by=SYSTEM, now=now)
    for guest in gathering.guests.all():
        check_in(guest=guest, by=SYSTEM, now=now)
    both = ("Anne Holm, Afdeling 1", "Anne Holm, Afdeling 2")
    assert all(name in gathering.groups.get().why for name in both)
    pages = ["show_day", "show_table_cards", "show_table_lists", "show_clock"]
    for name in pages:
        page = keeper.get(at(name, gathering)).content.decode()
        assert [one in page for one in both] == [True, True], name
    start_day(gathering=gathering, by=SYSTEM, now=now)
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=now)
    page = keeper.get(at("list_pairs", gathering)).content.decode()
    assert [one in page for one in both] == [True, True]


def test_each_turn_of_the_groups_is_told_with_its_time_on_the_phone_and_on_paper(keeper: Client) -> None:
    gathering, guests = a_day(rotations=2)
    for position, (kind, minutes) in enumerate(
        (("welcome", 20), ("groups", 40), ("break", 10), ("groups", 20))
    ):
        gathering.points.create(position=position, kind=kind, title=kind, minutes=minutes)
    start_day(gathering=gathering, by=SYSTEM, now=gathering.starts_at)
    page = keeper.get(mine("show_my_day", guests[0])).content.decode()
    assert ("Gruppe, omgang 1: bord 1" in page, "Cirka kl. 13.20" in page) == (True, True)
    assert ("Gruppe, omgang 2: bord 1" in page, "Cirka kl. 13.50" in page) == (True, True)
    lists = keeper.get(at("show_table_lists", gathering)).content.decode()
    assert ("Gruppe, omgang 1 kl. 13.20:" in lists, "Gruppe, omgang 2 kl. 13.50:" in lists) == (True, True)
    begin_turn(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    begin_turn(gathering=gathering, number=2, by=SYSTEM, now=timezone.now())
    page = keeper.get(mine("show_my_day", guests[0])).content.decode()
    assert ("Gruppe, omgang 1" in page, "Nu: Gruppe, omgang 2: bord 1" in page) == (False, True)
    assert "Gruppe, omgang 1: bord 1" in keeper.get(mine("write_answers", guests[0])).content.decode()


def test_an_unchanged_day_costs_a_phone_two_look_ups_and_no_page(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_municipality()
    _gathering, guests = a_running_day()

    def seen_by(guest: Guest) -> str:
        found = re.search(r'data-version="(\w+)"', client.get(mine("show_my_day", guest)).content.decode())
        assert found is not None
        return f'"{found[1]}"'

    guest, leaver = guests[0], guests[1]
    version = seen_by(guest)
    with django_assert_num_queries(2):
        answer = client.get(mine("show_my_day", guest), headers={"If-None-Match": version})
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (304, b"", "no-store")
    own = seen_by(leaver)
    Guest.objects.filter(pk=leaver.pk).update(left_at=timezone.now())
    for one, known, status in ((guest, version, 304), (leaver, own, 200)):
        answer = client.get(mine("show_my_day", one), headers={"If-None-Match": known})
        assert answer.status_code == status
    Guest.objects.filter(pk=leaver.pk).update(left_at=None)


@pytest.mark.parametrize("act", ["redraw_rest", "begin_round", "begin_turn", "take_pen", "end_gathering"])
def test_what_is_done_on_the_day_makes_the_phones_look_anew(keeper: Client, act: str) -> None:
    gathering, _guests = a_running_day()
    gathering.refresh_from_db()
    before = gathering.day_version
    group = gathering.groups.get()
    if act == "take_pen":
        other = group.seats.filter(is_scribe=False)[0].guest
        keeper.post(mine("take_pen", other), {"group": group.pk})
    else:
        keeper.post(at(act, gathering), {"number": "2" if act == "begin_round" else "1"})
    gathering.refresh_from_db()
    assert gathering.day_version > before or gathering.state == "held"


def test_the_clock_shows_everybodys_next_table_between_the_rounds(keeper: Client) -> None:
    gathering, _guests = a_day()
    start_day(gathering=gathering, by=SYSTEM, now=timezone.now())
    page = keeper.get(at("show_clock", gathering)).content.decode()
    assert ("Find dit bord" in page, page.count("<li><span>Gæst ")) == (True, 6)
    long_ago = timezone.now() - timedelta(minutes=10)
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=long_ago)
    page = keeper.get(at("show_clock", gathering)).content.decode()
    for meeting in SpeedMeeting.objects.filter(round__number=2):
        assert f"<li><span>{meeting.first}</span> <strong>{meeting.table}</strong></li>" in page
    for number in (2, 3):
        begin_round(gathering=gathering, number=number, by=SYSTEM, now=long_ago)
    page = keeper.get(at("show_clock", gathering)).content.decode()
    table = gathering.groups.get().table
    assert f"<li><span>Gæst 1</span> <strong>{table}</strong></li>" in page
    keeper.post(at("begin_turn", gathering), {"number": "1", "from": "clock"})
    page = keeper.get(at("show_clock", gathering)).content.decode()
    assert ("Grupper, omgang 1 af 1" in page, "Arbejd sammen" in page, "<li><span>" in page) == (
        True, True, False,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["show_badges", "show_table_lists", "show_clock", "receive_guests"])
def test_a_hall_costs_no_more_reads_than_a_small_room(keeper: Client, name: str) -> None:
    reads = {}
    for number in (4, 300):
        gathering = a_gathering(state="running", rounds=1)
        guests = guests_of(gathering, number, checked_in_at=timezone.now())
        ahead = gathering.speed_rounds.create(number=1)
        group = Group.objects.create(gathering=gathering, table=1, task=a_cross_task())
        for place in range(0, number, 2):
            one, other = guests[place : place + 2]
            SpeedMeeting.objects.create(round=ahead, table=place + 1, first=one, second=other)
            group.seats.create(guest=one)
        with CaptureQueriesContext(connection) as caught:
            page = keeper.get(at(name, gathering)).content.decode()
        reads[number] = len(caught)
        assert name == "show_clock" or f"Gæst {number}" in page
    assert reads[300] <= reads[4]


def test_a_hall_is_shown_to_the_lists_which_show_what_is_ahead(keeper: Client) -> None:
    gathering = a_gathering(state="running")
    guests = guests_of(gathering, 62, checked_in_at=timezone.now())
    for number in (1, 2):
        ahead = gathering.speed_rounds.create(number=number)
        SpeedMeeting.objects.bulk_create(
            SpeedMeeting(round=ahead, table=place + 1, first=guests[2 * place], second=guests[2 * place + 1])
            for place in range(31)
        )
    page = keeper.get(at("show_clock", gathering)).content.decode()
    assert ("på listerne ved døren" in page, "<li><span>" in page) == (True, False)
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    lists = keeper.get(at("show_table_lists", gathering)).content.decode()
    hung_up = lists.partition('id="hung-up"')[2].partition("</table>")[0]
    assert (hung_up.count('<th scope="row">'), "Runde 2" in hung_up, "Runde 1" in hung_up) == (
        62,
        True,
        False,
    )


def test_a_guests_page_says_where_the_day_is(client: Client) -> None:
    make_municipality()
    gathering, guests = a_day()
    assert (
        "Her ser du dit bord, når dagen begynder."
        in client.get(mine("show_my_day", guests[0])).content.decode()
    )
    gathering.state = "running"
    gathering.save()
    Guest.objects.filter(pk=guests[0].pk).update(left_at=timezone.now())
    assert "Vis dit navneskilt ved døren." in client.get(mine("show_my_day", guests[0])).content.decode()
    gathering.state = "held"
    gathering.save()
    assert "Tak, fordi du kom." in client.get(mine("show_my_day", guests[0])).content.decode()


def test_who_pauses_and_who_is_not_drawn_is_told(client: Client) -> None:
    make_municipality()
    gathering, guests = a_running_day()
    SpeedMeeting.objects.filter(round__number=2).delete()
    SpeedMeeting.objects.create(round=gathering.speed_rounds.get(number=2), first=guests[0])
    assert "Hent en kop kaffe." in client.get(mine("show_my_day", guests[0])).content.decode()
    assert (
        "Du er ikke trukket til næste runde endnu."
        in client.get(mine("show_my_day", guests[1])).content.decode()
    )


@pytest.mark.parametrize("token", ["x", "1-x", "999999-abc"])
def test_another_link_opens_nothing(client: Client, token: str) -> None:
    make_municipality()
    assert client.get(reverse("gatherings:show_my_day", args=[token])).status_code == 404


def test_who_is_not_invited_has_no_page(client: Client) -> None:
    make_municipality()
    guest = guests_of(a_gathering(), 1, state="considered")[0]
    assert client.get(mine("show_my_day", guest)).status_code == 404
