from __future__ import annotations

import re
from datetime import date

from pytest_django import Settings

from indgang.enquiries.links import LETTERS, new_reference, new_seed, opens, token_of


def test_a_reference_can_be_read_aloud() -> None:
    references = {new_reference(date(2026, 6, 3)) for _one in range(200)}
    assert len(references) == 200
    assert all(re.fullmatch(rf"26-[{LETTERS}]{{6}}", reference) for reference in references)
    assert set("0O1I5S2Z8B6G") & set(LETTERS) == set()


def test_only_its_own_token_opens_it() -> None:
    seed, other = new_seed(), new_seed()
    assert opens(token_of(seed), seed)
    assert [opens(token, seed) for token in (token_of(other), "", token_of(seed)[:-1], "\udcff", "æ")] == (
        [False] * 5
    )


def test_without_the_installations_key_the_seed_opens_nothing(settings: Settings) -> None:
    seed = new_seed()
    before = token_of(seed)
    settings.SECRET_KEY = "en anden nøgle"
    assert not opens(before, seed)


def test_a_token_is_safe_in_an_address() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", token_of(new_seed()))
