from indgang.finding.words import LONGEST_WORD, WORD, canonical, stem, stripped


def test_one_spelling_for_the_danish_letters() -> None:
    assert [canonical(word) for word in ("Aabenraa", "ÅBENRÅ", "a\u030abenra\u030a")] == ["åbenrå"] * 3
    assert canonical("FOEDEVARER") == canonical("fødevarer")
    assert canonical("Haervejen") == "hærvejen"


def test_a_run_of_letters_that_is_no_word_is_cut() -> None:
    assert len(canonical("x" * 1_000_000)) == LONGEST_WORD


def test_letters_and_accents_stripped() -> None:
    assert [stripped(word) for word in ("miljø", "ærø", "ålborg", "rené")] == [
        "miljo",
        "aro",
        "alborg",
        "rene",
    ]


def test_words_of_a_text_with_numbers_whole() -> None:
    text = "KLE 24.10.07, d. 1.5. — food-truck\x00 kl\ud800 🌭 re\u0301n_2"
    assert WORD.findall(text) == ["KLE", "24.10.07", "d", "1.5", "food", "truck", "kl", "re\u0301n", "2"]


def test_stem() -> None:
    assert stem("tilladelserne") == stem("tilladelse") == "tillad"
