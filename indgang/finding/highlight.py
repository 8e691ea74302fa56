"""Where in a shown text the words stand that were searched for. Knows places only; a template does the
marking."""

from collections.abc import Collection

from indgang.finding.analysis import Analyser


def spans(text: str, roots: Collection[str], analyser: Analyser) -> list[tuple[int, int]]:
    """Give the places (`text[start:end]`, ascending, never overlapping) of words with one of the roots.

    `roots` is an answer's `roots`. A compound is marked whole when one of its parts was searched for.
    """
    return [
        (term.start, term.end)
        for term in analyser.kept_terms(text)
        if any(root in roots for root in term.roots)
    ]
