from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from indgang.catalogue.models import AskedQuestion
from indgang.enquiries.actions.holding import (
    UnableToHold,
    accept_enquiry,
    ask_to_hold,
    choose_task,
    decline_enquiry,
    hand_to_task,
    take_enquiry,
    take_over_enquiry,
    withdraw_hand_over,
)
from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Level, State
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import Colleague, Role, User
from indgang.shared.models import OutgoingMail
from tests.factories import make_absence, make_colleague, make_enquiry, make_task, make_unit, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


@pytest.fixture
def inga() -> User:
    return make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))


@pytest.fixture
def karla() -> User:
    colleague = make_colleague("Karla", units=[make_unit("Byg")], mail="karla@hvidklit.example")
    return make_user(colleague=colleague)


def of(user: User) -> Colleague:
    assert user.colleague is not None
    return user.colleague


def mail_to(user: User) -> list[str]:
    return list(
        OutgoingMail.objects.filter(recipient=of(user).mail).order_by("pk").values_list("subject", flat=True)
    )


def acts() -> list[str]:
    return list(Event.objects.filter(area="enquiries").order_by("pk").values_list("act", flat=True))


# The task --------------------------------------------------------------------------------------------------


def test_the_task_gives_the_unit_and_may_raise_the_level(inga: User) -> None:
    unit = make_unit("Byg")
    task = make_task("Byggetilladelse", answering_unit=unit)
    chosen = choose_task(enquiry=make_enquiry(is_weighty=True), task=task, by=inga)
    assert (chosen.task, chosen.unit, chosen.level) == (task, unit, Level.COMPLEX)
    assert acts() == ["choose_task", "raise_level"]
    assert Event.objects.get(act="choose_task").changes == {"task": ["", "Byggetilladelse"]}


def test_history_does_not_tell_what_a_confidential_one_is_about(inga: User) -> None:
    choose_task(enquiry=make_enquiry(is_confidential=True), task=make_task("Afskedigelser"), by=inga)
    assert Event.objects.get(act="choose_task").changes == {}


def test_who_does_not_steer_it_chooses_no_task(karla: User) -> None:
    enquiry = make_enquiry()
    with pytest.raises(UnableToHold, match=r"Kun tovholderen"):
        choose_task(enquiry=enquiry, task=make_task(), by=karla)
    assert Enquiry.objects.get().task is None


def test_a_closed_one_is_opened_first(inga: User) -> None:
    with pytest.raises(UnableToHold, match="lukket"):
        choose_task(enquiry=make_enquiry(state=State.CLOSED), task=make_task(), by=inga)


# Taking ----------------------------------------------------------------------------------------------------


def test_whoever_takes_it_holds_it_and_the_company_hears_their_name(inga: User) -> None:
    held = take_enquiry(enquiry=make_enquiry(), by=inga, now=NOW)
    assert (held.holder, held.held_since, held.state) == (of(inga), NOW, State.HELD)
    company = OutgoingMail.objects.get(recipient="bente@smed.example")
    assert company.subject == f"Inga har taget din henvendelse ({held.reference})"


def test_taking_twice_is_taking_once(inga: User) -> None:
    enquiry = make_enquiry()
    take_enquiry(enquiry=enquiry, by=inga, now=NOW)
    take_enquiry(enquiry=enquiry, by=inga, now=NOW)
    assert acts() == ["take_enquiry"]


def test_what_somebody_else_has_is_not_taken(inga: User, karla: User) -> None:
    with pytest.raises(UnableToHold, match="Karla er allerede tovholder"):
        take_enquiry(enquiry=make_enquiry(holder=of(karla)), by=inga, now=NOW)


def test_whoever_does_not_see_it_does_not_take_it(karla: User) -> None:
    enquiry = make_enquiry()
    with pytest.raises(UnableToHold, match="kan ikke tage"):
        take_enquiry(enquiry=enquiry, by=karla, now=NOW)
    assert Enquiry.objects.get().holder is None


def test_taking_ends_what_somebody_was_asked(inga: User, karla: User) -> None:
    enquiry = make_enquiry()
    asked = ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    take_enquiry(enquiry=enquiry, by=inga, now=NOW)
    asked.refresh_from_db()
    assert (asked.state, asked.ended_at) == (HandOverState.WITHDRAWN, NOW)


# Asking a colleague ----------------------------------------------------------------------------------------


def test_until_they_say_yes_nothing_is_changed(inga: User, karla: User) -> None:
    enquiry = make_enquiry(holder=of(inga))
    asked = ask_to_hold(enquiry=enquiry, receiver=of(karla), word=" Dit bord ", by=inga, now=NOW)
    enquiry.refresh_from_db()
    assert (enquiry.holder, asked.giver, asked.word) == (of(inga), of(inga), "Dit bord")
    assert mail_to(karla) == [f"Vil du tage henvendelse {enquiry.reference}?"]
    assert Event.objects.get(act="ask_to_hold").changes == {"receiver": ["", "Karla"]}


def test_the_entrance_asks_for_one_that_nobody_holds_and_so_does_indgang(inga: User, karla: User) -> None:
    by_inga = ask_to_hold(enquiry=make_enquiry(), receiver=of(karla), word="", by=inga, now=NOW)
    by_itself = ask_to_hold(enquiry=make_enquiry(), receiver=of(karla), word="", by=SYSTEM, now=NOW)
    assert (by_inga.giver, by_itself.giver) == (of(inga), None)


def test_what_is_refused_asks_nobody(inga: User, karla: User) -> None:
    gone = make_colleague("Gert", leaving_date=date(2026, 6, 1))
    asked = make_enquiry()
    ask_to_hold(enquiry=asked, receiver=of(karla), word="", by=inga, now=NOW)
    for enquiry, receiver, by, told in (
        (make_enquiry(), of(karla), karla, "Kun tovholderen"),
        (make_enquiry(state=State.CLOSED), of(karla), inga, "lukket"),
        (make_enquiry(holder=of(karla)), of(karla), inga, "er allerede tovholder"),
        (make_enquiry(), gone, inga, "Gert er stoppet"),
        (asked, of(inga), inga, "Karla er spurgt"),
    ):
        with pytest.raises(UnableToHold, match=told):
            ask_to_hold(enquiry=enquiry, receiver=receiver, word="", by=by, now=NOW)
    assert HandOver.objects.count() == 1


def test_yes_makes_them_the_holder_and_counts_a_transfer(inga: User, karla: User) -> None:
    enquiry = make_enquiry(holder=of(inga))
    asked = ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    held = accept_enquiry(hand_over=asked, by=karla, now=NOW)
    assert (held.holder, held.transfers, held.unit_id) == (
        of(karla),
        1,
        of(karla).memberships.get().unit_id,
    )
    assert mail_to(inga) == [f"Karla har taget henvendelse {held.reference}"]
    asked.refresh_from_db()
    assert asked.state == HandOverState.ACCEPTED


def test_from_the_entrance_to_the_first_holder_is_no_transfer(inga: User, karla: User) -> None:
    asked = ask_to_hold(enquiry=make_enquiry(), receiver=of(karla), word="", by=inga, now=NOW)
    assert accept_enquiry(hand_over=asked, by=karla, now=NOW).transfers == 0


def test_a_waiting_one_still_waits_when_it_is_handed_over(inga: User, karla: User) -> None:
    enquiry = make_enquiry(holder=of(inga), state=State.WAITING)
    asked = ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    assert accept_enquiry(hand_over=asked, by=karla, now=NOW).state == State.WAITING


def test_only_whoever_was_asked_answers_and_only_once(inga: User, karla: User) -> None:
    asked = ask_to_hold(enquiry=make_enquiry(), receiver=of(karla), word="", by=inga, now=NOW)
    with pytest.raises(UnableToHold, match="Kun den kollega"):
        accept_enquiry(hand_over=asked, by=inga, now=NOW)
    accept_enquiry(hand_over=asked, by=karla, now=NOW)
    with pytest.raises(UnableToHold, match="allerede svaret"):
        decline_enquiry(hand_over=asked, reply="Nej", by=karla, now=NOW)


def test_one_that_was_closed_meanwhile_is_not_accepted(inga: User, karla: User) -> None:
    enquiry = make_enquiry()
    asked = ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    Enquiry.objects.update(state=State.CLOSED, closed_at=NOW, outcome="answered")
    with pytest.raises(UnableToHold, match="lukket"):
        accept_enquiry(hand_over=asked, by=karla, now=NOW)


def test_no_says_why_to_whoever_asked_and_history_does_not_keep_it(inga: User, karla: User) -> None:
    enquiry = make_enquiry(holder=of(inga))
    asked = ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    with pytest.raises(UnableToHold, match="Skriv et ord"):
        decline_enquiry(hand_over=asked, reply="  ", by=karla, now=NOW)
    said = decline_enquiry(hand_over=asked, reply="Det er Bos bord", by=karla, now=NOW)
    assert (said.state, said.reply) == (HandOverState.DECLINED, "Det er Bos bord")
    assert Event.objects.get(act="decline_enquiry").changes == {}
    assert "Det er Bos bord" in OutgoingMail.objects.get(recipient=of(inga).mail).text
    enquiry.refresh_from_db()
    assert enquiry.holder == of(inga)


def test_whoever_asked_can_take_it_back(inga: User, karla: User) -> None:
    asked = ask_to_hold(enquiry=make_enquiry(), receiver=of(karla), word="", by=inga, now=NOW)
    with pytest.raises(UnableToHold, match="trække den tilbage"):
        withdraw_hand_over(hand_over=asked, by=karla, now=NOW)
    withdraw_hand_over(hand_over=asked, by=inga, now=NOW)
    with pytest.raises(UnableToHold, match="allerede svaret"):
        withdraw_hand_over(hand_over=asked, by=inga, now=NOW)
    asked.refresh_from_db()
    assert asked.state == HandOverState.WITHDRAWN
    assert acts() == ["ask_to_hold", "withdraw_hand_over"]


# Who is not there -------------------------------------------------------------------------------------------


def test_whoever_is_away_is_not_asked_but_their_substitute_named(inga: User, karla: User) -> None:
    lis = make_colleague("Lis")
    make_absence(of(karla), date(2026, 6, 1), date(2026, 6, 5), substitute=lis)
    enquiry = make_enquiry()
    with pytest.raises(UnableToHold, match=r"Karla er væk til og med 5\. juni\. Spørg Lis") as refused:
        ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    assert (refused.value.field, HandOver.objects.exists()) == ("receiver", False)


def test_whoever_is_away_without_a_substitute_is_not_asked(inga: User, karla: User) -> None:
    make_absence(of(karla), date(2026, 6, 1), date(2026, 6, 5))
    with pytest.raises(UnableToHold, match="og ingen svarer i stedet"):
        ask_to_hold(enquiry=make_enquiry(), receiver=of(karla), word="", by=inga, now=NOW)


def test_another_is_asked_in_the_place_of_one_who_has_not_answered(inga: User, karla: User) -> None:
    enquiry, lis = make_enquiry(), make_colleague("Lis")
    first = ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    second = ask_to_hold(enquiry=enquiry, receiver=lis, word="", by=inga, now=NOW, instead_of=first)
    first.refresh_from_db()
    assert (first.state, second.state) == (HandOverState.WITHDRAWN, HandOverState.ASKED)


def test_the_same_colleague_is_not_asked_twice(inga: User, karla: User) -> None:
    enquiry = make_enquiry()
    first = ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    with pytest.raises(UnableToHold, match="har ikke svaret endnu"):
        ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW, instead_of=first)


# From a mail ------------------------------------------------------------------------------------------------


def test_a_task_and_its_colleague_are_chosen_at_once(inga: User, karla: User) -> None:
    enquiry, task = make_enquiry(), make_task("Byggetilladelse")
    hand_over = hand_to_task(enquiry=enquiry, task=task, receiver=of(karla), word="", by=inga, now=NOW)
    enquiry.refresh_from_db()
    assert (enquiry.task, hand_over.receiver, hand_over.giver) == (task, of(karla), of(inga))


def test_where_the_colleague_cannot_be_asked_no_task_is_chosen_either(inga: User, karla: User) -> None:
    make_absence(of(karla), date(2026, 6, 1), date(2026, 6, 5))
    enquiry = make_enquiry()
    with pytest.raises(UnableToHold):
        hand_to_task(enquiry=enquiry, task=make_task(), receiver=of(karla), word="", by=inga, now=NOW)
    enquiry.refresh_from_db()
    assert enquiry.task is None


# What finding learns ----------------------------------------------------------------------------------------


def learned() -> list[str]:
    return list(AskedQuestion.objects.values_list("task__title", flat=True))


def test_a_choice_teaches_finding_when_a_colleague_has_said_yes(inga: User, karla: User) -> None:
    enquiry = choose_task(enquiry=make_enquiry(), task=make_task("Skiltning"), by=inga)
    assert learned() == []
    hand_over = ask_to_hold(enquiry=enquiry, receiver=of(karla), word="", by=inga, now=NOW)
    assert learned() == []
    accept_enquiry(hand_over=hand_over, by=karla, now=NOW)
    assert learned() == ["Skiltning"]


def test_whoever_takes_it_confirms_the_choice(inga: User) -> None:
    enquiry = choose_task(enquiry=make_enquiry(), task=make_task("Skiltning"), by=inga)
    take_enquiry(enquiry=enquiry, by=inga, now=NOW)
    assert learned() == ["Skiltning"]


def test_the_holders_own_choice_needs_nobody_elses_yes(karla: User) -> None:
    choose_task(enquiry=make_enquiry(holder=of(karla)), task=make_task("Skiltning"), by=karla)
    assert learned() == ["Skiltning"]


# Taking over -----------------------------------------------------------------------------------------------


def test_whoever_stands_in_for_the_holder_takes_it_over(karla: User) -> None:
    """The company and the one who held it are told; whoever was asked meanwhile is asked no more."""
    sune = make_user(colleague=make_colleague("Sune", mail="sune@hvidklit.example"))
    make_absence(of(karla), timezone.localdate(), timezone.localdate(), substitute=of(sune))
    enquiry = make_enquiry(holder=of(karla))
    HandOver.objects.create(enquiry=enquiry, receiver=make_colleague())

    taken = take_over_enquiry(enquiry=enquiry, by=sune, now=NOW)

    assert (taken.holder, taken.held_since, taken.transfers) == (of(sune), NOW, 1)
    assert HandOver.objects.get().state == HandOverState.WITHDRAWN
    assert mail_to(karla) == [f"Sune har overtaget henvendelse {enquiry.reference} fra dig"]
    company = OutgoingMail.objects.get(recipient="bente@smed.example")
    assert company.subject == f"Sune har taget din henvendelse ({enquiry.reference})"
    assert acts() == ["take_over_enquiry"]


def test_who_is_not_called_in_takes_nothing_over(karla: User, inga: User) -> None:
    enquiry = make_enquiry(holder=of(karla))
    for by in (inga, make_user()):
        with pytest.raises(UnableToHold, match="Du kan ikke overtage denne henvendelse"):
            take_over_enquiry(enquiry=enquiry, by=by, now=NOW)
    assert Enquiry.objects.get().holder == of(karla)


def test_taking_over_what_one_holds_or_what_nobody_holds(karla: User, inga: User) -> None:
    own = make_enquiry(holder=of(karla))
    assert take_over_enquiry(enquiry=own, by=karla, now=NOW).transfers == 0
    taken = take_over_enquiry(enquiry=make_enquiry(), by=inga, now=NOW)
    assert (taken.holder, taken.transfers) == (of(inga), 0)


def test_what_is_closed_is_not_taken_over(karla: User) -> None:
    leader = make_user(leads=of(karla).memberships.get().unit)
    with pytest.raises(UnableToHold, match="lukket"):
        take_over_enquiry(enquiry=make_enquiry(holder=of(karla), state=State.CLOSED), by=leader, now=NOW)
