from __future__ import annotations

import pytest

from indgang.gatherings.objecting import WORDS, said
from indgang.gatherings.programmes import LastTime, Objection, Outside


def test_every_objection_has_words() -> None:
    assert set(WORDS) == set(Objection)
    assert all(str(one.text) and str(one.why) for one in said(list(Objection)))


def test_what_the_last_one_taught_is_said_with_its_figures() -> None:
    last = LastTime(minutes=240, too_long=0.71, too_short=0.03, n=38)
    (long,) = said([Objection.AS_LONG_AS_LAST], last)
    assert (
        long.why
        == "Det syntes de fleste, der kom, var for langt. Den varede 240 minutter, og det sagde 71 % af 38."
    )
    (short,) = said([Objection.AS_SHORT_AS_LAST], last)
    assert "3 % af 38" in str(short.why)
    assert "%" not in str(said([Objection.AS_LONG_AS_LAST])[0].why)


def test_what_lies_in_the_same_week_is_named() -> None:
    outside = Outside(news=("DI's måling", "Valg {x}"), away=("Efterårsferie",))
    news, away, other = said(
        [Objection.SAME_WEEK_NEWS, Objection.SAME_WEEK_AWAY, Objection.TOO_LONG], outside=outside
    )
    assert (str(news.text), str(away.text)) == (
        "Det er i samme uge som DI's måling, Valg {x}.",
        "Det er i samme uge som Efterårsferie.",
    )
    assert (news.is_hard, away.is_hard, other.is_hard) == (False, False, True)


@pytest.mark.parametrize("objection", [Objection.SAME_WEEK_NEWS, Objection.SAME_WEEK_AWAY])
def test_a_week_is_never_forbidden(objection: Objection) -> None:
    assert not said([objection])[0].is_hard
