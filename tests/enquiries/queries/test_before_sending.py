from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.queries.before_sending import suggested_before_sending
from indgang.shared.actions.counting import count_change
from tests.factories import make_catalogue, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 3)


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    catalogue = make_catalogue(is_public=True)
    make_task("Udeservering", catalogue=catalogue, words="borde på fortovet\ncafé")
    make_task("Borde til rådhuset", catalogue=make_catalogue("Internt"), words="borde på fortovet")
    count_change(topic="catalogue")


def test_only_what_companies_may_see_is_suggested() -> None:
    suggested = suggested_before_sending("Må vi have borde på fortovet?", today=TODAY)

    assert suggested is not None
    assert ([task.title for task in suggested.tasks], suggested.is_empty) == (["Udeservering"], False)


def test_nothing_is_suggested_for_too_little_or_for_nothing_known() -> None:
    assert suggested_before_sending(" bo ", today=TODAY) is None
    unknown = suggested_before_sending("xyzzy plugh", today=TODAY)
    assert unknown is not None
    assert unknown.is_empty
