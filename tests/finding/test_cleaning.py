import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.finding.cleaning import LONGEST, anonymous

KNOWN = {"vi", "må", "grave", "et", "kabel", "ned", "på", "skov", "kontakt", "foran", "fældning"}


def cleaned(text: str) -> str:
    return anonymous(text, knows=KNOWN.__contains__, is_name={"nora"}.__contains__)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Må vi grave et kabel ned?", "Må vi grave et kabel ned?"),
        ("Ring på 19 55 40 64, cpr 010203-1234", "på, cpr"),
        ("cpr 0102031234 og 010203 1234", "cpr og"),
        ("skriv til bo@firma.example eller www.firma.example", "skriv til eller"),
        ("Jeg hedder Karsten Skov Munk og vi må grave", "hedder og vi må grave"),
        ("jeg hedder karsten, må vi grave", "jeg hedder, må vi grave"),
        ("vi taler med Birthe på Algade 12", "vi taler med på"),
        ("Karsten her. Må vi grave?", "her. Må vi grave?"),
        ("kontakt nora om kabel", "kontakt om kabel"),
        ("MÅ VI GRAVE I LER", "MÅ VI GRAVE I LER"),
        ("Fældning i Skov", "Fældning i"),
        ("12345678", ""),
        ("", ""),
    ],
)
def test_nobody_can_be_told_from_it(text: str, kept: str) -> None:
    assert cleaned(text) == kept


def test_a_mail_is_kept_without_its_edges() -> None:
    assert cleaned("Kære Nora\nMå vi grave?\nMvh\nKarsten") == "Må vi grave?"


def test_it_is_kept_short() -> None:
    assert len(cleaned("kabel " * 1000)) <= LONGEST


@given(st.text(st.characters(codec=None)))
def test_no_digit_is_ever_kept(text: str) -> None:
    assert not any(letter in "0123456789" for letter in cleaned(text))
