from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.businesses.actions.keeping import edit_business, end_business
from indgang.businesses.actions.speaking import note_spoken_with
from indgang.businesses.models import Business
from indgang.businesses.queries.story import story_of
from indgang.history.models import Event
from tests.factories import make_administrator, make_business

pytestmark = pytest.mark.django_db


def told(business: Business) -> list[str]:
    lines = story_of(business)[:9]
    said = {line.happened_at: line.conversation.label for line in lines if line.conversation}
    done = {line.happened_at: line.event.act_text for line in lines if line.event}
    return [(said | done)[line.happened_at] for line in lines]


def test_conversations_and_changes_are_told_together_newest_first() -> None:
    by, business = make_administrator(), make_business("Smedjen")
    edit_business(business=business, values={"town": "Hvidklit"}, by=by)
    Event.objects.update(happened_at=datetime(2026, 11, 2, tzinfo=UTC))
    for day, label in ((1, "Først"), (3, "Senest")):
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        note_spoken_with(business=business, at=at, area="enquiries", key=f"e:{day}", label=label, by=by)
    end_business(business=make_business("En anden"), ended_date=date(2026, 11, 3), by=by)
    assert told(business) == ["Senest", "Rettede virksomheden", "Først"]
    [changed] = [line.event for line in story_of(business)[:9] if line.event]
    assert [(line.label, line.after) for line in changed.change_lines] == [("By", "Hvidklit")]


def test_a_company_nobody_has_touched_has_no_story() -> None:
    story = story_of(make_business())
    assert (len(story), story[:9]) == (0, [])


def test_a_page_is_a_part_of_the_whole_and_reads_no_more_than_it_needs(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    by, business = make_administrator(), make_business("Smedjen")
    for day in range(1, 8):
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        note_spoken_with(business=business, at=at, area="enquiries", key=f"e:{day}", label=str(day), by=by)
    edit_business(business=business, values={"town": "Hvidklit"}, by=by)
    Event.objects.update(happened_at=datetime(2026, 11, 4, 18, tzinfo=UTC))
    story = story_of(business)
    assert len(story) == 8
    with django_assert_num_queries(2):
        page = story[2:5]
    assert [line.conversation.label if line.conversation else "" for line in page] == ["5", "", "4"]
