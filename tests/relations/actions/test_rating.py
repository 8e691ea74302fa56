from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.relations.actions.rating import UnableToRate, rate_by_link, rate_others
from indgang.relations.models import Rating, RelationsSetting
from indgang.relations.queries.rating import has_rated_since
from tests.factories import make_colleague, make_user

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)
KNOWN_OF, CALL = Rating.Score.KNOWN_OF, Rating.Score.WOULD_CALL


def test_the_days_last_answer_holds() -> None:
    karla, bo, ida = make_user(), make_colleague("Bo"), make_colleague("Ida")
    rate_others(scores={bo: KNOWN_OF}, drawn_by_lot=set(), by=karla, today=DAY)
    assert rate_others(scores={bo: CALL, ida: KNOWN_OF}, drawn_by_lot={ida.pk}, by=karla, today=DAY) == 2
    rows = Rating.objects.order_by("other__name").values_list("other", "score", "was_random")
    assert list(rows) == [(bo.pk, 2, False), (ida.pk, 1, True)]


def test_nobody_rates_themselves_and_no_outsider_rates() -> None:
    karla = make_user()
    assert karla.colleague is not None
    with pytest.raises(UnableToRate):
        rate_others(scores={karla.colleague: CALL}, drawn_by_lot=set(), by=karla, today=DAY)
    outsider = make_user(is_active=False)
    with pytest.raises(UnableToRate):
        rate_others(scores={karla.colleague: CALL}, drawn_by_lot=set(), by=outsider, today=DAY)
    assert not Rating.objects.exists()


def test_by_the_link_of_an_invitation_it_is_kept_the_same_way() -> None:
    karla, bo = make_colleague("Karla"), make_colleague("Bo")
    assert rate_by_link(rater=karla, scores={bo: CALL}, drawn_by_lot={bo.pk}, today=DAY) == 1
    assert (Rating.objects.get().rater, Rating.objects.get().was_random) == (karla, True)
    assert [has_rated_since(karla, DAY + timedelta(days=days)) for days in (0, 1)] == [True, False]
    with pytest.raises(UnableToRate):
        rate_by_link(rater=karla, scores={karla: CALL}, drawn_by_lot=set(), today=DAY)


def test_switched_off_nothing_is_rated() -> None:
    RelationsSetting.objects.create(is_on=False)
    with pytest.raises(UnableToRate):
        rate_others(scores={make_colleague("Bo"): CALL}, drawn_by_lot=set(), by=make_user(), today=DAY)
    assert not Rating.objects.exists()
