import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.finding.letters import matter, sentences

MAIL = """Hej kommune

Vi har lige haft jubilæum.
Må vi grave i fortovet?

Med venlig hilsen
Karsten, tømrermester
Tlf. 19 55 40 64"""


def words(text: str) -> list[str]:
    return matter(text).split()


def test_greeting_and_signature_are_left_out_and_places_kept() -> None:
    cut = matter(MAIL)
    assert cut.split() == "Vi har lige haft jubilæum. Må vi grave i fortovet?".split()
    assert len(cut) == len(MAIL)
    assert MAIL.index("grave") == cut.index("grave")


def test_a_short_text_is_read_whole() -> None:
    assert matter("Hej\nMvh Bo") == "Hej\nMvh Bo"
    assert matter("") == ""


@pytest.mark.parametrize(
    "sign_off",
    [
        *(
            "Mvh.",
            "m.v.h.",
            "Venlig hilsen",
            "De bedste hilsner",
            "Hilsen Bo",
            "Kind regards",
            "Z poważaniem",
        ),
        *("Mit freundlichen Grüßen", "På forhånd tak!", "Sendt fra min telefon", "--"),
    ],
)
def test_many_ways_to_end(sign_off: str) -> None:
    assert words(f"Hej\nMå vi grave her?\n{sign_off}\nBo Vognmand") == ["Må", "vi", "grave", "her?"]


def test_a_long_line_that_begins_like_an_end_is_no_end() -> None:
    line = "Hilsen fra naboen var, at vi skal flytte vores container, fordi den står på hans fortov hver dag."
    assert words(f"Goddag\nVi har et problem.\n{line}") == f"Vi har et problem. {line}".split()


def test_a_greeting_with_the_matter_in_it_is_kept() -> None:
    first = "Hej, vi vil gerne grave et kabel ned i fortovet"
    assert words(f"{first}\nHvad gør vi?\nMvh Bo") == f"{first} Hvad gør vi?".split()


def test_what_is_quoted_is_left_out() -> None:
    mail = """Hej igen
Vi vil alligevel gerne have borde ude foran caféen til sommer.
Den 3. maj 2026 kl. 10.12 skrev Bo Skov:
> Skal I grave i fortovet?
Vi kan kigge på det på mandag."""
    assert words(mail) == "Vi vil alligevel gerne have borde ude foran caféen til sommer.".split()
    assert words("Hej\n> gammelt\nMå vi grave?\nTak") == ["Må", "vi", "grave?", "Tak"]


def test_of_a_forwarded_mail_the_quotation_is_the_matter() -> None:
    mail = """Hvem tager den?
-----Oprindelig meddelelse-----
Fra: bo@firma.example
Emne: kabel
Vi vil grave et kabel ned foran butikken."""
    assert words(mail) == "Hvem tager den? Vi vil grave et kabel ned foran butikken.".split()


def test_a_text_of_nothing_else_is_read_whole() -> None:
    assert matter("Hej\nMvh\nBo") == "Hej\nMvh\nBo"


def test_sentences_by_their_places() -> None:
    text = "Vi bygger. Må vi grave?\n\n– !\nTak"
    assert [text[start:end].strip() for start, end in sentences(text)] == [
        "Vi bygger.",
        "Må vi grave?",
        "Tak",
    ]


@given(st.text(st.characters(codec=None)))
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(matter(text)) == len(text)
