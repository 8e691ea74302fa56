from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from indgang.catalogue.models import Theme
from indgang.enquiries.models import Channel, Enquiry
from indgang.enquiries.queries.elapsed import QuarterHours
from indgang.enquiries.queries.figures import LARGER_FIRMS, SMALL_FIRMS, Figures, Split, figures, months
from indgang.surveys.queries.results import Period
from tests.factories import make_business, make_enquiry, make_invitation, make_question, make_task, make_unit

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
PERIOD = Period(
    datetime(2026, 4, 30, 22, tzinfo=UTC), datetime(2026, 5, 31, 22, tzinfo=UTC)
)  # May in Denmark


def some(number: int, **values: Any) -> None:
    for _one in range(number):
        make_enquiry(**({"received_at": AT} | values))


def asked(scores: list[int], **facts: str) -> None:
    question = make_question()
    for score in scores:
        make_invitation({question: score}, facts=facts, sent_at=AT)


def counted(split: Split) -> dict[str, int]:
    return {group.label: group.number for group in figures(PERIOD, split)[1]}


def whole() -> Figures:
    found = figures(PERIOD, Split.KIND)[0]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("minutes", "quarters"),
    [(0, 0), (14, 0), (15, 1), (59, 3), (60, 4), (24 * 60, 96), (400 * 24 * 60, 38400)],
)
def test_the_database_reckons_quarters_of_an_hour(minutes: int, quarters: int) -> None:
    make_enquiry(received_at=AT, first_answered_at=AT + timedelta(minutes=minutes, milliseconds=250))
    reckoned = Enquiry.objects.values_list(QuarterHours("received_at", "first_answered_at"), flat=True)
    assert list(reckoned) == [quarters]


def test_groups_of_each_split() -> None:
    theme, unit = Theme.objects.create(key="byg", name="Byggeri"), make_unit("Byg")
    some(3, task=make_task("Skilte", theme=theme), unit=unit, business=make_business(size="1-9"))
    some(2, task=make_task("Affald"), channel=Channel.PHONE, business=make_business(size="50-249"))
    some(1, business=make_business())
    assert counted(Split.KIND) == {"Byggeri": 3, "Affald": 2, "": 1}
    assert counted(Split.TASK) == {"Skilte": 3, "Affald": 2, "": 1}
    assert counted(Split.UNIT) == {"Byg": 3, "": 3}
    assert counted(Split.SIZE) == {"1–9 ansatte": 3, "50–249 ansatte": 2, "": 1}
    assert counted(Split.CHANNEL) == {"Hjemmesiden": 4, "Telefon": 2}
    assert counted(Split.FIRM) == {SMALL_FIRMS: 3, LARGER_FIRMS: 2, "": 1}


def test_only_those_received_in_the_time() -> None:
    some(1, received_at=PERIOD.first)
    some(1, received_at=PERIOD.first - timedelta(seconds=1))
    some(1, received_at=PERIOD.end)
    assert whole().number == 1


def test_times_are_the_median_and_what_four_of_five_do_not_exceed() -> None:
    for hours in range(1, 11):
        some(
            1,
            state="closed",
            first_answered_at=AT + timedelta(hours=hours),
            closed_at=AT + timedelta(days=hours),
        )
    some(5)
    told = whole()
    assert (told.number, told.closed) == (15, 10)
    assert (told.first_answer.value, told.first_answer.n) == (5.5, 10)
    assert (told.first_answer.low, told.first_answer.high) == (2, 9)
    assert told.first_answer_of_most.value == 8.5
    assert (told.closing.value, told.closing_of_most.value) == (132, 204)


def test_transfers_and_what_was_answered_at_first_contact() -> None:
    some(3, transfers=2)
    some(1, answered_at_first_contact=True)
    told = whole()
    assert (told.transfers_each, told.at_first_contact.value, told.at_first_contact.n) == (1.5, 0.25, 4)


def test_confidential_ones_count_among_all_of_five_or_more_and_in_no_group() -> None:
    unit = make_unit("Byg")
    some(3, unit=unit)
    some(1, unit=unit, is_confidential=True)
    assert (whole().number, counted(Split.UNIT)) == (3, {"Byg": 3})
    some(1, unit=make_unit("Job"), is_confidential=True)
    assert (whole().number, counted(Split.UNIT)) == (5, {"Byg": 3})


def test_of_nothing_nothing_is_told() -> None:
    some(4, is_confidential=True)
    assert figures(PERIOD, Split.KIND) == (None, [])


def test_satisfied_are_those_whose_scores_are_four_or_more_on_average() -> None:
    some(1)
    first, second = make_question(), make_question()
    for scores in ({first: 5, second: 3}, {first: 4, second: 3}, {first: 5, second: None}):
        make_invitation(scores, sent_at=AT)
    make_invitation({first: None, second: None}, sent_at=AT)
    make_invitation(sent_at=AT)
    make_invitation({first: 1}, sent_at=PERIOD.end)
    make_invitation({first: 1}, sent_at=AT, area="gatherings")
    told = whole()
    assert (told.satisfied.n, round(told.satisfied.value, 2), told.is_satisfaction_shown) == (3, 0.67, False)


def shown(split: Split) -> dict[str, tuple[int, bool]]:
    return {
        group.label: (group.satisfied.n, group.is_satisfaction_shown) for group in figures(PERIOD, split)[1]
    }


def test_satisfaction_stands_with_the_group_it_belongs_to() -> None:
    for size in ("0", "1-9", "250+", ""):
        some(1, business=make_business(size=size))
    asked([5, 4, 1], size="Ingen ansatte")
    asked([5, 4], size="1–9 ansatte")
    asked([5] * 6, size="250 ansatte eller flere")
    asked([5] * 7)
    assert shown(Split.FIRM) == {SMALL_FIRMS: (5, True), LARGER_FIRMS: (6, True), "": (7, True)}


def test_no_satisfaction_stands_with_a_task_and_all_of_it_with_the_whole() -> None:
    some(6, task=make_task("Skilte"))
    some(1)
    asked([5] * 6, kind="Skilte")
    told, groups = figures(PERIOD, Split.TASK)
    assert told is not None
    assert (told.satisfied.n, told.is_satisfaction_shown) == (6, True)
    assert [(group.label, group.number, group.satisfied.n) for group in groups] == [
        ("Skilte", 6, 0),
        ("", 1, 0),
    ]
    assert not any(group.is_satisfaction_shown for group in groups)


def test_one_more_is_hidden_where_the_few_could_be_worked_out() -> None:
    for name in ("Byg", "Job", "Vej"):
        some(1, unit=make_unit(name))
    asked([5] * 9, unit="Byg")
    asked([4] * 6, unit="Job")
    asked([1], unit="Vej")
    assert shown(Split.UNIT) == {"Byg": (9, True), "Job": (6, False), "Vej": (1, False)}


def test_where_the_hidden_are_many_together_no_more_are_hidden() -> None:
    for name in ("Byg", "Job", "Vej"):
        some(1, unit=make_unit(name))
    asked([5] * 9, unit="Byg")
    asked([4] * 3, unit="Job")
    asked([1] * 3, unit="Vej")
    assert shown(Split.UNIT) == {"Byg": (9, True), "Job": (3, False), "Vej": (3, False)}


def test_each_month_that_the_time_touches_by_the_municipalitys_own_days() -> None:
    period = Period(datetime(2025, 11, 30, 23, tzinfo=UTC), datetime(2026, 2, 10, 23, tzinfo=UTC))
    some(2, received_at=datetime(2025, 12, 31, 22, 59, tzinfo=UTC))
    some(1, received_at=datetime(2025, 12, 31, 23, 1, tzinfo=UTC))
    assert [(month.first, month.number) for month in months(period)] == [
        (date(2025, 12, 1), 2),
        (date(2026, 1, 1), 1),
        (date(2026, 2, 1), 0),
    ]
