import gzip
from pathlib import Path

import pytest

from indgang.finding.compound_words import derive, inflected, read_entries, read_rules
from indgang.finding.compounds import CompoundSplitter

WORDS = """\
15
mad/44,39,31
vogn/5,2,10,39,31
madvogn/5,2,10,39,29
serve/1,39,31
ring/5,2,10,39,31
servering/10,11,2,39,29
kat/7,39,61
arbejde/10,4,39,56
kraft/10,11,2,39
plads/10,11,2,39,31
skal al:skulle al:a-b
Ribe/9
ø/39
forkert/6
e-mail/10
mand/39

"""
ENDINGS = """\
SFX 11 Y 3
SFX 11 0 er/34 [^e]
SFX 11 0 r/34 e
SFX 11 e ede/34 e
SFX 7 0 t/8,11 t
PFX 37 0 - .
"""


@pytest.fixture
def derived(tmp_path: Path) -> CompoundSplitter:
    (tmp_path / "index.dic").write_text(WORDS, encoding="utf-8")
    (tmp_path / "index.aff").write_text(ENDINGS, encoding="utf-8")
    derive(tmp_path, tmp_path / "new" / "words.gz")
    return CompoundSplitter.load(tmp_path / "new" / "words.gz")


def test_a_compound_is_inflected_as_its_last_part(derived: CompoundSplitter) -> None:
    assert derived.split("madvogn") == ("mad", "vogn")
    assert derived.split("servering") == ()


def test_linking_letters(derived: CompoundSplitter) -> None:
    assert derived.split("arbejdskraft") == ("arbejd", "kraft")
    assert derived.split("kattemad") == ("kat", "mad")
    assert derived.split("madvognsplads") == ("mad", "vogn", "plads")


def test_what_neither_begins_nor_ends_is_only_known(derived: CompoundSplitter) -> None:
    assert [derived.is_simple(word) for word in ("skal", "skulle", "ribe", "ø", "forkert")] == [True] * 4 + [
        False
    ]


def test_a_form_the_stemmer_does_not_bring_home(derived: CompoundSplitter) -> None:
    assert derived.root("pladser") == derived.root("plads")
    assert derived.root("mænd") == derived.root("mand")


def test_forms_of_a_word() -> None:
    rules = read_rules(ENDINGS)
    plads, lede = read_entries("2\nplads/11,39\nlede/11 al:ledt")
    assert inflected(plads, rules) == {"plads", "pladser"}
    assert inflected(lede, rules) == {"lede", "leder", "ledede", "ledt"}


def test_deriving_twice_gives_the_same_bytes(tmp_path: Path, derived: CompoundSplitter) -> None:
    derive(tmp_path, tmp_path / "again.gz")
    assert (tmp_path / "again.gz").read_bytes() == (tmp_path / "new" / "words.gz").read_bytes()
    assert "Stavekontrolden" in gzip.decompress((tmp_path / "again.gz").read_bytes()).decode()


def test_a_missing_dictionary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        derive(tmp_path, tmp_path / "words.gz")


def test_the_whole_dictionary_becomes_small(compound_words: Path) -> None:
    assert compound_words.stat().st_size < 1_000_000
