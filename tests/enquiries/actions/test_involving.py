from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.enquiries.actions.involving import (
    UnableToInvolve,
    accept_part,
    ask_for_part,
    change_part,
    decline_part,
    finish_part,
    stop_part,
)
from indgang.enquiries.models import Enquiry, Involvement, InvolvementState, Level, State
from indgang.history.models import Event
from indgang.people.models import Colleague, User
from indgang.shared.models import OutgoingMail
from tests.factories import make_absence, make_colleague, make_enquiry, make_unit, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
TODAY, FRIDAY, MONDAY = date(2026, 6, 3), date(2026, 6, 5), date(2026, 6, 8)


def member(name: str, unit: str) -> User:
    mail = f"{name.lower()}@hvidklit.example"
    return make_user(colleague=make_colleague(name, units=[make_unit(unit)], mail=mail))


@pytest.fixture
def karla() -> User:
    return member("Karla", "Byg")


@pytest.fixture
def ove() -> User:
    return member("Ove", "Vej")


@pytest.fixture
def lis() -> User:
    return member("Lis", "Miljø")


@pytest.fixture
def enquiry(karla: User) -> Enquiry:
    """Karla holds it."""
    return make_enquiry(holder=of(karla))


def of(user: User) -> Colleague:
    assert user.colleague is not None
    return user.colleague


def asked(
    enquiry: Enquiry,
    whom: User | Colleague,
    by: User,
    *,
    part: str = "Se på vejen",
    due_date: date = FRIDAY,
    after: Involvement | None = None,
) -> Involvement:
    colleague = of(whom) if isinstance(whom, User) else whom
    return ask_for_part(
        enquiry=enquiry, colleague=colleague, part=part, due_date=due_date, after=after, by=by, now=NOW
    )


def mail_to(user: User) -> list[str]:
    return list(
        OutgoingMail.objects.filter(recipient=of(user).mail).order_by("pk").values_list("subject", flat=True)
    )


# Asking -----------------------------------------------------------------------------------------------------


def test_a_colleague_is_asked_for_a_part_with_a_day(enquiry: Enquiry, karla: User, ove: User) -> None:
    part = asked(enquiry, ove, karla, part=" Se på vejen, 010203-1234 ")
    assert (part.part, part.due_date, part.state) == ("Se på vejen, …", FRIDAY, InvolvementState.ASKED)
    assert part.unit is not None
    assert part.unit.name == "Vej"
    assert mail_to(ove) == [f"Vil du hjælpe med henvendelse {enquiry.reference}?"]
    assert Event.objects.get(act="ask_for_part").changes == {
        "colleague": ["", "Ove"],
        "due_date": ["", "2026-06-05"],
    }


def test_the_third_unit_makes_it_complex(enquiry: Enquiry, karla: User, ove: User, lis: User) -> None:
    asked(enquiry, ove, karla)
    enquiry.refresh_from_db()
    assert enquiry.level == Level.MEDIUM
    asked(enquiry, lis, karla)
    enquiry.refresh_from_db()
    assert enquiry.level == Level.COMPLEX


@pytest.mark.parametrize(
    ("part", "due_date", "field"), [("  ", FRIDAY, "part"), ("Se på vejen", date(2026, 6, 2), "due_date")]
)
def test_a_part_needs_words_and_a_day_to_come(
    enquiry: Enquiry, karla: User, ove: User, part: str, due_date: date, field: str
) -> None:
    with pytest.raises(UnableToInvolve) as refused:
        asked(enquiry, ove, karla, part=part, due_date=due_date)
    assert (refused.value.field, Involvement.objects.count()) == (field, 0)


def test_who_holds_it_has_left_or_has_a_part_already_is_not_asked(
    enquiry: Enquiry, karla: User, ove: User
) -> None:
    asked(enquiry, ove, karla)
    gone = make_colleague("Rolf", leaving_date=date(2026, 5, 31))
    for whom, why in ((karla, "er allerede tovholder"), (ove, "har allerede en del"), (gone, "er stoppet")):
        with pytest.raises(UnableToInvolve, match=why) as refused:
            asked(enquiry, whom, karla)
        assert refused.value.field == "colleague"


def test_who_is_away_gives_way_to_whoever_answers_for_them(
    enquiry: Enquiry, karla: User, ove: User, lis: User
) -> None:
    make_absence(of(ove), TODAY, FRIDAY, substitute=of(lis))
    make_absence(of(lis), MONDAY, MONDAY)
    with pytest.raises(UnableToInvolve, match=r"Ove er væk\. Spørg Lis, som svarer i stedet"):
        asked(enquiry, ove, karla)
    nils = make_colleague("Nils")
    make_absence(nils, TODAY, FRIDAY)
    with pytest.raises(UnableToInvolve, match="Nils er væk, og ingen svarer i stedet"):
        asked(enquiry, nils, karla)


def test_only_those_who_steer_it_ask_and_only_while_it_is_open(karla: User, ove: User) -> None:
    with pytest.raises(UnableToInvolve, match="Kun tovholderen"):
        asked(make_enquiry(holder=of(karla)), make_colleague(), ove)
    with pytest.raises(UnableToInvolve, match="lukket"):
        asked(make_enquiry(holder=of(karla), state=State.CLOSED), ove, karla)


def test_a_part_begins_after_another_of_the_same_enquiry(
    enquiry: Enquiry, karla: User, ove: User, lis: User
) -> None:
    first = asked(enquiry, ove, karla)
    second = asked(enquiry, lis, karla, due_date=MONDAY, after=first)
    assert second.after == first
    text = OutgoingMail.objects.get(recipient=of(lis).mail).text
    assert "Begynd, når Ove er færdig." in text
    strange = asked(make_enquiry(holder=of(karla)), lis, karla)
    stopped = stop_part(part=strange, word="", by=karla, now=NOW)
    for after in (strange, stopped):
        with pytest.raises(UnableToInvolve) as refused:
            asked(enquiry, make_colleague(), karla, after=after)
        assert refused.value.field == "after"


# The colleague's answer -------------------------------------------------------------------------------------


@pytest.fixture
def part(enquiry: Enquiry, karla: User, ove: User) -> Involvement:
    """Ove's."""
    return asked(enquiry, ove, karla)


def test_a_colleague_says_yes_once(part: Involvement, ove: User) -> None:
    accept_part(part=part, by=ove, now=NOW)
    part.refresh_from_db()
    assert (part.state, part.answered_at, part.ended_at) == (InvolvementState.ACCEPTED, NOW, None)
    with pytest.raises(UnableToInvolve, match="allerede svaret"):
        accept_part(part=part, by=ove, now=NOW)


def test_a_yes_with_a_word_is_told_to_the_holder_and_without_one_it_is_not(
    part: Involvement, enquiry: Enquiry, karla: User, ove: User
) -> None:
    OutgoingMail.objects.all().delete()
    accept_part(part=part, word=" Først på mandag, 010203-1234 ", by=ove, now=NOW)
    part.refresh_from_db()
    assert part.word == "Først på mandag, …"
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.subject) == (
        of(karla).mail,
        f"{of(ove).name} hjælper med henvendelse {enquiry.reference}",
    )
    assert "Først på mandag" in mail.text
    OutgoingMail.objects.all().delete()
    other = asked(make_enquiry(holder=of(karla)), ove, karla)
    OutgoingMail.objects.all().delete()
    accept_part(part=other, by=ove, now=NOW)
    assert OutgoingMail.objects.count() == 0


def test_a_colleague_says_no_and_the_holder_is_told(part: Involvement, karla: User, ove: User) -> None:
    decline_part(part=part, word=" Spørg Lis ", by=ove, now=NOW)
    part.refresh_from_db()
    assert (part.state, part.word, part.ended_at) == (InvolvementState.DECLINED, "Spørg Lis", NOW)
    assert mail_to(karla) == [f"Ove kan ikke hjælpe med henvendelse {part.enquiry.reference}"]
    assert Event.objects.get(act="decline_part").changes == {}


def test_a_no_needs_a_word(part: Involvement, ove: User) -> None:
    with pytest.raises(UnableToInvolve) as refused:
        decline_part(part=part, word=" ", by=ove, now=NOW)
    part.refresh_from_db()
    assert (refused.value.field, part.state) == ("word", InvolvementState.ASKED)


def test_it_is_done_and_the_holder_and_the_next_are_told(
    part: Involvement, karla: User, ove: User, lis: User
) -> None:
    asked(part.enquiry, lis, karla, due_date=MONDAY, after=part)
    accepted = NOW - timedelta(hours=1)
    accept_part(part=part, by=ove, now=accepted)
    finish_part(part=part, word="Den kan bære", by=ove, now=NOW)
    part.refresh_from_db()
    assert (part.state, part.word) == (InvolvementState.DONE, "Den kan bære")
    assert (part.answered_at, part.ended_at) == (accepted, NOW)
    reference = part.enquiry.reference
    assert mail_to(karla) == [f"Ove er færdig med sin del af henvendelse {reference}"]
    assert mail_to(lis)[1:] == [f"Du kan begynde på henvendelse {reference}"]


def test_what_has_ended_is_not_answered_and_only_by_whoever_was_asked(
    part: Involvement, karla: User, ove: User
) -> None:
    with pytest.raises(UnableToInvolve, match="Kun den kollega"):
        finish_part(part=part, word="", by=karla, now=NOW)
    stop_part(part=part, word="", by=karla, now=NOW)
    for act in (decline_part, finish_part):
        with pytest.raises(UnableToInvolve, match="allerede slut"):
            act(part=part, word="Nej", by=ove, now=NOW)


# The holder's -----------------------------------------------------------------------------------------------


def test_a_part_is_stopped_and_the_colleague_and_the_next_are_told(
    part: Involvement, karla: User, ove: User, lis: User
) -> None:
    asked(part.enquiry, lis, karla, due_date=MONDAY, after=part)
    stop_part(part=part, word="De bygger ikke", by=karla, now=NOW)
    part.refresh_from_db()
    assert (part.state, part.word) == (InvolvementState.STOPPED, "De bygger ikke")
    assert mail_to(ove)[1:] == [f"Du behøver ikke hjælpe med henvendelse {part.enquiry.reference} mere"]
    assert mail_to(lis)[1:] == [f"Du kan begynde på henvendelse {part.enquiry.reference}"]
    with pytest.raises(UnableToInvolve, match="allerede slut"):
        stop_part(part=part, word="", by=karla, now=NOW)


def test_only_those_who_steer_it_stop_a_part(part: Involvement, ove: User) -> None:
    with pytest.raises(UnableToInvolve, match="Kun tovholderen"):
        stop_part(part=part, word="", by=ove, now=NOW)


def moved(
    part: Involvement,
    by: User,
    due_date: date = MONDAY,
    after: Involvement | None = None,
    reason: str = "Syg",
) -> Involvement:
    return change_part(part=part, due_date=due_date, after=after, reason=reason, by=by, now=NOW)


def test_a_part_gets_another_day_with_a_reason_and_is_late_no_more(
    part: Involvement, karla: User, ove: User
) -> None:
    Involvement.objects.filter(pk=part.pk).update(was_missed=True)
    moved(part, karla)
    part.refresh_from_db()
    assert (part.due_date, part.word, part.was_missed) == (MONDAY, "Syg", False)
    assert mail_to(ove)[1:] == [f"Din del af henvendelse {part.enquiry.reference} har fået en anden dag"]
    assert Event.objects.get(act="change_part").changes == {"due_date": ["2026-06-05", "2026-06-08"]}


def test_a_part_is_put_after_another(part: Involvement, karla: User, lis: User) -> None:
    other = asked(part.enquiry, lis, karla)
    moved(part, karla, FRIDAY, other)
    part.refresh_from_db()
    assert (part.after, part.due_date) == (other, FRIDAY)
    assert Event.objects.get(act="change_part").changes == {}


def test_parts_do_not_wait_for_one_another(part: Involvement, karla: User, lis: User) -> None:
    second = asked(part.enquiry, lis, karla, after=part)
    third = asked(part.enquiry, make_colleague("Nils"), karla, after=second)
    for after in (second, third, part):
        with pytest.raises(UnableToInvolve, match="vente på hinanden") as refused:
            moved(part, karla, MONDAY, after)
        assert refused.value.field == "after"
    part.refresh_from_db()
    assert (part.after, part.due_date) == (None, FRIDAY)


@pytest.mark.parametrize(
    ("due_date", "reason", "field"),
    [(FRIDAY, "Syg", "due_date"), (date(2026, 6, 2), "Syg", "due_date"), (MONDAY, " ", "reason")],
)
def test_a_change_must_be_one_and_have_a_reason(
    part: Involvement, karla: User, due_date: date, reason: str, field: str
) -> None:
    with pytest.raises(UnableToInvolve) as refused:
        moved(part, karla, due_date, reason=reason)
    part.refresh_from_db()
    assert (refused.value.field, part.due_date) == (field, FRIDAY)
