from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from indgang.catalogue.models import Theme
from indgang.enquiries.actions.asking_how import ask_about, ask_how_it_went
from indgang.enquiries.models import Channel, Enquiry, Outcome, State
from indgang.enquiries.queries import asking
from indgang.history.models import Event
from indgang.people.models import ClosingDay
from indgang.shared.models import OutgoingMail
from indgang.surveys.models import Invitation
from indgang.surveys.queries.inviting import invitation_of
from tests.factories import make_business, make_enquiry, make_municipality, make_task, make_unit

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 6, 1, 7, 0, tzinfo=UTC)  # nine o'clock in Denmark


def closed(day: int = 0, **values: Any) -> Enquiry:
    """Closed on the day of June."""
    at = MONDAY + timedelta(days=day - 1, hours=3)
    stands: dict[str, Any] = {"state": State.CLOSED, "closed_at": at, "received_at": at - timedelta(days=2)}
    return make_enquiry(**(stands | values))


def asked_on(day: int) -> int:
    return ask_how_it_went(now=MONDAY + timedelta(days=day - 1))


def test_two_working_days_after_closing_and_once() -> None:
    municipality = make_municipality()
    ClosingDay.objects.create(municipality=municipality, day=date(2026, 6, 5), name="Grundlovsdag")
    closed(4)  # a Thursday; the Friday is a closing day
    assert [asked_on(day) for day in range(4, 12)] == [0, 0, 0, 0, 0, 1, 0, 0]


def test_the_mail_holds_the_only_link_and_nothing_of_what_it_was_about() -> None:
    make_municipality()
    enquiry = closed(1, summary="Hemmeligt skilt", question="Hemmeligt skilt")
    asked_on(3)
    mail, invitation = OutgoingMail.objects.get(), Invitation.objects.get()
    token = mail.text.partition("/svar/")[2].partition("/")[0]
    assert invitation_of(token) == invitation
    assert (mail.recipient, invitation.target_key) == ("bente@smed.example", enquiry.history_key)
    assert f"Vi har lukket din henvendelse {enquiry.reference}. Hvordan gik det?" in mail.text
    assert "Hemmeligt" not in mail.text + mail.subject + invitation.target_label
    assert Event.objects.filter(act="ask_how_it_went").get().target_key == enquiry.history_key


def test_the_facts_are_copied_as_they_stand() -> None:
    theme = Theme.objects.create(key="byg", name="Byggeri")
    closed(
        1, unit=make_unit("Byg"), task=make_task(theme=theme), business=make_business(size="1-9"),
        channel=Channel.PHONE,
    )  # fmt: skip
    closed(1, task=make_task("Skilte"), business=make_business(), contact_mail="en@anden.example")
    closed(1, contact_mail="tredje@firma.example")
    asked_on(3)
    assert [invitation.facts for invitation in Invitation.objects.order_by("pk")] == [
        {"unit": "Byg", "kind": "Byggeri", "size": "1–9 ansatte", "channel": "Telefon"},
        {"kind": "Skilte", "channel": "Hjemmesiden"},
        {"channel": "Hjemmesiden"},
    ]


@pytest.mark.parametrize("outcome", [Outcome.DOUBLE, Outcome.REFERRED, Outcome.SILENT])
def test_what_was_not_ours_to_do_well_is_not_asked_about(outcome: Outcome) -> None:
    closed(1, outcome=outcome)
    assert asked_on(3) == 0


@pytest.mark.parametrize(
    ("outcome", "values"),
    [
        (Outcome.ANSWERED, {}),
        (Outcome.SOLVED, {}),
        (Outcome.REFUSED, {"possible_instead": "Et mindre skilt"}),
        (Outcome.WITHDRAWN, {}),
    ],
)
def test_a_no_is_asked_about_too(outcome: Outcome, values: dict[str, str]) -> None:
    closed(1, outcome=outcome, **values)
    assert asked_on(3) == 1


def test_whom_we_cannot_or_must_not_ask() -> None:
    closed(1, is_confidential=True)
    closed(1, contact_mail="")
    make_enquiry(received_at=MONDAY)
    closed(-20)
    assert asked_on(3) == 0
    assert OutgoingMail.objects.count() == 0


def test_a_company_is_asked_once_a_quarter_whoever_writes_for_it() -> None:
    business = make_business()
    closed(1, business=business)
    closed(1, business=business, contact_mail="en.anden@smed.example")
    assert asked_on(3) == 1
    closed(8, business=business)
    assert asked_on(10) == 0


def test_where_the_company_is_not_known_whoever_wrote_is_and_the_address_cannot_be_read_back() -> None:
    closed(1, contact_mail="Bente@smed.example")
    closed(2, contact_mail="bente@smed.example")
    closed(2, contact_mail="ole@smed.example")
    assert [asked_on(day) for day in (3, 4)] == [1, 1]
    keys = set(Invitation.objects.values_list("business_key", flat=True))
    assert len(keys) == 2
    assert [key for key in keys if "smed" in key] == []


def asked_after(first: dict[str, Any], second: dict[str, Any]) -> list[int]:
    """Two of one company, the second closed a week later: how many are asked each time."""
    closed(1, **first)
    asked = [asked_on(3)]
    closed(8, **second)
    return [*asked, asked_on(10)]


def test_whoever_wrote_before_the_company_was_known_is_asked_once() -> None:
    smed = make_business()
    assert asked_after({}, {"business": smed}) == [1, 0]


def test_whoever_wrote_after_the_company_was_taken_away_again_is_asked_once() -> None:
    smed = make_business()
    assert asked_after({"business": smed}, {"contact_mail": "BENTE@smed.example"}) == [1, 0]


@pytest.mark.parametrize(
    ("first", "second"),
    [("CVR 25313763", "cvr 25 31 37 63"), ("Klit Smede", "klit smede "), ("Klit Smede 25313763", "25313763")],
)
def test_two_addresses_of_a_company_that_we_do_not_know_are_asked_once(first: str, second: str) -> None:
    other = {"company_name": second, "contact_mail": "ole@smed.example"}
    assert asked_after({"company_name": first}, other) == [1, 0]


def test_a_number_that_was_typed_is_the_company_that_has_it() -> None:
    other = {"business": make_business(cvr="25313763"), "contact_mail": "ole@smed.example"}
    assert asked_after({"company_name": "CVR 25313763"}, other) == [1, 0]


def test_two_of_one_company_on_the_same_morning_are_asked_once() -> None:
    closed(1, company_name="Klit Smede")
    closed(1, company_name="Klit Smede", contact_mail="ole@smed.example")
    assert asked_on(3) == 1


def test_two_companies_are_asked_each() -> None:
    first = {"company_name": "CVR 25313763", "business": None}
    other = {"company_name": "CVR 10150817", "contact_mail": "ole@smed.example"}
    assert asked_after(first, other) == [1, 1]


def test_one_that_was_opened_again_meanwhile_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the read of whom to ask and the asking: the list is read first, as the job reads it."""
    enquiry = closed(1)
    listed = asking.to_be_asked(MONDAY + timedelta(days=2))
    Enquiry.objects.filter(pk=enquiry.pk).update(state=State.NEW, closed_at=None, outcome="")
    assert [ask_about(enquiry=one, now=MONDAY) for one in listed] == [False]
    assert OutgoingMail.objects.count() == 0


def test_whom_somebody_else_has_just_asked_is_not_asked_again() -> None:
    """Two jobs at once, or somebody who asks by hand: what surveys refuses is passed over."""
    first, second = (closed(1, contact_mail="bente@smed.example") for _time in range(2))
    assert [ask_about(enquiry=one, now=MONDAY) for one in (first, second)] == [True, False]
    assert OutgoingMail.objects.count() == 1
