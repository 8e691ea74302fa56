"""How far "confident" can be believed: fits the coefficients of indgang/finding/belief.py, and tells how they hold.

Run: ``python -m benchmarks.find_belief``. Fitted on the sets settings were chosen on; held against the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.find_gold import CHOSEN_ON, Question, interval, read_gold
from benchmarks.find_systems import Catalogue, indgang_index
from indgang.catalogue.starter_catalogue import read_starter_catalogue
from indgang.finding.answers import answer
from indgang.finding.belief import Signs
from indgang.finding.exact import Kind
from indgang.finding.index import Index

STRANGERS_COUNT = 3.0
"""How many questions of ours one that is nobody's counts as: to be sure and wrong there is worse."""
BANDS = (0.0, 0.5, 0.75, 0.9, 1.01)


@dataclass(frozen=True)
class Case:
    """A question's signs, whether it is ours, and whether the first answer is right."""

    question: Question
    row: tuple[float, ...]
    is_right: bool


def main() -> None:
    starter = read_starter_catalogue()
    questions = read_gold(starter)
    index = indgang_index(Catalogue.of(starter))
    for name, own in (("BY_ALL", index), ("BY_WORDS", index.with_learned(None))):
        cases = [case for question in questions if (case := case_of(own, question))]
        fit(name, [case for case in cases if case.question.name in CHOSEN_ON])
    for label, is_chosen in (("chosen on", True), ("only reported", False)):
        report(label, index, [q for q in questions if (q.name in CHOSEN_ON) == is_chosen])


def case_of(index: Index, question: Question) -> Case | None:
    found = index.find(index.read(question.text))
    if not found.hits or found.hits[0].kind is not Kind.WORDS:
        return None
    row = tuple(Signs.of(found).row())
    is_full = len(row) == (5 if index.learned else 4)
    return Case(question, row, found.hits[0].key in question.keys) if is_full else None


def fit(name: str, cases: Sequence[Case]) -> None:
    weights = [1.0 if case.question.is_ours else STRANGERS_COUNT for case in cases]
    rows, right = np.array([case.row for case in cases]), [case.is_right for case in cases]
    model = LogisticRegression(C=3.0, max_iter=2_000).fit(rows, right, sample_weight=weights)
    values = ", ".join(f"{value:.2f}" for value in (model.intercept_[0], *model.coef_[0]))
    print(f"{name} = ({values})   n={len(cases)}")


def report(label: str, index: Index, questions: Sequence[Question]) -> None:
    """As the product answers, with the coefficients that stand in it."""
    answers = [(question, answer(index, question.text)) for question in questions]
    ours = [(q, a) for q, a in answers if q.is_ours]
    strange = [a for q, a in answers if not q.is_ours]
    sure = [(q, a) for q, a in ours if a.confident]
    right = sum(a.hits[0].key in q.keys for q, a in sure)
    print(f"\n{label}: {len(ours)} questions of ours, {len(strange)} that are nobody's here")
    print(f"  answered with confidence        {interval(len(sure), len(ours))}")
    print(f"  and then right                  {interval(right, len(sure))}")
    if strange:
        print(
            f"  nobody's answered with confidence {interval(sum(a.confident for a in strange), len(strange))}"
        )
    for low, high in pairwise(BANDS):
        own = [(q, a) for q, a in answers if a.hits and low <= a.probability < high]
        if own:
            hits = sum(a.hits[0].key in q.keys for q, a in own)
            mean = sum(a.probability for _, a in own) / len(own)
            print(f"  said {mean:.2f}: right {interval(hits, len(own))}  n={len(own)}")


if __name__ == "__main__":
    main()
