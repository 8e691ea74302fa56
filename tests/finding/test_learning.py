"""What is learned, kept in a file, and asked again."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.finding.analysis import Analyser
from indgang.finding.answers import Weak, answer
from indgang.finding.belief import Signs, belief
from indgang.finding.fusion import fused
from indgang.finding.index import FIELDS, Document, Index
from indgang.finding.learned import MOST_RUNS, Learned, runs
from indgang.finding.learning import Example, TooLittleToLearn, learn, stamp_of, words_of

EXAMPLES = [
    *(
        Example(text, "kloak")
        for text in ["kloak", "afløb fra køkken", "vand i kælderen", "toilettet løber over"]
    ),
    *(
        Example(text, "torv")
        for text in ["pølsevogn", "sælge is på torvet", "stadeplads til vogn", "bod på torv"]
    ),
    *(Example(text, "skov") for text in ["fælde træer", "rydde skov", "plante hegn", "træ i vejen"]),
]


@pytest.fixture(scope="module")
def learned() -> Learned:
    return learn(EXAMPLES)


def best(learned: Learned, text: str) -> str:
    return learned.keys[int(np.argmax(learned.scores(words_of(text))))]


def test_runs_of_a_word() -> None:
    assert runs("å") == (" a", "a ", " a ")
    assert runs("øl")[:3] == (" o", "ol", "l ")


@pytest.mark.parametrize(
    ("text", "key"),
    [("afloeb", "kloak"), ("toiletet er løbet over", "kloak"), ("pollsevogn", "torv"), ("traeer", "skov")],
)
def test_it_sees_through_slips(learned: Learned, text: str, key: str) -> None:
    assert best(learned, text) == key


def test_what_says_nothing_moves_nothing(learned: Learned) -> None:
    assert learned.scores([]) == pytest.approx(learned.scores(["zzzz"]))
    assert (learned.scores([]) < 0).all()


def test_the_same_examples_give_the_same_model(learned: Learned) -> None:
    again = learn(list(reversed(EXAMPLES)))
    assert again.stamp == learned.stamp == stamp_of(EXAMPLES)
    assert (again.weights == learned.weights).all()
    assert stamp_of(EXAMPLES[1:]) != learned.stamp


def test_two_documents_are_told_apart() -> None:
    two = learn([example for example in EXAMPLES if example.key != "skov"])
    assert (best(two, "kloakken"), best(two, "torvevogn")) == ("kloak", "torv")


def test_one_document_is_too_little() -> None:
    with pytest.raises(TooLittleToLearn):
        learn(EXAMPLES[:4])


def test_it_is_kept_in_a_file(learned: Learned, tmp_path: Path) -> None:
    learned.save(tmp_path / "new" / "learned.npz")
    kept = Learned.load(tmp_path / "new" / "learned.npz")
    assert (kept.keys, kept.grams, kept.stamp) == (learned.keys, learned.grams, learned.stamp)
    assert kept.scores(["kloak"]) == pytest.approx(learned.scores(["kloak"]))
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["learned.npz"]


def test_another_file_is_refused(learned: Learned, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Learned.load(tmp_path / "missing.npz")
    np.savez(tmp_path / "other.npz", numbers=np.arange(3))
    with pytest.raises(ValueError, match=r"other\.npz is no indgang-learned"):
        Learned.load(tmp_path / "other.npz")
    np.savez(tmp_path / "old.npz", names=np.frombuffer(b'{"format": "indgang-learned 0"}', dtype=np.uint8))
    with pytest.raises(ValueError, match="is indgang-learned 0, not"):
        Learned.load(tmp_path / "old.npz")
    (tmp_path / "text.npz").write_text("hej")
    with pytest.raises(ValueError, match="pickle"):
        Learned.load(tmp_path / "text.npz")


def test_of_a_very_long_text_the_runs_that_say_most_are_weighed(analyser: Analyser) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    noise = [f"{a}{b}{c}" for a in letters for b in letters[:8] for c in letters[:4]]
    model = learn([*EXAMPLES, *(Example(" ".join(noise), "støj") for _ in range(2))])
    assert len({run for word in noise for run in runs(word)}) > MOST_RUNS
    scores = model.scores([*noise, *noise, "kloak"])
    assert np.isfinite(scores).all()
    assert model.keys[int(scores.argmax())] == "støj"


# Together with the words ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def index(analyser: Analyser, learned: Learned) -> Index:
    documents = [
        Document("kloak", {"title": "Tilslutning af spildevand", "words": ["kloak", "afløb"]}),
        Document("torv", {"title": "Stadeplads til madvogn", "words": ["pølsevogn"]}),
        Document("nyt", {"title": "Ladestander ved vejen"}),
        Document(
            "door:skat", {"title": "Skattestyrelsen moms", "words": ["moms", "fradrag"]}, is_elsewhere=True
        ),
    ]
    return Index.build(documents, FIELDS, analyser).with_learned(learned)


def test_what_no_word_leads_to_is_found_by_what_was_learned(index: Index) -> None:
    assert index.with_learned(None).search("toilettet") == []
    [hit] = index.search("toilettet")[:1]
    assert (hit.key, hit.matched, hit.strength) == ("kloak", (), 0.0)
    assert hit.learned is not None


def test_a_document_newer_than_the_model_is_found_by_its_words(index: Index) -> None:
    [hit] = index.search("ladestander")[:1]
    assert (hit.key, hit.learned) == ("nyt", None)


def test_what_nothing_speaks_for_is_not_found() -> None:
    words, learned = np.array([0.0, 2.0, 0.0]), np.array([-1.0, -0.2, np.nan])
    assert fused(words, learned).tolist() == pytest.approx([0.0, 1.0, 0.0])
    assert fused(words, np.full(3, np.nan)).tolist() == words.tolist()
    assert fused(np.zeros(2), np.array([-0.5, -0.5])).tolist() == [0.0, 0.0]


def test_another_door_is_found_apart(index: Index) -> None:
    found = answer(index, "moms og fradrag")
    assert (found.weak, found.elsewhere.key if found.elsewhere else "") == (Weak.ELSEWHERE, "door:skat")
    by_words = answer(index.with_learned(None), "moms og fradrag")
    assert (by_words.hits, by_words.weak, by_words.probability) == ((), Weak.ELSEWHERE, 0.0)
    both = answer(index, "moms af pølsevogn og fradrag for moms")
    assert both.hits[0].key == "torv"
    assert answer(index, "pølsevogn på torvet, kloak, moms").elsewhere is None


def test_belief_rises_with_what_speaks_for_it() -> None:
    little = Signs(strength=0.2, share=0.2, lead=0.0, elsewhere=0.9, learned=-0.9)
    much = Signs(strength=3.0, share=1.0, lead=0.6, elsewhere=0.1, learned=0.8)
    assert 0 < belief(little) < 0.5 < belief(much) < 1
    by_words = [Signs(s, min(s, 1.0), s / 5, 0.0, None) for s in (0.1, 0.9, 1.0, 3.0)]
    assert sorted(map(belief, by_words)) == list(map(belief, by_words))
    assert [belief(Signs(0.7, 1.0, 1.0, 0.0, None)), belief(Signs(3.0, 0.3, 1.0, 0.0, None))] == [0.0, 0.0]


def test_signs_of_what_was_found(index: Index) -> None:
    signs = Signs.of(index.find(index.read("pølsevogn på torvet")))
    assert signs.lead == signs.share == 1.0 or signs.lead > 0
    assert signs.learned is not None
    new = Signs.of(index.find(index.read("ladestander")))
    assert (new.learned, len(new.row())) == (None, 4)


@settings(deadline=None)
@given(st.text(st.characters(codec=None)), st.booleans())
def test_any_text_gets_an_answer(index: Index, text: str, typing: bool) -> None:
    found = answer(index, text, typing=typing)
    assert 0 <= found.probability <= 1
    assert all(np.isfinite(hit.score) and hit.score >= 0 for hit in found.hits)
