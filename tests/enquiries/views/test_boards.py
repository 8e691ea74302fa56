from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.enquiries.models import Level, State
from indgang.enquiries.queries.board import CORRECTION
from indgang.enquiries.views import boards
from indgang.people.models import Role
from tests.enquiries.views.conftest import SignedIn
from tests.enquiries.views.test_listing import text_of
from tests.factories import (
    make_colleague,
    make_duty,
    make_enquiry,
    make_invitation,
    make_question,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db

BOARD = "/intern/henvendelser/tavle/"


def test_the_board_is_for_those_who_keep_the_whole_in_sight_and_for_leaders(signed_in: SignedIn) -> None:
    assert signed_in(make_user()).get(BOARD).status_code == 403
    assert signed_in(make_user(leads=make_unit())).get(BOARD).status_code == 200


def test_an_empty_board_says_that_all_is_well(signed_in: SignedIn) -> None:
    shown = text_of(signed_in(make_user(Role.SECRETARY)).get(BOARD))
    for words in (
        "Intet er gået i stå.",
        "Intet svar er forsinket.",
        "Ingen virksomheder svarede i denne uge.",
    ):
        assert words in shown


def test_the_board_shows_what_to_talk_about(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "MOST_A_PART", 1)
    now = timezone.now()
    for _one in range(2):
        make_enquiry(
            "Må vi bygge?", contact_due_at=now - timedelta(days=1), missed_dates=2, level=Level.COMPLEX
        )
    make_enquiry(
        state=State.CLOSED, holder=make_colleague(), closed_at=now, possible_instead="Et mindre skilt"
    )
    make_duty(kind=CORRECTION, created_at=now, about_label="Skilte", about_link="/intern/katalog/")
    question = make_question()
    for score in (5, 5, 4, 1, 3):
        make_invitation({question: score}, sent_at=now - timedelta(hours=2))

    shown = text_of(signed_in(make_user(Role.SECRETARY)).get(BOARD))

    for words in (
        "Må vi bygge?", "2 frister overskredet", "1 mere", "Et mindre skilt", "Skilte",
        "De gav 3 gode karakterer (4 eller 5) og 1 dårlige (1 eller 2).",
    ):  # fmt: skip
        assert words in shown, words


def test_what_too_few_companies_said_is_not_shown(signed_in: SignedIn) -> None:
    make_invitation({make_question(): 1}, sent_at=timezone.now() - timedelta(hours=2))
    shown = text_of(signed_in(make_user(Role.SECRETARY)).get(BOARD))
    assert "Færre end 5 virksomheder svarede i denne uge" in shown
    assert "dårlige (1 eller 2)" not in shown
