from __future__ import annotations

from pathlib import Path

import pytest
import typst

from indgang.shared import pdf
from indgang.shared.pdf import drawable, drawable_text, write_pdf
from tests.shared.pdf_reading import opened, tags_of, text_of

TEMPLATE = """
#import "/shared/templates/shared/paper.typ": *
#show: paper.with(data, size: "a5")
#title()
= #data.heading
#paragraphs(data.text)
#ornament(line(length: 100%))
"""
HOSTILE = '#import "x" $x^2$ <script>alert(1)</script> *b* @ref // æøå ÆØÅ \\ #let'


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A paper beside the common part, which it finds as papers in an area do."""
    (tmp_path / "shared").symlink_to(pdf.ROOT / "shared")
    (tmp_path / "paper.typ").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(pdf, "ROOT", tmp_path)
    return "paper.typ"


def drawn(template: str, **words: str) -> bytes:
    data = {"title": "Prøve", "publisher": "Hvidklit", "heading": "Først", "text": "Hej"} | words
    return write_pdf(template=template, data=data, colour="#1f5a4c")


def test_it_is_made_for_everybody(template: str) -> None:
    made = opened(drawn(template))
    assert (str(made.Root.Lang), bool(made.Root.MarkInfo.Marked)) == ("da", True)
    assert bool(made.Root.ViewerPreferences.DisplayDocTitle)
    assert "<pdfuaid:part>1</pdfuaid:part>" in made.Root.Metadata.read_bytes().decode()
    assert (str(made.docinfo["/Title"]), str(made.docinfo["/Author"])) == ("Prøve", "Hvidklit")
    assert tags_of(made) == ["Document", "Title", "H1", "P"]


def test_what_people_wrote_is_never_markup(template: str) -> None:
    assert HOSTILE in text_of(opened(drawn(template, text=HOSTILE)))


def test_an_empty_line_begins_a_paragraph(template: str) -> None:
    assert tags_of(opened(drawn(template, text="Et\nog et\n\nTo")))[-2:] == ["P", "P"]


def test_a_word_without_end_stays_on_the_paper(template: str) -> None:
    said = text_of(opened(drawn(template, text="x" * 300)))
    assert said.replace("\u200b", "").count("x") == 300


def test_letters_that_no_font_has_do_not_stop_it(template: str) -> None:
    said = text_of(opened(drawn(template, text="Godt 😀 gået,\u202e 中\x00 \t!")))
    assert "Godt  gået, ?" in said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("æøå “–” €", "æøå “–” €"),
        ("a\u0301", "á"),
        ("😀👍🏽!", "!"),
        ("中a\u202eb\x00c\rd", "?abc d"),
        ("a\tb\u00a0c\nd", "a b c\nd"),
        ("a\u0489", "a"),
        ("\ud83d.", "."),
    ],
)
def test_a_text_is_made_drawable(text: str, shown: str) -> None:
    assert drawable_text(text) == shown


def test_all_texts_in_the_data_are_made_drawable() -> None:
    assert drawable({"a": ["😀x", ("中",)], "n": 3, "no": None}) == {"a": ["x", ["?"]], "n": 3, "no": None}


def test_a_fault_in_a_template_is_told(template: str) -> None:
    (pdf.ROOT / template).write_text("#no-such-thing", encoding="utf-8")
    with pytest.raises(typst.TypstError, match="unknown variable"):
        drawn(template)
