from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.enquiries.actions.raising import raise_level
from indgang.enquiries.models import Enquiry, Involvement, Level
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.people.models import User
from indgang.shared.models import OutgoingMail
from tests.enquiries.late_town import Town
from tests.factories import make_colleague, make_enquiry, make_unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def test_a_third_unit_makes_it_complex_and_history_tells() -> None:
    enquiry = make_enquiry(unit=make_unit())
    for unit in (make_unit(), make_unit()):
        Involvement.objects.create(enquiry=enquiry, colleague=make_colleague(), unit=unit, part="Brand")
    assert raise_level(enquiry=enquiry, by=SYSTEM, now=NOW)
    assert Enquiry.objects.get().level == Level.COMPLEX
    assert Event.objects.get().changes == {"level": ["simple", "complex"]}


def test_it_never_goes_down_by_itself() -> None:
    enquiry = make_enquiry(level=Level.COMPLEX)
    assert not raise_level(enquiry=enquiry, by=SYSTEM, now=NOW)
    assert (Enquiry.objects.get().level, Event.objects.count()) == (Level.COMPLEX, 0)


def told() -> list[str]:
    mails = OutgoingMail.objects.filter(subject__endswith="er nu kompleks").order_by("recipient")
    return [mail.recipient.partition("@")[0] for mail in mails]


def test_a_complex_one_is_told_once_to_its_holder_and_their_leader_with_the_day_to_meet_by() -> None:
    town = Town()
    enquiry = town.held(is_weighty=True)
    assert raise_level(enquiry=enquiry, by=SYSTEM, now=NOW)
    assert told() == ["karla", "lea"]
    text = OutgoingMail.objects.filter(recipient="lea@hvidklit.example").get().text
    for words in (f"Henvendelse {enquiry.reference} er nu kompleks", "Må vi bygge ud?", "senest onsdag 17. juni",
                  enquiry.get_absolute_url()):  # fmt: skip
        assert words in text
    Enquiry.objects.update(level=Level.SIMPLE)
    enquiry.refresh_from_db()
    raise_level(enquiry=enquiry, by=SYSTEM, now=NOW)
    assert told() == ["karla", "lea"]


def test_the_holder_who_makes_it_complex_is_not_told_and_a_confidential_one_keeps_its_words() -> None:
    town = Town()
    enquiry = town.held("Vi må fyre syv", is_weighty=True, is_confidential=True)
    raise_level(enquiry=enquiry, by=User.objects.get(colleague=town.karla), now=NOW)
    assert told() == ["lea"]
    assert "syv" not in OutgoingMail.objects.get().text


def test_one_that_nobody_holds_is_told_to_the_leader_of_the_entrance() -> None:
    Town()
    raise_level(enquiry=make_enquiry(is_weighty=True), by=SYSTEM, now=NOW)
    assert told() == ["ejvind"]


def test_a_medium_one_is_told_to_nobody() -> None:
    raise_level(enquiry=Town().held(needs_decision=True), by=SYSTEM, now=NOW)
    assert (Enquiry.objects.get().level, told()) == (Level.MEDIUM, [])
