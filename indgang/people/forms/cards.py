from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.forms import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from indgang.people.forms.of_model import FormOfModel
from indgang.people.models import Audience, Colleague

TYPED_FIELDS = ("phone", "mobile", "mail", "place", "working_hours", "ask_about")
SHOWN_FIELDS = ("name", "title", *TYPED_FIELDS, "picture")


def label_of(name: str) -> str:
    field: Any = Colleague._meta.get_field(name)
    return capfirst(str(field.verbose_name))


class CardRow(NamedTuple):
    """A line of the card: what it is called, what stands there (a field or a text), and who sees it."""

    label: str
    field: BoundField | None
    text: str
    visibility: BoundField


class ContactCardForm(FormOfModel):
    """The colleague's numbers and to whom each is shown. What the sender may not see themselves is left out."""

    model = Colleague
    model_fields = (*TYPED_FIELDS, *(f"{name}_visibility" for name in SHOWN_FIELDS))

    def __init__(self, *args: Any, target: Colleague, audience: Audience, **kwargs: Any) -> None:
        super().__init__(*args, target=target, **kwargs)
        self.colleague = target
        for name in SHOWN_FIELDS:
            label = label_of(name)
            if audience.may_see(getattr(target, f"{name}_visibility")):
                self.fields[f"{name}_visibility"].label = _("Who sees: %(field)s") % {"field": label}
            else:
                self.fields.pop(name, None)
                del self.fields[f"{name}_visibility"]

    def rows(self) -> Iterator[CardRow]:
        for name in SHOWN_FIELDS:
            if f"{name}_visibility" in self.fields:
                label = label_of(name)
                field = self[name] if name in self.fields else None
                yield CardRow(label, field, self._standing(name), self[f"{name}_visibility"])

    def _standing(self, name: str) -> str:
        if name == "picture":
            return _("Put up") if self.colleague.picture else _("None put up")
        return str(getattr(self.colleague, name))
