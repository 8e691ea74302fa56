"""A company asks, and is held on to until it has its answer and has said how it went: one story, three weeks long.

docs/flows/enquiry-to-answer.md tells the same, file by file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from time_machine import Traveller

from indgang.catalogue.queries.finding import find_tasks
from indgang.enquiries.actions.asking_how import ask_how_it_went
from indgang.enquiries.actions.escalating import tell_what_is_late
from indgang.enquiries.models import Enquiry, Level, Outcome, State
from indgang.history.queries import events_of
from indgang.people.queries import last_seen
from indgang.surveys.queries.inviting import active_questions
from tests.flows.town import Town, found_town

QUESTION = (
    "Hej.\n\nVi vil lave en tilbygning med pergola til udsalget. Må vi det?\n\nVenlig hilsen\nBente Smed"
)


@pytest.fixture
def clock() -> Iterator[Traveller]:
    with time_machine.travel(at(2, 10), tick=False) as clock:
        yield clock


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of November 2026, by the clock in Denmark; the 2nd is a Monday."""
    return datetime(2026, 11, day, hour - 1, minute, second, tzinfo=UTC)


@pytest.fixture
def town(db: None, clock: Traveller) -> Iterator[Town]:
    cache.clear()
    last_seen.municipality = None
    yield found_town()
    last_seen.municipality = None


def test_from_the_first_question_until_the_company_has_its_answer(town: Town, clock: Traveller) -> None:
    assert found_by("pergola") == []

    the_company_asks_on_the_web_and_presses_twice(town, clock)
    the_entrance_is_told_with_the_suggestions_and_takes_it(town, clock)
    the_entrance_chooses_the_task_and_asks_who_does_it(town)
    the_colleague_says_yes_and_the_company_hears_her_name(town, clock)
    two_more_units_are_asked_and_it_is_complex(town, clock)
    everybody_is_called_to_one_meeting(town)
    we_wait_for_the_company(town)
    the_company_sends_its_drawings_on_its_own_page(town, clock)
    nobody_answers_and_it_is_told_further_up_each_morning(town, clock)
    a_sensitive_answer_stands_on_the_companys_own_page_alone(town, clock)
    a_no_must_say_what_is_possible_instead(town, clock)
    the_company_is_asked_how_it_went_and_is_not_happy(town, clock)
    it_is_closed_again_and_the_company_is_not_asked_once_more(town, clock)

    assert found_by("pergola") == ["byggetilladelse"]
    the_companys_card_tells_the_story(town)
    the_figures_count_it(town)
    history_tells_who_did_what()


def the_enquiry() -> Enquiry:
    return Enquiry.objects.get()


def desk() -> str:
    return the_enquiry().get_absolute_url()


def found_by(words: str) -> list[str]:
    """The keys of the tasks that the words lead a company to."""
    findings = find_tasks(words, today=timezone.localdate(), is_public=True)
    return [found.card.key for found in findings.found]


def the_company_asks_on_the_web_and_presses_twice(town: Town, clock: Traveller) -> None:
    town.bente.opens("/henvendelse/")
    form = town.bente.page
    clock.move_to(at(2, 10, 3))
    typed = {"question": QUESTION, "company": "99 00 00 07", "contact_name": "Bente Smed"}

    page = town.bente.presses("Send", **typed)
    assert ("Skriv en mail eller et telefonnummer" in page, Enquiry.objects.count()) == (True, 0)
    typed["contact_mail"] = "bente@smed.example"
    first = town.bente.presses("Send", contact_mail=typed["contact_mail"])
    town.bente.page, town.bente.address = form, "/henvendelse/"
    second = town.bente.presses("Send", **typed)

    enquiry = the_enquiry()
    assert enquiry.reference in first
    assert enquiry.reference in second
    assert (enquiry.business, enquiry.state, enquiry.holder) == (town.smithy, State.NEW, None)
    assert enquiry.contact_due_at == at(3, 10, 3)
    assert [mail.subject for mail in town.bente.letters()] == [
        f"Vi har modtaget din henvendelse ({enquiry.reference})"
    ]
    assert "tirsdag den 3. november kl. 10.03" in town.bente.letter().text
    assert not town.bente.client.cookies


def the_entrance_is_told_with_the_suggestions_and_takes_it(town: Town, clock: Traveller) -> None:
    clock.move_to(at(2, 10, 15))
    assert "“Byggetilladelse til erhverv”:" in town.inga.letter().text

    town.inga.follows("/tag/")
    assert the_enquiry().holder is None  # a mail filter opens links too
    town.inga.presses("Jeg tager det")

    assert str(the_enquiry().holder) == "Inga Indgang"
    assert "Inga Indgang har taget din henvendelse" in town.bente.letter().subject


def the_entrance_chooses_the_task_and_asks_who_does_it(town: Town) -> None:
    town.inga.presses("Vælg: Byggetilladelse til erhverv")
    assert (str(the_enquiry().task), str(the_enquiry().unit)) == (
        "Byggetilladelse til erhverv",
        "Byg og Miljø",
    )
    town.inga.presses("Spørg Karla Østergaard")

    assert str(the_enquiry().holder) == "Inga Indgang"  # until Karla has said yes
    assert town.karla.letter().subject == f"Vil du tage henvendelse {the_enquiry().reference}?"


def the_colleague_says_yes_and_the_company_hears_her_name(town: Town, clock: Traveller) -> None:
    clock.move_to(at(2, 13))
    town.karla.opens(desk())
    town.karla.presses("Ja, jeg tager den")

    assert (str(the_enquiry().holder), the_enquiry().transfers) == ("Karla Østergaard", 1)
    assert "Karla Østergaard har taget din henvendelse" in town.bente.letter().subject
    town.bente.follows("/henvendelse/")
    assert "Karla Østergaard" in town.bente.page
    town.karla.presses(
        "Send svaret",
        answer__text="Jeg spørger to kolleger og vender tilbage.",
        answer__next_step="Vi mødes med jer",
        answer__next_step_date="12-11-2026",
    )
    assert (the_enquiry().first_answered_at, the_enquiry().contact_due_at) == (at(2, 13), None)


def two_more_units_are_asked_and_it_is_complex(town: Town, clock: Traveller) -> None:
    clock.move_to(at(3, 9))
    town.karla.opens(desk())
    town.karla.presses("Bed om hjælp", colleague="Kai Kollega", part="Se på vejen", due_date="20-11-2026")
    assert the_enquiry().level == Level.MEDIUM
    kai_has = the_enquiry().involvements.get()
    town.karla.presses(
        "Bed om hjælp", colleague="Nia Skov", part="Se på åen", due_date="25-11-2026", after=str(kai_has.pk)
    )
    assert the_enquiry().level == Level.COMPLEX

    for colleague in (town.kai, town.nia):
        assert colleague.letter().subject == f"Vil du hjælpe med henvendelse {the_enquiry().reference}?"
        colleague.opens(desk())
        colleague.presses("Ja, jeg er på den")
    assert [str(part) for part in the_enquiry().involvements.filter(state="accepted")] == [
        "Se på vejen",
        "Se på åen",
    ]


def everybody_is_called_to_one_meeting(town: Town) -> None:
    town.karla.opens(desk())
    town.karla.presses(
        "Send invitationerne",
        meeting__day="10-11-2026",
        meeting__hour="9.30",
        meeting__place="Hos Klit Smede",
        meeting__agenda="Tilbygningen, vejen og åen",
    )

    assert the_enquiry().meetings.get().starts_at == at(10, 9, 30)
    for guest in (town.bente, town.karla, town.kai, town.nia):
        assert [kept["content_type"].partition(";")[0] for kept in guest.letter().attachments] == [
            "text/calendar"
        ]


def we_wait_for_the_company(town: Town) -> None:
    town.karla.opens(desk())
    town.karla.presses(
        "Spørg dem, og vent", wait__waited_for="En tegning af tilbygningen", wait__remind_date="20-11-2026"
    )

    assert (the_enquiry().state, town.bente.letter().subject) == (
        State.WAITING,
        f"Vi mangler noget fra dig ({the_enquiry().reference})",
    )


def the_company_sends_its_drawings_on_its_own_page(town: Town, clock: Traveller) -> None:
    clock.move_to(at(11, 9))
    town.bente.follows("/henvendelse/")
    assert "En tegning af tilbygningen" in town.bente.page
    drawing = SimpleUploadedFile("tegning.pdf", b"%PDF-1.7\n")
    clock.move_to(at(11, 9, 5))
    town.bente.presses("Send", text="Her er tegningen.", attachments=drawing)

    assert "Her er tegningen." in town.bente.page
    assert "tegning.pdf" in town.bente.page
    assert (the_enquiry().state, the_enquiry().contact_due_at) == (State.HELD, at(12, 9, 5))


def nobody_answers_and_it_is_told_further_up_each_morning(town: Town, clock: Traveller) -> None:
    assert told_in_the_morning(town, clock, 12) == set()
    assert told_in_the_morning(town, clock, 13) == {"karla"}
    assert told_in_the_morning(town, clock, 14) == set()  # a Saturday
    assert told_in_the_morning(town, clock, 16) == {"sune"}
    assert told_in_the_morning(town, clock, 17) == {"lis"}
    assert the_enquiry().missed_dates == 1  # however often it is told


def told_in_the_morning(town: Town, clock: Traveller, day: int) -> set[str]:
    """Who gets a mail that morning. Run twice, the job tells once."""
    clock.move_to(at(day, 7, 30))
    readers = {"karla": town.karla, "sune": town.sune, "lis": town.lis}
    before = {name: len(reader.letters()) for name, reader in readers.items()}
    tell_what_is_late(now=at(day, 7, 30))
    tell_what_is_late(now=at(day, 7, 30))
    more = {name: len(reader.letters()) - before[name] for name, reader in readers.items()}
    assert set(more.values()) <= {0, 1}
    return {name for name, number in more.items() if number}


def a_sensitive_answer_stands_on_the_companys_own_page_alone(town: Town, clock: Traveller) -> None:
    clock.move_to(at(17, 10))
    town.karla.opens(desk())
    town.karla.presses(
        "Send svaret",
        answer__text="Naboens klage er afvist.",
        answer__is_sensitive="on",
        answer__next_step="Vi afgør sagen",
        answer__next_step_date="24-11-2026",
    )

    assert "Naboens klage" not in town.bente.letter().text
    assert "Naboens klage er afvist." in town.bente.follows("/henvendelse/")
    assert the_enquiry().contact_due_at is None


def a_no_must_say_what_is_possible_instead(town: Town, clock: Traveller) -> None:
    clock.move_to(at(24, 10))
    town.karla.opens(desk())
    page = town.karla.presses(
        "Luk henvendelsen",
        close__outcome=Outcome.REFUSED,
        close__text="Tilbygningen ligger for tæt på åen.",
    )
    assert "Et nej fortæller, hvad der så kan lade sig gøre." in page
    assert "Tilbygningen ligger for tæt på åen." in page
    assert the_enquiry().state == State.HELD

    town.karla.presses("Luk henvendelsen", close__possible_instead="Byg den på den anden side.")

    enquiry = the_enquiry()
    assert (enquiry.state, enquiry.outcome) == (State.CLOSED, Outcome.REFUSED)
    assert "Byg den på den anden side." in town.bente.letter().text
    assert {part.state for part in enquiry.involvements.all()} == {"stopped"}
    assert town.kai.letter().subject == f"Henvendelse {enquiry.reference} er lukket"


def the_company_is_asked_how_it_went_and_is_not_happy(town: Town, clock: Traveller) -> None:
    clock.move_to(at(25, 9))
    assert ask_how_it_went(now=at(25, 9)) == 0  # a day too early
    clock.move_to(at(26, 9))
    assert (ask_how_it_went(now=at(26, 9)), ask_how_it_went(now=at(26, 9))) == (1, 0)

    town.bente.follows("/svar/")
    scores = {question.key: "1" for question in active_questions()}
    assert len(scores) == 3
    town.bente.presses("Send mit svar", **scores, comment="Vi kan ikke bygge på den anden side.")
    assert "Vi er kede af, at det ikke var godt nok" in town.bente.page
    assert town.lis.letter().subject == f"En virksomhed er ikke tilfreds ({the_enquiry().reference})"
    assert "anden side" not in town.lis.letter().text
    town.bente.presses("Genåbn henvendelsen")

    assert (the_enquiry().state, str(the_enquiry().holder)) == (State.HELD, "Karla Østergaard")
    assert the_enquiry().contact_due_at == at(27, 9)


def it_is_closed_again_and_the_company_is_not_asked_once_more(town: Town, clock: Traveller) -> None:
    clock.move_to(at(26, 14))
    town.karla.opens(desk())
    town.karla.presses(
        "Luk henvendelsen",
        close__outcome=Outcome.SOLVED,
        close__text="I må bygge, når I holder otte meter til åen.",
    )

    assert (the_enquiry().state, the_enquiry().outcome) == (State.CLOSED, Outcome.SOLVED)
    clock.move_to(at(30, 9))
    assert ask_how_it_went(now=at(30, 9)) == 0  # once a quarter


def the_companys_card_tells_the_story(town: Town) -> None:
    card = town.inga.opens(town.smithy.get_absolute_url())
    assert desk() in card
    assert "tilbygning med pergola" in card
    assert "Naboens klage" not in card


def the_figures_count_it(town: Town) -> None:
    page = " ".join(town.lis.opens("/intern/henvendelser/tal/").split())
    assert "<strong>1</strong> modtaget" in page
    assert "1 af dem lukket" in page
    assert "1 svar" in page


def history_tells_who_did_what() -> None:
    """In the order it was done; never in the words of the enquiry."""
    events = list(events_of(the_enquiry().history_key))
    told = [(event.actor_name.split()[0], event.act) for event in reversed(events)]
    assert told == [
        ("Virksomheden", "receive_enquiry"),
        *(("Inga", act) for act in ("take_enquiry", "choose_task", "teach_finding", "ask_to_hold")),
        *(("Karla", act) for act in ("accept_enquiry", "answer_company")),
        *(("Karla", act) for act in ("ask_for_part", "raise_level", "ask_for_part", "raise_level")),
        ("Kai", "accept_part"),
        ("Nia", "accept_part"),
        *(("Karla", act) for act in ("invite_to_meeting", "wait_for_company")),
        ("Virksomheden", "write_from_company"),
        *(("Indgang", "tell_what_is_late") for _morning in range(3)),
        *(("Karla", act) for act in ("answer_company", "close_enquiry")),
        ("Indgang", "ask_how_it_went"),
        ("Virksomheden", "reopen_unhappy"),
        ("Karla", "close_enquiry"),
    ]
    changes = "".join(str(event.changes) for event in events)
    assert [words for words in ("Naboens", "pergola", "Bente") if words in changes] == []
