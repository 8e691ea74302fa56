import pytest

from indgang.finding.names import NameHit, NameList

NAMES = NameList(
    [("1", "Mette Lund Sørensen"), ("2", "Søren Aagaard-Lund"), ("3", "René Møller"), ("4", "Mette Skov")]
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Mette", ["1", "4"]),
        ("mette lund", ["1"]),
        ("lund mette", ["1"]),
        ("Soerensen", ["1"]),
        ("sorensen", ["1"]),
        ("Rene Moller", ["3"]),
        ("AAGÅRD LUND", ["2"]),
        ("sør", ["1", "2"]),
        ("sø", []),
        ("Har du nummeret til Mette Skov?", ["4"]),
        ("Hej, jeg talte i går med Mette Skov om et skilt ved vejen", ["4"]),
        ("Hej, jeg talte i går med Skov Mette om et skilt ved vejen", []),
        ("Mette vil have et skilt", []),
        ("Lund Lund", ["1", "2"]),
        ("mette møller", []),
        ("", []),
        ("hvem er", []),
    ],
)
def test_who_is_asked_for(text: str, keys: list[str]) -> None:
    assert sorted(hit.key for hit in NAMES.find(text)) == keys


def test_a_last_word_being_typed_needs_two_letters() -> None:
    assert [hit.key for hit in NAMES.find("mette sk", typing=True)] == ["4"]
    assert NAMES.find("m", typing=True) == []


def test_whole_names_come_before_beginnings() -> None:
    names = NameList([("a", "Ane Bo"), ("b", "Anelise Ask")])
    assert names.find("ane") == [
        NameHit("a", "Ane Bo", ((0, 3),), True),
        NameHit("b", "Anelise Ask", ((0, 3),), False),
    ]


def test_no_people() -> None:
    assert NameList([]).find("mette") == []
