"""The board comes by mail on the week's first working day, to those who keep the entrance and may see it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.enquiries.actions.mailing_board import mail_board
from indgang.enquiries.models import Level
from indgang.people.models import ClosingDay, Colleague, Municipality
from indgang.shared.models import OutgoingMail
from tests.enquiries.late_town import LONG_AGO, MONDAY, Town, last_mail, morning
from tests.factories import make_absence, make_enquiry, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return Town()


def readers(day: int) -> list[str]:
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    mail_board(now=morning(day))
    mails = OutgoingMail.objects.exclude(pk__in=before).order_by("recipient")
    return [mail.recipient.partition("@")[0] for mail in mails]


def test_on_monday_the_leader_of_the_entrance_reads_what_stands_there(town: Town) -> None:
    """Olga owns the home page, but may not see the board."""
    make_user(colleague=town.olga)
    late = make_enquiry(
        "Hvor må vi stille skilte?", received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=1)
    )
    hidden = make_enquiry(
        "Vi må fyre syv",
        is_confidential=True,
        holder=town.ejvind,
        level=Level.COMPLEX,
        contact_due_at=None,
        received_at=LONG_AGO,
    )
    assert readers(0) == ["ejvind"]
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Ugens tavle"
    text = last_mail("ejvind")
    for words in (
        "Godmorgen Ejvind.",
        f"Virksomheden skulle have hørt fra os: 1\n- {late.reference}: Hvor må vi stille skilte? (Indgangen)",
        f"De komplekse: 1\n- {hidden.reference} (fortrolig)",
        "http://localhost:8000/intern/henvendelser/tavle/",
    ):
        assert words in text
    assert "syv" not in text


def test_once_a_week_on_the_first_day_at_work(town: Town) -> None:
    make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=1))
    ClosingDay.objects.create(municipality=town.municipality, day=morning(7).date(), name="Lukket")
    mails = {day: readers(day) for day in (0, 0, 1, 2, 6, 7, 8, 9)}
    assert mails == {0: [], 1: [], 2: [], 6: [], 7: [], 8: ["ejvind"], 9: []}
    assert OutgoingMail.objects.count() == 2


def test_an_owner_who_may_see_it_gets_it_too_and_whoever_is_away_by_their_substitute(town: Town) -> None:
    make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=1))
    Municipality.objects.update(home_page_owner=town.lea)
    make_absence(town.ejvind, MONDAY.date(), MONDAY.date(), substitute=town.inga)
    assert readers(0) == ["inga", "lea"]


def test_where_no_keeper_may_see_it_those_at_the_entrance_get_it(town: Town) -> None:
    make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=1))
    Municipality.objects.update(home_page_unit=None)
    assert readers(0) == ["inga"]


def test_only_the_first_of_many_are_told_by_name(town: Town) -> None:
    for _number in range(7):
        make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=1))
    assert readers(0) == ["ejvind"]
    assert "og 2 mere" in last_mail("ejvind")


def test_an_empty_board_is_not_mailed_nor_is_one_that_no_mail_can_bring(town: Town) -> None:
    make_enquiry(received_at=MONDAY, contact_due_at=morning(3))
    assert readers(0) == []
    make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=1))
    Colleague.objects.filter(pk=town.ejvind.pk).update(mail="ikke en adresse")
    assert readers(0) == []


def test_an_installation_that_nobody_has_described_mails_no_board() -> None:
    make_enquiry(received_at=LONG_AGO, contact_due_at=MONDAY - timedelta(days=1))
    assert mail_board(now=MONDAY) == 0
