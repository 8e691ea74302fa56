import pytest

from indgang.finding.measuring import Found, GoldQuestion, Rate, measure, rank, read_gold


def test_the_rank_of_the_first_right_one() -> None:
    question = GoldQuestion("?", frozenset({"b"}), frozenset({"05.14.05"}))
    assert rank(question, [Found("a"), Found("b")]) == 2
    assert rank(question, [Found("a", ["05.14.05"]), Found("b")]) == 1
    assert rank(question, [Found("a")]) is None


def test_figures() -> None:
    gold = [GoldQuestion(text, frozenset({text})) for text in "abcd"]
    answers = {"a": "axxx", "b": "xbxx", "c": "xxxxc", "d": "xxxx"}
    figures = measure(gold, lambda text: [Found(key) for key in answers[text]])
    assert figures.ranks == (1, 2, 5, None)
    assert {most: rate.value for most, rate in figures.recall.items()} == {1: 0.25, 3: 0.5, 5: 0.75}
    assert figures.mean_reciprocal_rank == pytest.approx((1 + 1 / 2 + 1 / 5) / 4)


def test_no_questions() -> None:
    figures = measure([], lambda text: [])
    assert figures.mean_reciprocal_rank == 0.0
    assert figures.recall[1] == Rate(0, 0, 0.0, 0.0, 1.0)


def test_wilsons_interval() -> None:
    # Wilson's score interval for 8 of 10, as statistics books give it.
    assert Rate.of(8, 10).low == pytest.approx(0.4902, abs=1e-4)
    assert Rate.of(8, 10).high == pytest.approx(0.9433, abs=1e-4)
    assert (Rate.of(0, 5).low, Rate.of(5, 5).high) == (0.0, 1.0)


def test_gold_lines() -> None:
    lines = ['{"text": "kloak?", "kle": ["06.01.05"]}', "", '{"text": "hal", "keys": ["byg", "hal"]}']
    assert read_gold(lines) == [
        GoldQuestion("kloak?", frozenset(), frozenset({"06.01.05"})),
        GoldQuestion("hal", frozenset({"byg", "hal"})),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "Line 2 is not JSON"),
        ("[]", "Line 2 has no text"),
        ('{"text": 5}', "Line 2 has no text"),
        ('{"text": "a", "keys": "b"}', "Line 2: keys and kle must be lists"),
        ('{"text": "a", "kle": [5]}', "Line 2: keys and kle must be lists"),
        ('{"text": "a"}', "Line 2 says no right answer"),
    ],
)
def test_a_faulty_line_is_named(line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_gold(["", line])
