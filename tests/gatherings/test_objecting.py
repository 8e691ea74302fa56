from __future__ import annotations

import pytest

from indgang.gatherings.objecting import WORDS, said
from indgang.gatherings.programmes import Objection, Outside


def test_every_objection_has_words() -> None:
    assert set(WORDS) == set(Objection)
    assert all(str(one.text) and str(one.why) for one in said(list(Objection)))


def test_what_lies_in_the_same_week_is_named() -> None:
    outside = Outside(news=("DI's måling", "Valg {x}"), away=("Efterårsferie",))
    news, away, other = said(
        [Objection.SAME_WEEK_NEWS, Objection.SAME_WEEK_AWAY, Objection.TOO_LONG], outside
    )
    assert (str(news.text), str(away.text)) == (
        "Det er i samme uge som DI's måling, Valg {x}.",
        "Det er i samme uge som Efterårsferie.",
    )
    assert (news.is_hard, away.is_hard, other.is_hard) == (False, False, True)


@pytest.mark.parametrize("objection", [Objection.SAME_WEEK_NEWS, Objection.SAME_WEEK_AWAY])
def test_a_week_is_never_forbidden(objection: Objection) -> None:
    assert not said([objection])[0].is_hard
