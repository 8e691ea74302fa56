from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indgang.people.models import ContactCard
from indgang.people.vcards import WIDTH, escape, fold, international, vcard

URL = "https://indgang.hvidklit.example/intern/medarbejdere/7/"


def a_card(**values: Any) -> ContactCard:
    fields = ("name", "title", "phone", "mobile", "mail", "place", "working_hours", "ask_about")
    return ContactCard(
        **(dict.fromkeys(fields, "") | {"name": "Ane Marie Østergaard"} | values), has_picture=False
    )


def lines(card: ContactCard, version: str = "4.0", unit: str = "Vej, park og havn") -> list[str]:
    text = vcard(card, organisation="Hvidklit Kommune", unit=unit, url=URL, version=version)
    assert text.endswith("END:VCARD\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_whole_card() -> None:
    card = a_card(
        title="Jurist; leder",
        phone="19 55 40 01",
        mobile="+46 70 1",
        mail="ane@hvidklit.example",
        place="Aslund, 2. sal",
        working_hours="Man–tors",
        ask_about="Veje",
    )
    assert lines(card) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Ane Marie Østergaard",
        "N:Østergaard;Ane Marie;;;",
        "ORG:Hvidklit Kommune;Vej\\, park og havn",
        "TITLE:Jurist\\; leder",
        'TEL;VALUE=uri;TYPE="work,voice":tel:+4519554001',
        'TEL;VALUE=uri;TYPE="work,cell":tel:+46701',
        "EMAIL;TYPE=work:ane@hvidklit.example",
        "ADR;TYPE=work:;Aslund\\, 2. sal;;;;;",
        "NOTE:Veje\\nMan–tors",
        f"URL:{URL}",
        f"UID:{URL}",
        "END:VCARD",
    ]


def test_the_older_version() -> None:
    told = lines(a_card(phone="19 55 40 01", mail="ane@hvidklit.example"), version="3.0")
    assert "TEL;TYPE=work,voice:+4519554001" in told
    assert "EMAIL;TYPE=internet:ane@hvidklit.example" in told


def test_what_is_not_shown_is_not_in_it() -> None:
    assert lines(a_card(name="Ane"), unit="") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Ane",
        "N:;Ane;;;",
        "ORG:Hvidklit Kommune",
        f"URL:{URL}",
        f"UID:{URL}",
        "END:VCARD",
    ]


def test_a_number_is_danish_unless_it_says_otherwise() -> None:
    assert [international(number) for number in ("19 55 40 01", "+47 12")] == ["+4519554001", "+4712"]


def test_a_long_line_is_folded_between_letters() -> None:
    assert fold("æ" * 40) == "æ" * 37 + "\r\n " + "æ" * 3


@given(st.text())
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    assert not set("\r\n\x00") & set(escape(text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folded_lines_are_short_and_unfold_to_what_they_were(text: str) -> None:
    folded = fold(text)
    assert all(len(part.encode()) <= WIDTH for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == text
