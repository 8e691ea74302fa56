"""Words typed straight into a template, where nobody can translate them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

# The same in every language.
NAMES = set("Indgang CPR CSV CVR Ctrl DKFDS Enter Esc ID KL KLE PDF UTF XLSX XML vCard".split())
READ_ALOUD = {"alt", "aria-label", "aria-description", "placeholder", "title"}
NOT_SHOWN = {"script", "style"}
WEB_ADDRESS = re.compile(r"\b[\w-]+(?:\.[\w-]+)+\b")
WORD = re.compile(r"[^\W\d_]{2,}")


def typed_in_words(path: Path) -> Iterator[str]:
    text = "".join(own_text(Lexer(path.read_text(encoding="utf-8")).tokenize()))
    shown = [text]
    if path.suffix == ".html":
        reader = ShownText()
        reader.feed(text)
        shown = reader.shown
    if path.suffix == ".xml":
        shown = [re.sub("<[^>]*>", " ", text)]
    for words in shown:
        if set(WORD.findall(WEB_ADDRESS.sub("", words))) - NAMES:
            yield f"typed straight in, not translated: {' '.join(words.split())[:60]!r}"


def own_text(tokens: list[Token]) -> Iterator[str]:
    """The template's text without its tags, and without the blocks that are translated, commented or CSS classes."""
    end = ""
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            end = end_after(token.split_contents(), end)
        elif token.token_type == TokenType.TEXT and not end:
            yield token.contents
        elif token.token_type == TokenType.VAR and not end:
            yield "x "  # one letter is no word, but `<{{ tag }} class="…">` stays an element


def end_after(words: list[str], end: str) -> str:
    """The tag that ends the block we are in and whose text does not count, or nothing."""
    if end:
        return "" if words[0] == end else end
    is_class = words[0] == "block" and words[1].endswith("class")
    return f"end{words[0]}" if is_class or words[0] in {"blocktranslate", "blocktrans", "comment"} else ""


class ShownText(HTMLParser):
    """Collects what a reader sees or hears: text between tags, and the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag if tag in NOT_SHOWN else ""
        self.shown += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 – HTMLParser calls it so
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if not self.inside and data.strip():
            self.shown.append(data)
