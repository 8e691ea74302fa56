from indgang.finding.spelling import Speller

SPELLER = Speller(
    ["tilladelse", "tilladelsen", "kloak", "bøde", "miljø", "plads", "plade", "stadeplads", "øl"]
)


def test_missing_danish_letters_come_before_slips() -> None:
    assert SPELLER.nearest("miljo") == ("miljø",)


def test_one_slip_before_two() -> None:
    assert SPELLER.nearest("tiladelse") == ("tilladelse",)
    assert SPELLER.nearest("kolak") == ("kloak",)
    assert SPELLER.nearest("stadplaads") == ("stadeplads",)


def test_a_short_word_is_allowed_one_slip() -> None:
    assert SPELLER.nearest("klkkk") == ()
    assert SPELLER.nearest("bøden") == ("bøde",)
    assert SPELLER.nearest("stadplaads", most_slips=1) == ()


def test_words_of_four_letters_are_left_alone() -> None:
    assert SPELLER.nearest("klok") == ()


def test_equally_near_words_come_in_order() -> None:
    assert SPELLER.nearest("pladx") == ("plade", "plads")
