from collections.abc import Callable

import pytest

from indgang.finding.index import Index
from indgang.finding.insight import found_by, pulls


@pytest.fixture
def index(build: Callable[..., Index]) -> Index:
    return build(
        borde={"title": "Borde ude", "words": ["café", "fortov", "stole"]},
        skilt={"title": "Skilt på fortov", "words": ["fortovsskilt", "fortov"]},
        varer={"title": "Varer på fortov", "words": ["fortovsvarer", "stativ på fortov"]},
        kloak={"title": "Kloak"},
    )


def test_what_a_document_is_found_by(index: Index) -> None:
    found = found_by(index, "skilt")
    assert [(row.word, row.others) for row in found] == [("skilt", 0), ("fortovsskilt", 0), ("fortov", 2)]
    assert [row.impact for row in found] == sorted((row.impact for row in found), reverse=True)
    assert len(found_by(index, "skilt", most=1)) == 1
    assert index.fields_with("skilt", "fortov") == ("title", "words")
    with pytest.raises(ValueError, match="not in"):
        found_by(index, "hest")


def test_which_pull_the_same_words(index: Index) -> None:
    first, *others = pulls(index)
    assert ({first.one, first.other}, first.words) == ({"skilt", "varer"}, ("fortov",))
    assert 1 > first.likeness > others[0].likeness > 0
    assert not any("kloak" in (pull.one, pull.other) for pull in others)
    assert len(pulls(index, most=1)) == 1


def test_nothing_pulls_in_an_empty_catalogue(build: Callable[..., Index]) -> None:
    assert pulls(build()) == []
    assert pulls(build(a={}, b={})) == []
