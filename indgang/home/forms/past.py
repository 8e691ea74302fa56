from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.shared.fields import TextField

AREAS = [("", _("All")), ("people", _("People and units")), ("catalogue", _("Catalogue"))]


class EventFilter(forms.Form):
    """What of the past to show; what cannot be understood is left out."""

    area = forms.ChoiceField(label=_("Area"), choices=AREAS, required=False)
    person = TextField(label=_("Done by"), max_length=120, required=False)
    text = TextField(label=_("Concerning"), max_length=120, required=False)

    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
