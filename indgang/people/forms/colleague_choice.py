"""Choosing a colleague by typing their name: works for 130 and for 6,000 of them, with and without JavaScript.

The browser suggests from a list of names; what is typed is looked up here, so half a name is enough where it is
the only one. A page shows ``people/parts/colleague_names.html`` once for all its fields.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.people.models import Colleague
from indgang.people.queries import NamedColleague, colleagues_by_name
from indgang.shared.fields import TextField

LIST_ID = "colleague-names"
MOST_NAMED = 5


class ColleagueBook:
    """Everybody at work today by the label they are chosen by: name and main unit, and more where two share both."""

    @cached_property
    def by_label(self) -> dict[str, NamedColleague]:
        book: dict[str, NamedColleague] = {}
        for named in colleagues_by_name(timezone.localdate()):
            label = in_words(named.name, named.unit)
            wider = (label, *(f"{label}, {more}" for more in (named.title, named.pk) if more))
            book[next(one for one in wider if one not in book)] = named
        return book

    @cached_property
    def labels(self) -> list[str]:
        return list(self.by_label)

    def label_of(self, colleague: Colleague) -> str:
        return in_words(
            colleague.name, next((membership.unit.name for membership in colleague.memberships.all()), "")
        )

    def find(self, text: str) -> Colleague:
        """Who is meant: by label, by whole name, or by a part of it that only one has."""
        wanted = text.casefold()
        meant = [label for label in self.labels if label == text]
        meant = meant or [label for label, named in self.by_label.items() if named.name.casefold() == wanted]
        meant = meant or [label for label in self.labels if wanted in label.casefold()]
        if len(meant) == 1:
            return Colleague.objects.get(pk=self.by_label[meant[0]].pk)
        raise ValidationError(self._several(meant) if meant else self._nobody(text), code="invalid")

    def _nobody(self, text: str) -> str:
        return _("Nobody at work here is called “%(text)s”. Write the name as it is on the list.") % {
            "text": text
        }

    def _several(self, meant: list[str]) -> str:
        names = "; ".join(meant[:MOST_NAMED]) + (" …" if len(meant) > MOST_NAMED else "")
        return _("Several fit: %(names)s. Choose one of them.") % {"names": names}


def in_words(name: str, unit: str) -> str:
    return f"{name}, {unit}" if unit else name


class ColleagueField(TextField):
    """A colleague, typed by name. Cleans to the colleague, or None where nothing is typed.

    Whoever is chosen already (``kept``) stays when left as it was, also after leaving.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.book = ColleagueBook()
        self.kept: Colleague | None = None
        self.widget.attrs |= {"list": LIST_ID, "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """The label of a colleague, also where a model form gives only the id."""
        if isinstance(value, int):
            value = Colleague.objects.filter(pk=value).prefetch_related("memberships__unit").first()
        return self.book.label_of(value) if isinstance(value, Colleague) else value

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        if self.kept is not None and text == self.book.label_of(self.kept):
            return self.kept
        return self.book.find(text) if text else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class ChoosesColleagues(forms.BaseForm):
    """Mixin of a form with colleague fields: all of them look in one book, which the page shows as suggestions."""

    def __init__(self, *args: Any, book: ColleagueBook | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book = book or ColleagueBook()
        for name, field in self.fields.items():
            if isinstance(field, ColleagueField):
                field.book = self.book
                chosen = self.get_initial_for_field(field, name)
                field.kept = chosen if isinstance(chosen, Colleague) else None
