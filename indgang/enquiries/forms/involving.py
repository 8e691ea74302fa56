"""The small forms about the parts that colleagues have in an enquiry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.enquiries.forms.on_page import OnPageForm
from indgang.enquiries.models import Involvement
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import DayField, TextField

LONGEST_PART = 300
LONGEST_WORD = 500


class _ComesAfter(OnPageForm):
    """``parts`` are those it may wait for; cleans ``after`` to one of them, or None."""

    def __init__(self, *args: Any, parts: Iterable[Involvement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = {str(part.pk): part for part in parts}
        named = [(pk, f"{part.colleague.name}: {part.part}") for pk, part in self.parts.items()]
        if named:
            self.fields["after"] = forms.ChoiceField(
                label=_("Begins when this is done"),
                choices=[("", _("Can begin at once")), *named],
                required=False,
            )

    def chosen_after(self) -> Involvement | None:
        return self.parts.get(self.cleaned_data.get("after", ""))


class AskForPartForm(ChoosesColleagues, _ComesAfter):
    field_order = ("colleague", "part", "due_date", "after")

    colleague = ColleagueField(
        label=_("Who is to help?"), help_text=_("Begin to write a name and choose from the list.")
    )
    part = TextField(
        label=_("With what?"),
        max_length=LONGEST_PART,
        help_text=_("For example: Say whether the road can bear the lorries."),
    )
    due_date = DayField(label=_("By when?"), help_text=_("For example 24-12-2026"))


class ChangePartForm(_ComesAfter):
    field_order = ("due_date", "after", "reason")

    due_date = DayField(label=_("The new day"), help_text=_("For example 24-12-2026"))
    reason = TextField(label=_("Why?"), max_length=LONGEST_WORD)


class AcceptPartForm(OnPageForm):
    word = TextField(
        label=_("A word along with it"),
        required=False,
        max_length=LONGEST_WORD,
        help_text=_("A word for the holder."),
    )


class DeclinePartForm(OnPageForm):
    word = TextField(label=_("Why not?"), max_length=LONGEST_WORD)


class FinishPartForm(OnPageForm):
    word = TextField(
        label=_("What came of it?"),
        required=False,
        max_length=LONGEST_WORD,
        help_text=_("A word for the holder."),
    )


class StopPartForm(OnPageForm):
    word = TextField(label=_("Why?"), required=False, max_length=LONGEST_WORD)
