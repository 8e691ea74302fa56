"""Whoever is told that something is late can see to it: what the mail asks of them, the page lets them do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from indgang.enquiries.actions.escalating import tell_what_is_late
from indgang.enquiries.actions.holding import ask_to_hold, take_enquiry, take_over_enquiry
from indgang.enquiries.models import Enquiry, Involvement, InvolvementState, Lateness, State
from indgang.enquiries.queries.confidential_sight import those_who_will_see
from indgang.enquiries.queries.seen import seen_ids
from indgang.enquiries.rules import (
    may_see_enquiry,
    may_steer_enquiry,
    may_take_enquiry,
    may_take_over_enquiry,
    may_write_in_enquiry,
)
from indgang.people.models import Colleague, User
from tests.enquiries.late_town import LONG_AGO, MONDAY, Town, last_mail, morning, person, whom
from tests.factories import make_absence, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return Town()


def user_of(colleague: Colleague) -> User:
    """As they come to the next page: nothing is remembered of the last one."""
    return User.objects.get(colleague=colleague)


def sees(colleague: Colleague, enquiry: Enquiry) -> bool:
    """By the rule and in the list alike."""
    user, enquiry = user_of(colleague), Enquiry.objects.get(pk=enquiry.pk)
    is_listed = enquiry.pk in seen_ids(user, Enquiry.objects.all())
    assert may_see_enquiry(user, enquiry) == is_listed
    return is_listed


def status(colleague: Colleague, enquiry: Enquiry) -> int:
    client = Client()
    client.force_login(user_of(colleague))
    return client.get(reverse("enquiries:show_enquiry", args=[enquiry.reference])).status_code


def confidential_one() -> Enquiry:
    return make_enquiry(
        "Vi må fyre syv",
        is_confidential=True,
        received_at=LONG_AGO,
        contact_due_at=MONDAY - timedelta(days=2),
    )


def test_a_confidential_one_that_nobody_holds_is_no_dead_end(town: Town) -> None:
    make_user(colleague=town.olga)
    enquiry, page = confidential_one(), (town.olga, town.ejvind)
    assert whom(0) == ["inga"]
    assert [status(one, enquiry) for one in page] == [404, 404]
    assert whom(1) == ["olga"]
    assert [status(one, enquiry) for one in page] == [200, 404]
    assert whom(2) == ["ejvind"]
    assert [status(one, enquiry) for one in page] == [200, 200]
    assert enquiry.get_absolute_url() in last_mail("ejvind")
    assert [sees(one, enquiry) for one in (*page, town.karla)] == [True, True, False]
    assert set(page) <= set(those_who_will_see(enquiry, morning(2).date()))

    leader = user_of(town.ejvind)
    assert may_take_enquiry(leader, enquiry)
    assert may_steer_enquiry(leader, enquiry)
    take_enquiry(enquiry=enquiry, by=leader, now=morning(2) + timedelta(hours=2))
    assert [sees(one, enquiry) for one in page] == [False, True]


def test_the_tasks_substitute_sees_a_confidential_one_from_the_morning_they_are_told(town: Town) -> None:
    enquiry = town.held("Vi må fyre syv", is_confidential=True, contact_due_at=MONDAY - timedelta(days=2))
    assert whom(0) == ["karla"]
    assert not sees(town.sune, enquiry)
    assert whom(1) == ["sune"]
    assert (sees(town.sune, enquiry), status(town.sune, enquiry)) == (True, 200)


def test_the_substitute_can_do_what_the_mail_asks(town: Town) -> None:
    """Karla is at work, and does nothing. Sune may write in it, hand it on, or take it over with one click."""
    enquiry = town.held(contact_due_at=MONDAY - timedelta(days=2))
    assert whom(0) == ["karla"]
    assert not may_steer_enquiry(user_of(town.sune), enquiry)
    assert not may_take_over_enquiry(user_of(town.sune), enquiry)
    assert whom(1) == ["sune"]
    link = f"Jeg overtager den: http://localhost:8000{reverse('enquiries:take_over_enquiry', args=[enquiry.reference])}"
    assert link in last_mail("sune")
    assert link not in last_mail("karla")
    sune = user_of(town.sune)
    assert (may_steer_enquiry(sune, enquiry), may_write_in_enquiry(sune, enquiry)) == (True, True)
    asked = ask_to_hold(enquiry=enquiry, receiver=town.inga, word="", by=sune, now=morning(1))
    assert asked.giver == town.karla

    taken = take_over_enquiry(enquiry=enquiry, by=sune, now=morning(1) + timedelta(hours=2))

    assert (taken.holder, taken.transfers) == (town.sune, 1)
    assert last_mail("karla").startswith("Sune har overtaget henvendelse")
    assert whom(2) == ["sune"]  # who holds it now is told first


def test_the_leader_takes_it_over_from_the_mail(town: Town) -> None:
    enquiry = town.held(contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in range(3)] == [["karla"], ["sune"], ["lea"]]
    path = reverse("enquiries:take_over_enquiry", args=[enquiry.reference])
    assert path in last_mail("lea")
    client = Client()
    client.force_login(user_of(town.lea))
    assert "Karla er tovholder." in client.get(path).content.decode()
    assert client.post(path).status_code == 302
    assert Enquiry.objects.get(pk=enquiry.pk).holder == town.lea


def test_the_page_says_why_whoever_is_called_in_sees_it(town: Town) -> None:
    enquiry = town.held(contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in range(2)] == [["karla"], ["sune"]]
    told = "Du har fået besked, fordi ingen har taget sig af den"
    for colleague, is_told in ((town.sune, True), (town.karla, False), (town.lea, False)):
        client = Client()
        client.force_login(user_of(colleague))
        shown = client.get(enquiry.get_absolute_url()).content.decode()
        assert (told in shown, shown.count("Jeg overtager den")) == (
            is_told,
            {town.sune: 1, town.karla: 0, town.lea: 1}[colleague],
        )


def test_what_is_put_right_is_seen_no_longer(town: Town) -> None:
    enquiry = confidential_one()
    make_user(colleague=town.olga)
    assert [whom(day) for day in range(2)] == [["inga"], ["olga"]]
    Enquiry.objects.update(contact_due_at=morning(20))
    assert sees(town.olga, enquiry)
    tell_what_is_late(now=morning(2))
    assert not sees(town.olga, enquiry)
    assert not Lateness.objects.filter(called_in__isnull=False).exists()


def test_what_is_closed_is_seen_no_longer_at_once(town: Town) -> None:
    enquiry = confidential_one()
    make_user(colleague=town.olga)
    assert [whom(day) for day in range(2)] == [["inga"], ["olga"]]
    closed = {"state": State.CLOSED, "closed_at": morning(1), "outcome": "answered"}
    Enquiry.objects.filter(pk=enquiry.pk).update(**closed)
    assert not sees(town.olga, enquiry)


def test_those_called_in_for_one_holder_are_not_so_for_the_next(town: Town) -> None:
    """Sune is told of Karla's; Inga, who has it next, is told first herself."""
    enquiry = town.held(is_confidential=True, contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in range(2)] == [["karla"], ["sune"]]
    taken_at: datetime = morning(1) + timedelta(hours=3)
    Enquiry.objects.filter(pk=enquiry.pk).update(holder=town.inga, held_since=taken_at)
    assert not sees(town.sune, enquiry)
    assert whom(2) == ["inga"]
    assert not sees(town.sune, enquiry)


def test_whoever_could_see_to_it_already_is_not_called_in(town: Town) -> None:
    town.held(contact_due_at=MONDAY - timedelta(days=2))
    make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=2))
    for day in range(3):
        tell_what_is_late(now=morning(day))
    called = Lateness.objects.filter(called_in__isnull=False).values_list("called_in__name", flat=True)
    assert sorted(called) == [
        "Olga",
        "Sune",
    ]  # Olga has no sign-in; Karla, Lea, Inga and Ejvind need no leave


def test_a_late_part_of_a_confidential_one_stays_with_those_who_answer_for_it(town: Town) -> None:
    """Not with the leader of whoever has the part: the holder's leader can stop it, or ask another."""
    fire = make_unit("Brand")
    frida, fie, stand_in = person("Frida", fire), person("Fie", fire), person("Stine", fire)
    make_user(colleague=fie, leads=fire)
    make_user(colleague=stand_in)
    make_absence(frida, date(2026, 5, 30), date(2026, 6, 2), substitute=stand_in)
    enquiry = town.held(is_confidential=True)
    Involvement.objects.create(
        enquiry=enquiry, colleague=frida, unit=fire, part="Flugtveje", due_date=date(2026, 5, 29),
        state=InvolvementState.ACCEPTED,
    )  # fmt: skip
    assert whom(0) == ["stine"]
    assert sees(stand_in, enquiry)
    assert may_write_in_enquiry(user_of(stand_in), enquiry)
    assert not may_steer_enquiry(user_of(stand_in), enquiry)
    assert [whom(day) for day in (1, 2, 3)] == [["karla"], ["lea"], []]
    assert not sees(fie, enquiry)


def test_a_late_part_that_nobody_holds_the_confidential_enquiry_of(town: Town) -> None:
    enquiry = make_enquiry(is_confidential=True, received_at=LONG_AGO, contact_due_at=morning(30))
    Involvement.objects.create(
        enquiry=enquiry, colleague=town.karla, part="Brand", due_date=date(2026, 5, 29)
    )
    assert [whom(day) for day in range(4)] == [["karla"], ["inga"], ["ejvind"], []]
    assert sees(town.ejvind, enquiry)
