from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import LexiconEntry, OtherDoor
from indgang.people.forms.of_model import FormOfModel
from indgang.shared.fields import TextField


class LexiconForm(forms.Form):
    """A word, and the catalogue's words it leads to."""

    word = TextField(
        label=_("Word or short phrase"),
        max_length=80,
        help_text=_("Up to four words. End one word with * for all words that begin so."),
    )
    leads_to = TextField(
        label=_("Leads to"),
        max_length=200,
        help_text=_("Words the catalogue has, with a space between them."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LexiconEntry.Language.choices, required=False)

    def clean_language(self) -> str:
        return str(self.cleaned_data["language"] or LexiconEntry.Language.DANISH)


class LexiconFilter(forms.Form):
    q = TextField(label=_("Find a word"), required=False, max_length=80)
    sprog = forms.ChoiceField(
        label=_("Language"), choices=[("", _("All")), *LexiconEntry.Language.choices], required=False
    )

    def wish(self) -> tuple[str, str]:
        """The words and the language asked for; empty where nothing, or nothing sensible, was."""
        self.is_valid()
        return str(self.cleaned_data.get("q", "")), str(self.cleaned_data.get("sprog", ""))


class OtherDoorForm(FormOfModel):
    """Who answers instead of us, and by which words and questions such a matter is known."""

    model = OtherDoor
    model_fields = ("name", "title", "text", "link", "words", "questions", "is_shown")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["rows"] = self.fields["questions"].widget.attrs["rows"] = "10"
