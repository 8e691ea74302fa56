from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from indgang.catalogue.models import Task
from indgang.duties.models import Duty
from indgang.enquiries.actions.correcting import Wrong
from indgang.enquiries.actions.holding import ask_to_hold
from indgang.enquiries.actions.sending_back import UnableToSendBack, send_back
from indgang.enquiries.models import Enquiry, HandOver, HandOverState, MessageKind, State, WaitingTime
from indgang.history.models import Event
from indgang.people.models import Colleague, Role, Unit, User
from indgang.shared.models import OutgoingMail
from tests.factories import (
    make_catalogue,
    make_colleague,
    make_enquiry,
    make_municipality,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def inga() -> User:
    return make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))


@pytest.fixture
def unit() -> Unit:
    return make_unit("Byg")


@pytest.fixture
def karla(unit: Unit) -> User:
    return make_user(colleague=make_colleague("Karla", units=[unit], mail="karla@hvidklit.example"))


@pytest.fixture
def task(unit: Unit) -> Task:
    owner = make_colleague("Sten")
    return make_task("Skilte", catalogue=make_catalogue(owner=owner), answering_unit=unit)


def of(user: User) -> Colleague:
    assert user.colleague is not None
    return user.colleague


def held_by(user: User, task: Task | None = None, **values: Any) -> Enquiry:
    unit = task.answering_unit if task else None
    return make_enquiry(holder=of(user), task=task, **({"unit": unit} | values))


def sent(enquiry: Enquiry, by: User, wrong: Wrong = Wrong.PERSON, word: str = "Spørg Vej og Park") -> Enquiry:
    return send_back(enquiry=enquiry, wrong=wrong, word=word, by=by, now=NOW)


def mail_to(address: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(recipient=address).order_by("pk"))


def test_the_wrong_person_gives_it_back_and_the_task_stays(inga: User, karla: User, task: Task) -> None:
    enquiry = sent(held_by(karla, task), karla)
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.holder, enquiry.held_since) == (State.NEW, None, None)
    assert (enquiry.task, enquiry.unit, enquiry.transfers) == (task, task.answering_unit, 1)
    assert Event.objects.get(act="send_back").changes == {"holder": ["Karla", ""]}
    assert Duty.objects.get().about_key == task.history_key


def test_the_wrong_task_is_emptied_and_its_unit_too(inga: User, karla: User, task: Task) -> None:
    enquiry = sent(held_by(karla, task), karla, Wrong.TASK)
    enquiry.refresh_from_db()
    assert (enquiry.task, enquiry.unit) == (None, None)
    assert Event.objects.get(act="send_back").changes == {"task": ["Skilte", ""], "holder": ["Karla", ""]}
    assert "noget andet" in Duty.objects.get().details


def test_the_word_stands_in_the_enquiry_for_whoever_holds_it_next(karla: User, task: Task) -> None:
    enquiry = sent(held_by(karla, task), karla, word=" Spørg Vej og Park, 010203-1234 ")
    note = enquiry.messages.get(kind=MessageKind.NOTE)
    assert (note.text, note.author, note.counts_as_answer) == ("Spørg Vej og Park, …", of(karla), False)


def test_the_entrance_is_told_why_and_by_when(inga: User, karla: User, task: Task) -> None:
    enquiry = sent(held_by(karla, task, contact_due_at=TOMORROW), karla)
    mail = mail_to("inga@hvidklit.example")[0]
    assert mail.subject == f"Henvendelse {enquiry.reference} kom det forkerte sted hen"
    for words in (
        "Karla er ikke den rette",
        "Spørg Vej og Park",
        "Find en anden tovholder",
        "torsdag den 4. juni",
    ):
        assert words in mail.text


def test_where_nobody_is_at_the_entrance_the_one_mail_address_is_told(karla: User, task: Task) -> None:
    make_municipality(mail="erhverv@hvidklit.example")
    sent(held_by(karla, task), karla)
    assert len(mail_to("erhverv@hvidklit.example")) == 1


def test_where_there_is_no_address_either_it_is_in_the_entrances_list_all_the_same(karla: User) -> None:
    assert sent(held_by(karla), karla).state == State.NEW
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == ["bente@smed.example"]


def test_the_company_is_told_that_another_will_help(karla: User, task: Task) -> None:
    enquiry = sent(held_by(karla, task, contact_due_at=TOMORROW), karla)
    mail = mail_to("bente@smed.example")[0]
    assert mail.subject == f"En anden kollega hjælper dig ({enquiry.reference})"
    assert "Du hører fra os senest torsdag" in mail.text


def test_a_clock_that_runs_is_kept(karla: User) -> None:
    assert sent(held_by(karla, contact_due_at=TOMORROW), karla).contact_due_at == TOMORROW


def test_a_company_that_had_its_word_must_hear_from_us_anew(karla: User) -> None:
    """From Wednesday at 14.10 to Thursday at 14.10."""
    enquiry = held_by(karla, contact_due_at=None)
    enquiry = sent(enquiry, karla)
    assert enquiry.contact_due_at == TOMORROW


def test_what_waits_for_the_company_waits_no_more(karla: User) -> None:
    enquiry = held_by(
        karla, state=State.WAITING, held_since=NOW, complete_date=date(2026, 5, 1), answer_days=40
    )
    WaitingTime.objects.create(enquiry=enquiry, first_date=date(2026, 6, 1))
    enquiry = sent(enquiry, karla)
    assert enquiry.waiting_times.get().ended_date == date(2026, 6, 3)
    enquiry.refresh_from_db()
    assert enquiry.answer_due_date == date(2026, 6, 12)


def test_a_question_to_another_is_withdrawn(karla: User) -> None:
    enquiry = held_by(karla)
    hand_over = ask_to_hold(enquiry=enquiry, receiver=make_colleague(), word="", by=karla, now=NOW)
    sent(enquiry, karla)
    hand_over.refresh_from_db()
    assert (hand_over.state, hand_over.reply) == (HandOverState.WITHDRAWN, "")


@pytest.fixture
def asked(inga: User, karla: User, task: Task) -> HandOver:
    """Lis holds it and asks Karla."""
    lis = make_user(colleague=make_colleague("Lis", units=[make_unit("Job")], mail="lis@hvidklit.example"))
    enquiry = held_by(lis, task)
    return ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=lis, now=NOW)


def test_whoever_was_only_asked_says_no_by_it(asked: HandOver, karla: User) -> None:
    enquiry = sent(asked.enquiry, karla)
    asked.refresh_from_db()
    enquiry.refresh_from_db()
    assert (asked.state, asked.reply) == (HandOverState.DECLINED, "Spørg Vej og Park")
    assert (enquiry.holder, enquiry.state, enquiry.transfers) == (asked.giver, State.HELD, 0)
    assert Event.objects.get(act="send_back").changes == {}
    assert "Karla fik en henvendelse" in Duty.objects.get().details
    assert mail_to("bente@smed.example") == []
    assert "Lis er stadig tovholder." in mail_to("inga@hvidklit.example")[0].text
    assert mail_to("lis@hvidklit.example")[0].subject.startswith("Karla kan ikke")


def test_without_its_task_it_belongs_to_the_holders_unit(asked: HandOver, karla: User) -> None:
    enquiry = sent(asked.enquiry, karla, Wrong.TASK)
    enquiry.refresh_from_db()
    assert (enquiry.task, enquiry.unit and enquiry.unit.name) == (None, "Job")


def test_without_a_task_there_is_nothing_to_correct(karla: User) -> None:
    sent(held_by(karla), karla)
    assert Duty.objects.count() == 0


def test_of_a_confidential_one_history_and_mail_tell_nothing(inga: User, karla: User, task: Task) -> None:
    sent(held_by(karla, task, is_confidential=True), karla, Wrong.TASK, "Den handler om lukning")
    assert Event.objects.get(act="send_back").changes == {"holder": ["Karla", ""]}
    assert not any("lukning" in mail.text for mail in OutgoingMail.objects.all())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Wrong.PERSON, "Opgaven er den rigtige, men kollegaen er ikke den, der udfører den."),
        (Wrong.TASK, "Den handler om noget andet, end opgaven siger."),
    ],
)
def test_without_a_word_what_was_wrong_is_told_all_the_same(
    inga: User, karla: User, task: Task, wrong: Wrong, told: str
) -> None:
    enquiry = sent(held_by(karla, task), karla, wrong, word="  ")
    assert enquiry.messages.get(kind=MessageKind.NOTE).text == told
    assert told in mail_to("inga@hvidklit.example")[0].text
    details = Duty.objects.get().details
    assert (details.count("\n\n"), details.endswith(enquiry.history_label)) == (1, True)


def test_whoever_was_only_asked_says_no_without_a_word(asked: HandOver, karla: User) -> None:
    sent(asked.enquiry, karla, word="")
    asked.refresh_from_db()
    assert asked.reply == "Opgaven er den rigtige, men kollegaen er ikke den, der udfører den."


def test_what_is_closed_or_with_the_entrance_is_not_sent_back(inga: User, karla: User) -> None:
    with pytest.raises(UnableToSendBack, match="lukket"):
        sent(held_by(karla, state=State.CLOSED), karla)
    with pytest.raises(UnableToSendBack, match="Indgangen har den allerede"):
        sent(make_enquiry(), inga)


def test_only_those_who_steer_it_send_it_back(karla: User) -> None:
    with pytest.raises(UnableToSendBack, match="Kun tovholderen"):
        sent(held_by(karla), make_user())
