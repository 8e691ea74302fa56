"""The numbers that companies have in Denmark, and what tells a right one from a wrong one."""

from __future__ import annotations

import re

CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)


def is_cvr(text: str) -> bool:
    """Eight digits whose weighted sum is a multiple of 11: one wrong digit, or two that changed places, is seen."""
    if re.fullmatch(r"[1-9][0-9]{7}", text) is None:
        return False
    return sum(int(digit) * weight for digit, weight in zip(text, CVR_WEIGHTS, strict=True)) % 11 == 0


def is_p_number(text: str) -> bool:
    """Ten digits; they have no check digit."""
    return re.fullmatch(r"[1-9][0-9]{9}", text) is not None


def may_be_person_number(text: str) -> bool:
    """Whether ten digits are rather a civil registration number than a P-number.

    P-numbers are given out from 10 and up, and those that begin with 10 read as the tenth of a month: there only the
    person who writes can tell.
    """
    found = re.fullmatch(r"(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{6}", text)
    return found is not None and not text.startswith("10")
