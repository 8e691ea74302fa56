"""Two colleagues know each other; a gathering brings others together; what came of it is done, and ties fade again.

docs/flows/tie-to-result.md tells the same, file by file.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from time_machine import Traveller

from indgang.duties.models import Duty
from indgang.gatherings.actions.evaluating import ask_in_the_morning
from indgang.gatherings.actions.measuring import note_figures
from indgang.gatherings.actions.reminding import remind_in_the_morning
from indgang.gatherings.links import token_of
from indgang.gatherings.models import (
    CardAnswer,
    CrossTask,
    Gathering,
    GatheringState,
    Group,
    Guest,
    GuestState,
    QuestionCard,
    SpeedMeeting,
    Theme,
)
from indgang.gatherings.queries.day import people_of
from indgang.gatherings.queries.quotes import QuoteState, quotations_of
from indgang.materials.models import Material
from indgang.people.models import Colleague
from indgang.people.queries import last_seen
from indgang.relations.queries.own import own_ties
from tests.flows.person import Person
from tests.flows.plenum import WORKERS, Plenum, found_plenum

HELD = datetime(2026, 6, 3, 11, 0, tzinfo=UTC)
"""Wednesday at 13 by the clock in Denmark."""


@pytest.fixture
def clock() -> Iterator[Traveller]:
    with time_machine.travel(HELD - timedelta(days=42), tick=False) as clock:
        yield clock


@pytest.fixture
def plenum(db: None, clock: Traveller) -> Iterator[Plenum]:
    cache.clear()
    last_seen.municipality = None
    yield found_plenum()
    last_seen.municipality = None


def test_from_two_who_know_each_other_to_what_came_of_a_gathering(plenum: Plenum, clock: Traveller) -> None:
    karla_and_vera_say_that_they_know_each_other(plenum)
    a_gathering_of_four_hours_is_objected_to(plenum)
    a_real_task_is_taken_up(plenum)
    guests_are_proposed_with_a_reason(plenum)
    leaders_decide_and_silence_is_not_a_yes(plenum, clock)
    those_with_a_yes_are_invited_and_a_reserve_moves_up(plenum)
    the_evening_before_all_is_drawn(plenum, clock)
    somebody_does_not_come_and_the_rest_is_drawn_anew(plenum, clock)
    what_they_say_is_typed_and_the_day_ends(plenum, clock)
    answers_become_themes_and_those_who_said_them_are_asked(plenum, clock)
    they_say_how_it_was_and_the_next_plan_hears_it(plenum)
    what_a_group_came_to_has_one_owner_and_is_done(plenum, clock)
    the_little_booklet_is_ready_and_read(plenum)
    a_year_later_ties_have_faded_but_for_those_who_went_on(plenum, clock)


def the_gathering() -> Gathering:
    return Gathering.objects.get()


def address(rest: str = "") -> str:
    return the_gathering().get_absolute_url() + rest


def guest(name: str) -> Guest:
    return Guest.objects.get(colleague__name=name)


def names(state: GuestState) -> set[str]:
    return {one.colleague.name for one in Guest.objects.filter(state=state, reserve_rank=None)}


def phone_of(plenum: Plenum, name: str) -> Person:
    """Theirs, where nobody is signed in: the link is enough."""
    return Person(plenum.named(name).mail)


def phone_at(plenum: Plenum, name: str, rest: str) -> Person:
    """Their telephone, at the page of the day or where they write."""
    phone = phone_of(plenum, name)
    phone.opens(f"/samling/{token_of(guest(name))}/{rest}")
    return phone


def department_of(name: str) -> str:
    return next(department for department, people in WORKERS.items() if name in people)


def calendar_of(person: Person) -> str:
    """The file that came with the latest letter."""
    return b64decode(person.letter().attachments[0]["content"]).decode()


def tied_to(name: str) -> dict[str, float]:
    """Whom this colleague is tied to today, and how strongly."""
    colleague = Colleague.objects.get(name=name)
    return {tie.other.name: tie.strength for tie in own_ties(colleague, timezone.localdate())}


def met(name: str) -> set[str]:
    """Whom they had a speed-date with, and it took place."""
    meetings = SpeedMeeting.objects.filter(took_place=True)
    theirs = [
        people for people in map(people_of, meetings) if any(one.colleague.name == name for one in people)
    ]
    return {one.colleague.name for people in theirs for one in people} - {name}


def karla_and_vera_say_that_they_know_each_other(plenum: Plenum) -> None:
    say_that_they_know_each_other(plenum, "Karla Bak", "Vera Alm")
    assert "Vera Alm" in tied_to("Karla Bak")


def say_that_they_know_each_other(plenum: Plenum, first: str, second: str) -> None:
    for one, other in ((first, second), (second, first)):
        plenum.named(one).opens("/intern/relationer/")
        plenum.named(one).presses("Skriv det ned", other=other, says="knows")


def a_gathering_of_four_hours_is_objected_to(plenum: Plenum) -> None:
    plan = {
        "title": "Kend dem, du skal ringe til",
        "purpose": "Vi løser opgaver, der går på tværs.",
        "day": "03-06-2026",
        "begins": "13.00",
        "minutes": "240",
        "place": "Kulturhuset",
        "most_people": "8",
        "organiser": "Sif Sekretær",
        "stand_in": "Inga Indgang",
        "rounds": "4",
        "round_minutes": "5",
        "rotations": "1",
    }
    plenum.sif.opens("/intern/samlinger/ny/")
    page = plenum.sif.presses("Gem planen", **plan)
    assert (plenum.sif.status, Gathering.objects.count()) == (422, 0)
    assert "Den varer over tre timer." in page
    plenum.sif.presses("Gem planen", minutes="150")
    assert (the_gathering().minutes, the_gathering().overruled) == (150, [])
    for kind, minutes in (("welcome", 10), ("speed", 30), ("break", 15), ("groups", 80), ("closing", 15)):
        plenum.sif.presses("Tilføj punktet", kind=kind, minutes=minutes)
    assert "150 af 150 minutter er fyldt ud." in plenum.sif.page


def a_real_task_is_taken_up(plenum: Plenum) -> None:
    plenum.named("Nia Skov").opens("/intern/samlinger/opgaver/ny/")
    plenum.named("Nia Skov").presses(
        "Gem opgaven",
        title="Én vej til en strandfest",
        description="I dag spørger tre afdelinger om det samme.",
        wanted_outcome="Én blanket",
        owner="Nia Skov",
    )
    plenum.sif.opens(address())
    plenum.sif.presses("Gem valget", tasks=[str(CrossTask.objects.get().pk)])
    assert "Én blanket" in plenum.sif.page


def guests_are_proposed_with_a_reason(plenum: Plenum) -> None:
    plenum.sif.opens(address("deltagere/"))
    page = plenum.sif.presses("Lav et forslag", least="1", most="2")
    assert (plenum.sif.status, len(names(GuestState.PROPOSED))) == (200, 8)
    assert {department_of(name) for name in names(GuestState.PROPOSED)} == set(WORKERS)
    assert "12 kolleger er overvejet." in page
    assert all(one.reason for one in Guest.objects.all())
    plenum.sif.presses("Afgør det", colleague="Karla Bak", word="must", reason="Hun kender sagen")
    plenum.sif.presses("Afgør det", colleague="Vera Alm", word="must", reason="Hun kender sagen")


def leaders_decide_and_silence_is_not_a_yes(plenum: Plenum, clock: Traveller) -> None:
    plenum.sif.opens(address("deltagere/"))
    plenum.sif.presses("Spørg lederne")
    for department, leader in plenum.leaders.items():
        assert leader.letter().subject == "Må de komme med? Kend dem, du skal ringe til"
        reader = Person(leader.mail)  # reads the mail on a phone, and is signed in nowhere
        reader.follows("/samling-leder/")
        if department != "Erhverv":
            for one in Guest.objects.filter(leader__name=leader.user.colleague.name):  # type: ignore[union-attr]
                reader.presses(f"Ja, {one.colleague.name}")
    assert {department_of(one) for one in names(GuestState.ASKED_LEADER)} == {"Erhverv"}
    clock.shift(timedelta(days=7))
    remind_in_the_morning(now=timezone.now())
    assert plenum.leaders["Erhverv"].letters()[1:] != []
    assert plenum.leaders["Byg"].letters()[1:] == []


def those_with_a_yes_are_invited_and_a_reserve_moves_up(plenum: Plenum) -> None:
    plenum.sif.opens(address("deltagere/"))
    plenum.sif.presses("Send invitationerne")
    invited = names(GuestState.INVITED)
    assert (len(invited), "Erhverv" in {department_of(name) for name in invited}) == (6, False)
    busy = min(invited - {"Karla Bak", "Vera Alm"})
    for name in invited - {busy}:
        letter = plenum.named(name).letter()
        assert [kept["content_type"].partition(";")[0] for kept in letter.attachments] == ["text/calendar"]
        phone = phone_of(plenum, name)
        phone.follows("/samling/")
        phone.presses("Jeg kommer")
        assert "Et minut mere?" in phone.page
        if name == "Karla Bak":
            phone.presses("Send mine svar", **{f"of_{Colleague.objects.get(name='Vera Alm').pk}": "2"})
            assert "Tak for minuttet." in phone.page
        assert not phone.client.cookies
    phone = phone_of(plenum, busy)
    phone.follows("/samling/")
    phone.presses("Jeg kommer ikke")
    assert "METHOD:CANCEL" in calendar_of(phone)

    (moved_up,) = names(GuestState.INVITED)
    assert moved_up not in invited
    phone = phone_of(plenum, moved_up)
    phone.follows("/samling/")
    phone.presses("Jeg kommer", need="Jeg spiser ikke fisk")
    assert len(names(GuestState.COMING)) == 6


def the_evening_before_all_is_drawn(plenum: Plenum, clock: Traveller) -> None:
    clock.move_to(HELD - timedelta(hours=20))
    remind_in_the_morning(now=timezone.now())
    plenum.sif.opens(address("dagen/kort/"))
    plenum.sif.presses("Gem kortene", questions="Hvem ringer du til?\nHvad ville du ønske, at andre vidste?")
    plenum.sif.opens(address("dagen/"))
    plenum.sif.presses("Træk speed-dates")
    page = plenum.sif.presses("Træk grupperne")
    assert "Ingen møder den samme kollega to gange." in page
    assert plenum.sif.opens(address("dagen/navneskilte/")).count("Koden for ") == 6


def somebody_does_not_come_and_the_rest_is_drawn_anew(plenum: Plenum, clock: Traveller) -> None:
    clock.move_to(HELD)
    coming = sorted(names(GuestState.COMING))
    late = next(name for name in coming if name not in {"Karla Bak", "Vera Alm"})
    plenum.sif.opens(address("dagen/ankomst/"))
    for name in coming:
        if name != late:
            plenum.sif.presses(f"Er her: {name}")
    plenum.sif.opens(address("dagen/"))
    plenum.sif.presses("Begynd dagen")
    plenum.sif.presses("Begynd runde 1")
    phone = phone_of(plenum, coming[0])
    assert phone.letter().subject == "Vi ses snart: Kend dem, du skal ringe til"
    phone.follows("/samling/")
    assert "Dit næste: bord" in phone.page

    plenum.sif.opens(address("dagen/"))
    plenum.sif.presses("Træk resten om")
    for number in (2, 3):
        clock.shift(timedelta(minutes=6))
        plenum.sif.presses(f"Begynd runde {number}")
    clock.shift(timedelta(minutes=6))


def what_they_say_is_typed_and_the_day_ends(plenum: Plenum, clock: Traveller) -> None:
    card = QuestionCard.objects.get(position=0)
    meeting = SpeedMeeting.objects.filter(second__isnull=False, round__number=1).earliest("table")
    phone = phone_at(plenum, meeting.first.colleague.name, "skriv/")
    phone.presses(
        "Gem: Hvem ringer du til?",
        beside=f"card-{meeting.pk}-{card.pk}",
        text="Vi ringer til hinanden, før vi skriver.",
    )
    assert CardAnswer.objects.get().text == "Vi ringer til hinanden, før vi skriver."

    group = Group.objects.earliest("table")
    scribe = group.seats.get(is_scribe=True).guest.colleague.name
    phone_at(plenum, scribe, "skriv/").presses(
        "Gem: Hvad vi kom frem til", beside=f"group-{group.pk}", text="Én blanket på nettet."
    )
    plenum.sif.opens(address("dagen/"))
    plenum.sif.presses("Afslut samlingen")
    assert the_gathering().state == GatheringState.HELD
    here = {one.colleague.name for one in Guest.objects.filter(checked_in_at__isnull=False)}
    assert "Vera Alm" not in met("Karla Bak")  # they know each other
    assert all(met(name) <= tied_to(name).keys() for name in here)
    (never_came,) = names(GuestState.COMING) - here
    assert tied_to(never_came) == {}


def answers_become_themes_and_those_who_said_them_are_asked(plenum: Plenum, clock: Traveller) -> None:
    clock.move_to(HELD + timedelta(hours=20))
    plenum.sif.opens(address("svar/"))
    plenum.sif.presses("Gem temaer og svar", new_names="Ring først")
    answer, theme = CardAnswer.objects.get(), Theme.objects.get()
    chosen = {f"theme-{answer.pk}": str(theme.pk), f"booklet-{answer.pk}": "on"}
    plenum.sif.presses("Gem temaer og svar", **chosen)
    plenum.sif.opens(address("citater/"))
    plenum.sif.presses("Spørg dem, der sagde det")

    for one in people_of(answer.meeting):
        phone = phone_of(plenum, one.colleague.name)
        phone.follows("/citater/")
        phone.presses("Gem mine svar", **{f"consent-{answer.pk}": "named"})
    assert quotations_of(the_gathering())[0].state == QuoteState.NAMED


def they_say_how_it_was_and_the_next_plan_hears_it(plenum: Plenum) -> None:
    assert ask_in_the_morning(now=timezone.now()) == 5
    came = Guest.objects.filter(checked_in_at__isnull=False).order_by("pk")
    for place, one in enumerate(came):
        phone = phone_of(plenum, one.colleague.name)
        phone.follows("/samling-svar/")
        length = "too_long" if place else "right"
        phone.presses("Send mit svar", met="yes", worth="yes", length=length, tasks="partly")
    page = plenum.sif.opens(address("evaluering/"))
    assert "80 %" in page
    plenum.sif.presses("Gem det, vi lærte", learned="Gør den en halv time kortere.")
    assert "Gør den en halv time kortere." in plenum.sif.opens("/intern/samlinger/ny/")


def what_a_group_came_to_has_one_owner_and_is_done(plenum: Plenum, clock: Traveller) -> None:
    plenum.sif.opens(address("opfoelgning/"))
    plenum.sif.presses(
        "Giv det videre", first_step="Saml de tre blanketter", owner="Nia Skov", due_date="01-07-2026"
    )
    duty = Duty.objects.get()
    assert (str(duty.owner), duty.due_date) == ("Nia Skov", date(2026, 7, 1))

    clock.move_to(HELD + timedelta(days=14))
    plenum.named("Nia Skov").opens(duty.get_absolute_url())
    plenum.named("Nia Skov").presses("Det er gjort", outcome="Én blanket ligger på nettet.")
    assert "1 resultat har en, der sørger for det, og 1 er gjort færdigt." in plenum.sif.opens(
        address("opfoelgning/")
    )


def the_little_booklet_is_ready_and_read(plenum: Plenum) -> None:
    plenum.sif.opens(address("haefte/kladde/"))
    plenum.sif.presses("Udgiv det")
    booklet = Material.objects.get(kind="booklet")
    assert bytes(booklet.file.content).startswith(b"%PDF-")

    page = plenum.named("Ella Høj").opens(address("haefte/"))
    said_by = " og ".join(str(one) for one in people_of(CardAnswer.objects.get().meeting))
    for words in ("Ring først", "Vi ringer til hinanden, før vi skriver.", said_by, "Én blanket på nettet."):
        assert words in page
    assert booklet.uses.get(way="opened").number == 2  # Sif has looked at it too


def a_year_later_ties_have_faded_but_for_those_who_went_on(plenum: Plenum, clock: Traveller) -> None:
    fresh, met_there = tied_to("Karla Bak"), min(met("Karla Bak"))
    clock.move_to(HELD + timedelta(days=250))
    say_that_they_know_each_other(plenum, "Karla Bak", met_there)
    clock.move_to(HELD + timedelta(days=366))
    note_figures(now=timezone.now())

    now = tied_to("Karla Bak")
    assert now.keys() == fresh.keys()
    assert now[met_there] > fresh[met_there]
    assert all(0 < now[name] < fresh[name] for name in fresh.keys() - {met_there})
    page = plenum.sif.opens("/intern/samlinger/sammenlign/")
    assert "17 %" in page  # one new tie of six is alive
    assert "Gange, hæftet er brugt" in page
