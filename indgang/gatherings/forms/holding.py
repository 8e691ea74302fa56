from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.forms.choosing import OF_A_LIST
from indgang.gatherings.models import Guest
from indgang.gatherings.queries.names import called_in
from indgang.shared.refusable_forms import RefusableForm


class HeldForm(RefusableForm):
    """Who came to a gathering whose day nobody noted; those who had said yes are ticked beforehand."""

    came = forms.ModelMultipleChoiceField(
        label=_("Who came?"),
        queryset=Guest.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={**OF_A_LIST, "required": _("Tick at least two who came.")},
    )
    as_drawn = forms.BooleanField(label=_("They also sat as it was drawn"), required=False)

    def __init__(self, *args: Any, guests: Any, is_drawn: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        came: Any = self.fields["came"]
        came.queryset = guests
        names = called_in(list(guests))
        came.label_from_instance = lambda guest: names[guest.pk]
        if not is_drawn:
            del self.fields["as_drawn"]
