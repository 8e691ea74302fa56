from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import fromstring

import pytest

from indgang.catalogue import kle_files
from indgang.catalogue.kle_files import (
    ReadRegister,
    ReadSubject,
    UnreadableRegister,
    clean_keyword,
    plain_text,
    read_register,
)
from tests.catalogue.kle_editions import VERSION_1_1, VERSION_1_3, VERSION_2_0


def by_number(register: ReadRegister) -> dict[str, ReadSubject]:
    return {subject.number: subject for subject in register.subjects}


def a_plan(subjects: str, *, day: str = "<UdgivelsesDato>2026-05-01</UdgivelsesDato>") -> bytes:
    return f"<KLE-Emneplan>{day}{subjects}</KLE-Emneplan>".encode()


def a_subject(inside: str, *, number: str = "91.02.03", title: str = "Lamper") -> bytes:
    return a_plan(f"<Emne><EmneNr>{number}</EmneNr><EmneTitel>{title}</EmneTitel>{inside}</Emne>")


def only(content: bytes) -> ReadSubject:
    [subject] = read_register(content).subjects
    return subject


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableRegister) as refused:
        read_register(content)
    return str(refused.value)


# The three formats -----------------------------------------------------------------------------------------


def test_version_1_3_with_keywords_in_the_subjects() -> None:
    register = read_register(VERSION_1_3.encode())

    assert (register.published_date, register.version) == (date(2026, 5, 1), "1.3")
    assert register.subjects == (
        ReadSubject("91", "Fyrtårne", "Om lys ved kysten.", uuid="00000000-0000-0000-0000-000000000091"),
        ReadSubject("91.02", "Lamper", keywords=("Pærer og lygter",)),
        ReadSubject(
            "91.02.03",
            "Tænding af lamper",
            "Emnet dækker:\n- tænding & slukning\n- pudsning af glas",
            ("Fyrpasser, vagt", "Lygtetænder", "Natlys"),
            "00000000-0000-0000-0000-000091020300",
        ),
    )


def test_version_2_0_with_what_is_no_longer_in_use() -> None:
    register = read_register(VERSION_2_0.encode())
    found = by_number(register)

    assert (register.published_date, register.version) == (date(2025, 8, 1), "2.0")
    assert list(found) == ["91", "91.02", "91.02.03", "91.02.04", "91.02.05"]
    assert [number for number, subject in found.items() if subject.is_retired] == ["91.02.04", "91.02.05"]
    assert found["91.02.04"].title == "Tranlamper"


def test_version_1_1_with_a_namespace_and_keywords_in_a_list_of_their_own() -> None:
    register = read_register(VERSION_1_1.encode("iso-8859-1"))
    found = by_number(register)

    assert (register.published_date, register.version) == (date(2009, 2, 1), "1.1")
    assert found["91"].title == "Fyrtårne"
    assert found["91.02"].keywords == ("Lygter",)
    assert found["91.02.03"].keywords == ("Fyrpasser", "Natlys")
    assert found["91.02.03"].guidance == "Kun lys"


# Numbers ---------------------------------------------------------------------------------------------------


def test_the_successors_stand_in_the_guidance() -> None:
    assert by_number(read_register(VERSION_2_0.encode()))["91.02.04"].successor == "91.02.03 91.02.05"


@pytest.mark.parametrize(
    "words",
    [
        "Emnet er flyttet til 91.02.09.",
        "Er ERSTATTET AF emnenr. 91.02.09 pr. 1. maj.",
        "Afløst af 91.02.09",
        "Brug i stedet 91.02.09, ikke 91.02.03",
    ],
)
def test_ways_to_say_where_a_number_went(words: str) -> None:
    guidance = f"<EmneVejledning><VejledningTekst><p>{words}</p></VejledningTekst></EmneVejledning>"

    assert only(a_subject(guidance, title="Lamper [UDGÅET]")).successor == "91.02.09"


def test_a_number_in_use_has_no_successor() -> None:
    guidance = "<EmneVejledning><p>Sager om tran er flyttet til 91.02.09.</p></EmneVejledning>"

    assert only(a_subject(guidance)).successor == ""


def test_no_more_successors_than_there_is_room_for() -> None:
    many = " ".join(f"92.01.{n:02d}" for n in range(12))
    guidance = f"<EmneVejledning>Flyttet til {many}</EmneVejledning>"

    assert len(only(a_subject(guidance, title="Lamper [udgået]")).successor) <= 80


def test_a_keyword_or_a_law_that_is_over_does_not_end_the_number() -> None:
    over = "<Historisk><UdgaaetDato>1999-01-01</UdgaaetDato></Historisk>"
    inside = (
        f"<EmneStikord><Tekst>Tran</Tekst>{over}</EmneStikord><EmneStikord><Tekst>Olie</Tekst></EmneStikord>"
        f"<EmneRetskildeReference><RetskildeTitel>Fyrloven</RetskildeTitel>{over}</EmneRetskildeReference>"
    )
    subject = only(a_subject(inside))

    assert (subject.is_retired, subject.keywords) == (False, ("Olie",))


def test_a_number_that_stands_twice_is_read_once() -> None:
    lamps = "<Emne><EmneNr>91.02.03</EmneNr><EmneTitel>{}</EmneTitel></Emne>"

    assert only(a_plan(lamps.format("Lamper") + lamps.format("Andre lamper"))).title == "Lamper"


def test_a_number_without_a_title_is_called_by_its_number() -> None:
    assert only(a_plan("<Emne><EmneNr>91.02.03</EmneNr></Emne>")).title == "91.02.03"


def test_what_cannot_be_shown_is_left_out() -> None:
    assert only(a_subject("", title="La&#8203;m\n  per")).title == "Lam per"


# Keywords --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Pølsevogn, placering", ["Pølsevogn, placering"]),
        ("Lygter, gruppe", ["Lygter"]),
        ("Lygter , Emne ", ["Lygter"]),
        ("Fyr, hovedgruppe", ["Fyr"]),
        ("Lamper [=Emne]", []),
        ("Tran (før 1/1 90) [udgået]", []),
        ("Tidligere emnenr. 91.09.01", []),
        ("tidligere gruppenr. 30.05", []),
        ("", []),
    ],
)
def test_a_keyword_is_kept_as_people_would_say_it(written: str, kept: list[str]) -> None:
    assert clean_keyword(written) == kept


# Guidance --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<v><p>En</p>\n\n<p>to\n tre</p></v>", "En\nto tre"),
        ("<v><ul><li>a</li><li>b</li></ul></v>", "- a\n- b"),
        ("<v>a<br/>b</v>", "a\nb"),
        ("<v><script>alert(1)</script><style>p</style>Ren</v>", "Ren"),
        ("<v>&lt;p&gt;Ind&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;pakket</v>", "Ind\npakket"),
        ("<v><a href='javascript:x'>Lov</a> &amp; ret</v>", "Lov & ret"),
        ("<v>Slut&lt;/script&gt; her</v>", "Slut her"),
        ("<v/>", ""),
    ],
)
def test_guidance_is_read_as_plain_text(markup: str, text: str) -> None:
    assert plain_text(fromstring(markup)) == text


# What is refused -------------------------------------------------------------------------------------------


def test_a_billion_laughs_are_refused() -> None:
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        "<KLE-Emneplan><UdgivelsesDato>&b;</UdgivelsesDato></KLE-Emneplan>"
    )
    assert refusal(laughs.encode()).startswith("Filen indeholder definitioner")


def test_a_file_of_ours_is_never_fetched() -> None:
    outside = (
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        "<KLE-Emneplan><UdgivelsesDato>&f;</UdgivelsesDato></KLE-Emneplan>"
    )
    assert refusal(outside.encode()).startswith("Filen indeholder definitioner")


@pytest.mark.parametrize(
    "content",
    [b"", b"<KLE-Emneplan>", b"Nr;Titel\n", b'<?xml version="1.0" encoding="moon"?><a/>', b"\xff\xfe"],
)
def test_what_is_not_whole_xml_is_refused(content: bytes) -> None:
    assert refusal(content).startswith("Filen er ikke hel XML")


def test_a_packed_file_is_to_be_unpacked_first() -> None:
    assert "zip" in refusal(b"PK\x03\x04 and so on")


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kle_files, "LARGEST_FILE", 10)

    assert refusal(VERSION_1_3.encode()).startswith("Filen er større end")


@pytest.mark.parametrize("day", ["", "<UdgivelsesDato>i går</UdgivelsesDato>"])
def test_a_plan_that_does_not_tell_its_age_is_refused(day: str) -> None:
    subject = "<Emne><EmneNr>91.02.03</EmneNr></Emne>"

    assert "UdgivelsesDato" in refusal(a_plan(subject, day=day))


@pytest.mark.parametrize("inside", ["", "<Emne/>", "<Regnskab><Post>1</Post></Regnskab>"])
def test_a_file_without_numbers_is_refused(inside: str) -> None:
    assert refusal(a_plan(inside)).startswith("Der er ingen KLE-numre")


@pytest.mark.parametrize("number", ["91.2.3", "abc", "91.02.03.04", "91.02.03; slet alt"])
def test_what_is_no_number_is_refused(number: str) -> None:
    assert number in refusal(a_subject("", number=number))


def test_a_bottomless_file_is_refused() -> None:
    deep = "<b>" * 20_000 + "</b>" * 20_000

    assert refusal(a_subject(f"<EmneVejledning>{deep}</EmneVejledning>")).startswith("Filen er ikke")
