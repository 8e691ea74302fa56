from __future__ import annotations

import re
from datetime import date

from indgang.enquiries.links import LETTERS, new_reference, opens, token_of
from indgang.shared.secret_links import new_seed, token_from


def test_a_reference_can_be_read_aloud() -> None:
    references = {new_reference(date(2026, 6, 3)) for _one in range(200)}
    assert len(references) == 200
    assert all(re.fullmatch(rf"26-[{LETTERS}]{{6}}", reference) for reference in references)
    assert set("0O1I5S2Z8B6G") & set(LETTERS) == set()


def test_only_its_own_token_opens_it() -> None:
    seed = new_seed()
    assert opens(token_of(seed), seed)
    assert not opens(token_of(new_seed()), seed)
    assert not opens(token_from(seed=seed, salt="noget andet"), seed)
