"""Reads the forms of a page as a browser does: where each is sent, its fields with their values, and its buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
TYPED = {"text", "search", "email", "tel", "url", "password", "number", "date", "time", "color", ""}


@dataclass
class Field:
    name: str
    kind: str  # input's type, or "select" or "textarea"
    value: str = ""
    is_chosen: bool = True
    options: list[str] = field(default_factory=list)


@dataclass
class PageForm:
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)  # label, name, value

    def values(self) -> dict[str, list[str]]:
        """What a browser would send if nothing were touched; files and buttons left out."""
        sent: dict[str, list[str]] = {}
        for one in self.fields:
            if one.is_chosen and one.kind != "file":
                sent.setdefault(one.name, []).append(one.value)
        return sent

    def names(self) -> list[str]:
        return list(dict.fromkeys(one.name for one in self.fields))


class FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.by_id: dict[str, PageForm] = {}
        self.current: PageForm | None = None
        self.text_of: Field | None = None
        self.select: Field | None = None
        self.button: tuple[PageForm, str, str] | None = None
        self.label = ""

    def handle_starttag(self, tag: str, attributes: Attributes) -> None:
        said = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.current = PageForm(said.get("action", ""), said.get("method", "get").lower())
            self.forms.append(self.current)
            self.by_id[said.get("id", "")] = self.current
        form = self.by_id.get(said["form"]) if "form" in said else self.current
        if form is None or "disabled" in said:
            return
        if tag == "button":
            self.button, self.label = (form, said.get("name", ""), said.get("value", "")), ""
        elif tag == "option" and self.select:
            self._read_option(said)
        elif said.get("name"):
            self._read_field(tag, said, form)

    def _read_field(self, tag: str, said: dict[str, str], form: PageForm) -> None:
        if tag == "input":
            kind = said.get("type", "text").lower()
            is_box = kind in {"checkbox", "radio"}
            value = said.get("value", "on" if is_box else "")
            form.fields.append(Field(said["name"], kind, value, not is_box or "checked" in said))
        elif tag == "textarea":
            self.text_of = Field(said["name"], "textarea")
            form.fields.append(self.text_of)
        elif tag == "select":
            self.select = Field(said["name"], "select", is_chosen="multiple" not in said)
            form.fields.append(self.select)

    def _read_option(self, said: dict[str, str]) -> None:
        assert self.select is not None
        value = said.get("value", "")
        if "selected" in said or not self.select.options:
            self.select.value = value
        self.select.is_chosen = self.select.is_chosen or "selected" in said
        self.select.options.append(value)

    def handle_data(self, data: str) -> None:
        self.label += data
        if self.text_of:
            self.text_of.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.current = None
        elif tag == "textarea" and self.text_of:
            self.text_of.value = self.text_of.value.removeprefix("\n")
            self.text_of = None
        elif tag == "select":
            self.select = None
        elif tag == "button" and self.button:
            form, name, value = self.button
            form.buttons.append((" ".join(self.label.split()), name, value))
            self.button = None


def forms_in(page: str) -> list[PageForm]:
    reader = FormReader()
    reader.feed(page)
    return reader.forms
