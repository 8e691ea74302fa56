from math import log

import numpy as np
import pytest

from indgang.finding.postings import Counts, FieldSetting, Postings


def columns(*rows: tuple[int, int, int, int]) -> Counts:
    return Counts(*np.array(rows, dtype=np.int64).reshape(-1, 4).T)


def test_the_formula_by_hand() -> None:
    # Two documents, one field; root 0 twice in document 0 beside one other root, root 1 also in document 1.
    counts = columns((0, 0, 0, 2), (1, 0, 0, 1), (1, 1, 0, 1))
    postings = Postings.build(counts, {0: FieldSetting(3.0, 0.5)}, documents=2, roots=2)
    documents, impacts = postings.of(0)
    frequency = 3.0 * 2 / (1 - 0.5 + 0.5 * 3 / 2)
    assert documents.tolist() == [0]
    assert impacts.tolist() == [pytest.approx(log(1 + 1.5 / 1.5) * frequency * 2.2 / (1.2 + frequency))]
    assert postings.rarest == pytest.approx(log(1 + 2.5 / 0.5))
    assert postings.of(1)[0].tolist() == [0, 1]


def test_a_field_not_held_back_ignores_length() -> None:
    counts = columns((0, 0, 0, 1), (1, 0, 0, 90), (0, 1, 0, 1))
    _, impacts = Postings.build(counts, {0: FieldSetting(1.0, 0.0)}, documents=2, roots=2).of(0)
    assert impacts[0] == impacts[1]


def test_no_documents_at_all() -> None:
    postings = Postings.build(columns(), {}, documents=0, roots=0)
    assert postings.documents.tolist() == []
