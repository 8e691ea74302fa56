"""What each part of Indgang's finding is worth: the whole, and the whole without one part at a time.

Run: ``python -m benchmarks.find_ablations``. R@1 and R@3 over the sets settings were chosen on, and over the others;
then by the form of the question, misspelt ones and those without æ, ø and å apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.find_gold import CHOSEN_ON, FORMS, Question, interval, read_gold
from benchmarks.find_systems import Catalogue, Parts, System, as_system, indgang_index
from indgang.catalogue.starter_catalogue import read_starter_catalogue
from indgang.finding.index import FIELDS, Index
from indgang.finding.learning import learn

WITHOUT_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
STRIPPED = str.maketrans({"æ": "a", "ø": "o", "å": "a", "Æ": "A", "Ø": "O", "Å": "A"})


def main() -> None:
    catalogue = Catalogue.of(read_starter_catalogue())
    questions = [question for question in read_gold(read_starter_catalogue()) if question.is_ours]
    whole = indgang_index(catalogue)
    print("| system | chosen on | only reported |\n|---|---|---|")
    for name, index in variants(catalogue, whole):
        show(name, as_system(index), questions)
    show_forms(as_system(whole), questions)


def variants(catalogue: Catalogue, whole: Index) -> Iterator[tuple[str, Index]]:
    """The same model serves where a part does not change what is learned of."""
    parts, learned = Parts(), whole.learned
    yield "whole", whole
    yield "nothing learned (BM25F, compounds, lexicon, spelling)", whole.with_learned(None)
    yield "no compound splitting", indgang_index(catalogue, replace(parts, compounds=False), learned)
    yield "no lexicon", indgang_index(catalogue, replace(parts, lexicon=False), learned)
    yield "no other doors", indgang_index(catalogue, replace(parts, doors=False))
    for name in ("words", "questions", "text", "title"):
        yield (
            f"{name} not indexed (still learned of)",
            indgang_index(catalogue, replace(parts, without=(name,)), learned),
        )
    for name in ("words", "questions"):
        taught = [
            example for example in catalogue.examples() if example.text not in own_texts(catalogue, name)
        ]
        yield (
            f"{name} neither indexed nor learned of",
            indgang_index(catalogue, replace(parts, without=(name,)), learn(taught)),
        )
    flat = dict.fromkeys(FIELDS, FIELDS["text"])
    yield "all fields alike", indgang_index(catalogue, replace(parts, fields=flat), learned)


def own_texts(catalogue: Catalogue, name: str) -> frozenset[str]:
    return frozenset(text for document in catalogue.tasks for text in document.fields[name])


def show(name: str, system: System, questions: Sequence[Question]) -> None:
    chosen = [question for question in questions if question.name in CHOSEN_ON]
    others = [question for question in questions if question.name not in CHOSEN_ON]
    print(f"| {name} | {recalls(system, chosen)} | {recalls(system, others)} |", flush=True)


def recalls(system: System, questions: Sequence[Question]) -> str:
    if not questions:
        return "–"
    found = [system(question.text) for question in questions]
    hits = [
        sum(bool(question.keys & set(keys[:most])) for question, keys in zip(questions, found, strict=True))
        for most in (1, 3)
    ]
    return " / ".join(interval(hit, len(questions)) for hit in hits)


def show_forms(system: System, questions: Sequence[Question]) -> None:
    print("\n| form | chosen on | only reported |\n|---|---|---|")
    for form, name in FORMS.items():
        show(name, system, [question for question in questions if question.form == form])
    for name, letters in (("all, ae oe aa for æ ø å", WITHOUT_LETTERS), ("all, a o a for æ ø å", STRIPPED)):
        show(name, system, [replace(q, text=q.text.translate(letters)) for q in questions])
    twice = [question for question in questions if question.second]
    both = sum(
        bool(question.keys & set(keys[:5])) and bool(question.second & set(keys[:5]))
        for question, keys in ((question, system(question.text)) for question in twice)
    )
    print(f"\ntexts that touch two tasks: both among five in {both} of {len(twice)}")


if __name__ == "__main__":
    main()
