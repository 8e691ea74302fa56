"""What is late is told further up each working morning: it is right even if nobody logs in for a week."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.enquiries.actions.escalating import tell_what_is_late
from indgang.enquiries.actions.holding import take_enquiry
from indgang.enquiries.models import (
    Enquiry,
    HandOver,
    Involvement,
    InvolvementState,
    Late,
    Lateness,
    Level,
    State,
    WaitingTime,
)
from indgang.enquiries.rules import may_see_enquiry, may_take_enquiry
from indgang.history.models import Event
from indgang.people.models import ClosingDay, Colleague, Municipality, Unit, User
from indgang.shared.models import OutgoingMail
from tests.enquiries.late_town import LONG_AGO, MONDAY, Town, last_mail, morning, person, told, whom
from tests.factories import make_absence, make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return Town()


# The ladder ------------------------------------------------------------------------------------------------


def test_a_fortnight_in_which_nobody_logs_in(town: Town) -> None:
    """Late on Saturday: told on Monday, Tuesday and Wednesday, then each week. One that nobody takes is told before."""
    town.held(contact_due_at=MONDAY - timedelta(days=2))
    make_enquiry(
        "Hvor må vi stille skilte?", received_at=LONG_AGO, contact_due_at=morning(2) - timedelta(hours=9)
    )

    mornings = {day: whom(day) for day in range(14)}

    assert mornings == {
        0: ["karla"],
        1: ["inga", "olga", "sune"],
        2: ["inga", "lea"],
        3: ["olga"],
        4: ["ejvind"],
        5: [], 6: [], 7: [], 8: [],
        9: ["lea"],
        10: [],
        11: ["ejvind"],
        12: [], 13: [],
    }  # fmt: skip


def test_what_nobody_takes_is_told_while_the_promise_can_be_kept(town: Town) -> None:
    """Asked on Friday at ten, due on Monday at ten: told at half past seven, to the entrance and its substitute."""
    enquiry = make_enquiry(
        "Hvor må vi stille skilte?",
        received_at=MONDAY - timedelta(days=3),
        contact_due_at=MONDAY + timedelta(hours=2.5),
    )
    assert whom(0) == ["inga", "olga"]
    words = "Ingen har taget den endnu. Virksomheden skal høre fra os senest mandag den 1. juni kl. 10.00."
    assert words in last_mail("inga")
    assert f"Jeg tager den: http://localhost:8000{enquiry.get_absolute_url()}tag/" in last_mail("inga")
    enquiry.refresh_from_db()
    assert enquiry.missed_dates == 0
    assert dict(Lateness.objects.values_list("what", "step")) == {Late.DUE_TODAY: 1}
    assert [whom(day) for day in (1, 2, 3)] == [["inga"], ["olga"], ["ejvind"]]
    enquiry.refresh_from_db()
    assert enquiry.missed_dates == 1


def test_what_was_asked_before_the_day_began_is_told_to_both_though_it_is_just_late(town: Town) -> None:
    make_enquiry(received_at=MONDAY - timedelta(days=3, hours=1), contact_due_at=MONDAY - timedelta(hours=1))
    assert whom(0) == ["inga", "olga"]
    assert dict(Lateness.objects.values_list("what", "step")) == {Late.CONTACT: 1}


def test_what_somebody_has_taken_or_is_due_tomorrow_is_not_told_yet(town: Town) -> None:
    town.held(contact_due_at=MONDAY + timedelta(hours=2))
    make_enquiry(received_at=MONDAY, contact_due_at=morning(1))
    assert whom(0) == []


def test_a_confidential_one_due_today_is_seen_by_the_substitute_until_it_is_taken(town: Town) -> None:
    """Also on the morning after, when it is late and the entrance is told first."""
    olga = make_user(colleague=town.olga)
    enquiry = make_enquiry(
        is_confidential=True,
        received_at=MONDAY - timedelta(days=3),
        contact_due_at=MONDAY + timedelta(hours=2),
    )
    assert not may_take_enquiry(olga, enquiry)
    assert [whom(day) for day in (0, 1)] == [["inga", "olga"], ["inga"]]
    assert may_take_enquiry(olga, enquiry)
    take_enquiry(enquiry=enquiry, by=town.entrance, now=morning(1) + timedelta(hours=2))
    assert not may_see_enquiry(olga, Enquiry.objects.get())


def test_what_has_come_to_the_leader_is_told_there_again_each_week(town: Town) -> None:
    """The week after on the first day at work; where there is no leader, to the highest that there is."""
    town.held(contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in (0, 1, 4)] == [["karla"], ["sune"], ["lea"]]
    assert [whom(day) for day in (7, 8, 9, 10)] == [[], [], [], []]
    ClosingDay.objects.create(municipality=town.municipality, day=date(2026, 6, 12), name="Lukket")
    assert [whom(day) for day in (11, 14, 15, 21)] == [[], ["lea"], [], ["lea"]]
    assert "Som leder kan du få det på plads." in last_mail("lea")
    Unit.objects.update(leader=None)
    assert whom(28) == ["sune"]


def test_nothing_is_told_on_days_when_nobody_is_at_work_nor_twice_on_one_day(town: Town) -> None:
    town.held(contact_due_at=MONDAY - timedelta(days=5))
    assert whom(-2) == []  # Saturday
    assert whom(-1) == []
    assert whom(0) == ["karla"]
    assert whom(0) == []
    assert OutgoingMail.objects.count() == 1


def test_a_morning_on_which_the_server_stood_still_skips_nobody(town: Town) -> None:
    town.held(contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in (1, 3, 7)] == [["karla"], ["sune"], ["lea"]]


def test_what_is_done_in_time_is_never_told_and_what_is_put_right_goes_no_further(town: Town) -> None:
    town.held(contact_due_at=morning(9))
    enquiry = town.held(contact_due_at=MONDAY - timedelta(days=2))
    assert whom(0) == ["karla"]
    assert enquiry.latenesses.get().told_at == morning(0)
    Enquiry.objects.filter(pk=enquiry.pk).update(contact_due_at=None)
    assert whom(1) == []
    assert (enquiry.latenesses.get().step, enquiry.latenesses.get().told_at) == (1, morning(0))


def test_all_of_it_in_one_mail_a_person(town: Town) -> None:
    one = town.held(contact_due_at=MONDAY - timedelta(days=1), call_back_at=MONDAY - timedelta(hours=1))
    other = town.held("Hvad koster det?", answer_due_date=date(2026, 5, 31))
    is_complex = f"Henvendelse {one.reference} er nu kompleks"  # two dates missed
    assert told(0) == [
        ("karla", is_complex),
        ("karla", "2 henvendelser har brug for dig i dag"),
        ("lea", is_complex),
    ]
    for words in (
        "Godmorgen Karla.",
        f"{one.reference}: Må vi bygge ud?",
        "Virksomheden skulle have hørt fra os senest søndag den 31. maj kl. 7.30.",
        "Nogen skulle have ringet tilbage senest mandag den 1. juni kl. 6.30.",
        f"{other.reference}: Hvad koster det?",
        "Svaret skulle have været der senest søndag den 31. maj.",
        f"http://localhost:8000/intern/henvendelser/{one.reference}/",
    ):
        assert words in last_mail("karla")


def test_a_new_holder_is_told_first_as_the_one_before_was(town: Town) -> None:
    enquiry = make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in (0, 1)] == [["inga"], ["olga"]]
    take_enquiry(enquiry=enquiry, by=town.entrance, now=morning(1) + timedelta(hours=3))
    assert [whom(day) for day in (2, 3)] == [["inga"], ["ejvind"]]


# What is late ----------------------------------------------------------------------------------------------


def test_the_next_step_and_the_words_for_substitute_and_leader(town: Town) -> None:
    town.held(next_step="Ring til dem", next_step_date=date(2026, 5, 29))
    assert [whom(day) for day in range(3)] == [["karla"], ["sune"], ["lea"]]
    assert "Næste skridt skulle have været taget senest fredag den 29. maj." in last_mail("sune")
    assert "Det her har ingen taget sig af endnu." in last_mail("sune")
    assert "Tovholder: Karla" in last_mail("lea")
    assert "Som leder kan du få det på plads." in last_mail("lea")


def test_while_it_waits_for_the_company_the_answer_is_not_late(town: Town) -> None:
    enquiry = town.held(state=State.WAITING, answer_due_date=date(2026, 5, 20))
    WaitingTime.objects.create(enquiry=enquiry, first_date=date(2026, 5, 18))
    assert whom(0) == []  # on Monday it has waited for 14 days
    assert whom(1) == ["karla"]
    assert "Den har ventet på virksomheden i mere end 14 dage" in last_mail("karla")
    assert Enquiry.objects.get().missed_dates == 0


def test_a_part_is_its_owners_first_then_the_holders_then_the_owners_leader(town: Town) -> None:
    fire = make_unit("Brand")
    frida, fie = person("Frida", fire), person("Fie", fire)
    make_user(colleague=frida)
    make_user(colleague=fie, leads=fire)
    enquiry = town.held()
    part = Involvement.objects.create(
        enquiry=enquiry, colleague=frida, unit=fire, part="Flugtveje", due_date=date(2026, 5, 29),
        state=InvolvementState.ACCEPTED,
    )  # fmt: skip
    assert [whom(day) for day in range(4)] == [["frida"], ["karla"], ["fie"], []]
    assert "Frida har en del, der skulle have været færdig senest fredag den 29. maj." in last_mail("karla")
    part.refresh_from_db()
    enquiry.refresh_from_db()
    assert (part.was_missed, enquiry.missed_dates) == (True, 1)


def test_a_part_that_must_wait_for_another_is_not_late(town: Town) -> None:
    enquiry = town.held()
    first = Involvement.objects.create(
        enquiry=enquiry, colleague=town.sune, part="Tegning", due_date=date(2026, 6, 20)
    )
    Involvement.objects.create(
        enquiry=enquiry, colleague=town.lea, part="Lån", due_date=date(2026, 5, 20), after=first
    )
    assert whom(0) == []
    Involvement.objects.filter(pk=first.pk).update(state=InvolvementState.DONE)
    assert whom(1) == ["lea"]


def test_whoever_is_asked_to_hold_it_has_a_working_day_to_answer(town: Town) -> None:
    enquiry = make_enquiry(received_at=MONDAY, contact_due_at=morning(20))
    HandOver.objects.create(
        enquiry=enquiry, receiver=town.karla, asked_at=datetime(2026, 5, 29, 9, 0, tzinfo=UTC)
    )
    assert [whom(day) for day in range(4)] == [[], ["karla"], ["inga"], ["lea"]]
    assert "Karla skulle have sagt ja eller nej senest mandag den 1. juni kl. 11.00." in last_mail("inga")


def test_a_second_missed_date_makes_it_complex_and_each_counts_once(town: Town) -> None:
    enquiry = town.held(contact_due_at=MONDAY - timedelta(days=2))
    for day in range(3):
        tell_what_is_late(now=morning(day))
    enquiry.refresh_from_db()
    assert (enquiry.missed_dates, enquiry.level) == (1, Level.SIMPLE)
    Enquiry.objects.update(answer_due_date=date(2026, 6, 3))
    is_complex = f"Henvendelse {enquiry.reference} er nu kompleks"
    assert told(3) == [
        ("karla", is_complex),
        ("karla", "1 henvendelse har brug for dig i dag"),
        ("lea", is_complex),
    ]
    enquiry.refresh_from_db()
    assert (enquiry.missed_dates, enquiry.level) == (2, Level.COMPLEX)
    assert dict(Lateness.objects.values_list("what", "step")) == {Late.CONTACT: 3, Late.ANSWER: 1}


# Who is not there ------------------------------------------------------------------------------------------


def test_whoever_is_away_is_told_by_their_substitute_and_nobody_is_told_twice(town: Town) -> None:
    clara = person("Clara", town.building)
    make_user(colleague=clara)
    make_absence(town.karla, date(2026, 5, 30), date(2026, 6, 10), substitute=clara)
    town.held(contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in range(3)] == [["clara"], ["lea"], []]


def test_whoever_is_away_without_a_substitute_gives_the_word_on(town: Town) -> None:
    make_absence(town.karla, date(2026, 5, 30), date(2026, 6, 10))
    make_absence(town.lea, date(2026, 5, 30), date(2026, 6, 10), substitute=town.ejvind)
    town.held(contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in range(3)] == [["sune"], ["ejvind"], []]


def test_where_there_is_nobody_to_tell_the_one_address_hears_it_once(town: Town) -> None:
    alone = make_colleague("Ene")
    Municipality.objects.update(home_page_unit=None)
    enquiry = make_enquiry(holder=alone, received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=2))
    assert [whom(day) for day in (0, 1, 2, 7)] == [["virksomhed"], [], [], ["virksomhed"]]
    assert enquiry.reference in last_mail("virksomhed")
    assert "skilt" not in last_mail("virksomhed")


def test_an_address_that_no_mail_can_reach_does_not_keep_the_others_from_hearing(town: Town) -> None:
    Colleague.objects.filter(pk=town.karla.pk).update(mail="ikke en adresse")
    town.held(contact_due_at=MONDAY - timedelta(days=2))
    make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=2))
    assert whom(0) == ["inga"]


def test_an_installation_that_nobody_has_described_has_nobody_to_tell() -> None:
    make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=2))
    assert tell_what_is_late(now=MONDAY) == 0
    assert Enquiry.objects.get().missed_dates == 1


# What is not told ------------------------------------------------------------------------------------------


def test_a_confidential_one_is_told_by_its_number_only(town: Town) -> None:
    enquiry = town.held("Vi må fyre syv", is_confidential=True, contact_due_at=MONDAY - timedelta(days=2))
    for day, name in enumerate(("karla", "sune", "lea")):
        assert whom(day) == [name]
        text = last_mail(name)
        assert f"{enquiry.reference} (fortrolig)" in text
        assert [word for word in ("syv", "hørt fra os", "Karla\n") if word in text] == []
        assert ("Jeg overtager den" in text) == (day > 0)


def test_whoever_may_not_see_it_reads_no_words_of_it(town: Town) -> None:
    enquiry = make_enquiry(
        "Vores hemmelige skilt", received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=2)
    )
    assert [whom(day) for day in range(2)] == [["inga"], ["olga"]]
    assert "hemmelige" in last_mail("inga")
    assert enquiry.reference in last_mail("olga")
    assert "hemmelige" not in last_mail("olga")


def test_history_tells_who_was_told(town: Town) -> None:
    town.held(contact_due_at=MONDAY - timedelta(days=2))
    tell_what_is_late(now=MONDAY)
    event = Event.objects.get(act="tell_what_is_late")
    assert (event.actor_name, event.changes) == ("Indgang", {"told": ["", "Karla"]})


def test_a_closed_one_is_never_late(town: Town) -> None:
    closed = town.held(state=State.CLOSED, next_step_date=date(2026, 5, 1), answer_due_date=date(2026, 5, 1))
    Involvement.objects.create(enquiry=closed, colleague=town.sune, part="Brand", due_date=date(2026, 5, 1))
    HandOver.objects.create(enquiry=closed, receiver=town.sune, asked_at=LONG_AGO)
    assert (whom(0), User.objects.count()) == ([], 5)
