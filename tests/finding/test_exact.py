import pytest

from indgang.finding.exact import Exact, Exacts, Kind

EXACTS = Exacts(
    [
        (["05.14.05", "05.14.08"], "Stadeplads til madvogn", ["Mette Lund"]),
        (["02.34.02"], "Byggetilladelse", []),
        ([], "", []),
    ]
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("05.14.05", [0]),
        (" 02.34 ", [1]),
        ("05.14", [0, 0]),
        ("Sagen hører under 02.34.02, ikke?", [1]),
        ("KLE 02.34", [1]),
        ("kle-nr. 02.34", [1]),
        ("mødet er 02.34 i morgen", []),
        ("den 02.34.02", []),
        ("kl. 02.34.02", []),
        ("02.34.021", []),
        ("02.34.02.01", []),
        ("99.99.99", []),
    ],
)
def test_kle_numbers(text: str, places: list[int]) -> None:
    assert [found.place for found in EXACTS.find(text)] == places


def test_a_number_says_where_it_stands() -> None:
    assert EXACTS.find("se 02.34.02") == [Exact(1, Kind.NUMBER, ((3, 11),), ("02.34.02",))]


def test_a_title_word_for_word() -> None:
    assert EXACTS.find("  STADEPLADS til madvogn! ") == [Exact(0, Kind.TITLE, (), ())]
    assert EXACTS.find("stadeplads til en madvogn") == []
    assert EXACTS.find("") == []


def test_a_name() -> None:
    assert EXACTS.find("tlf. til mette lund") == [Exact(0, Kind.NAME, ((9, 14), (15, 19)), ("mette", "lund"))]
    assert EXACTS.find("lun", typing=True) == [Exact(0, Kind.NAME, ((0, 3),), ("lun",), is_whole=False)]
