from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.shared.fields import TextField

AWAY, LEAVING, LEFT = "away", "leaving", "left"
STATES = [
    ("", _("All at work here")),
    (AWAY, _("Away today")),
    (LEAVING, _("Leaving")),
    (LEFT, _("Have left")),
]


class ColleagueFilterForm(forms.Form):
    """What narrows the list of colleagues; nothing of it has to be there."""

    q = TextField(label=_("Name, title or phone"), required=False, max_length=120)
    unit = UnitField(label=_("Unit and those below"), required=False, nothing=_("All units"))
    place = forms.ChoiceField(label=_("Place"), required=False)
    state = forms.ChoiceField(label=_("Show"), required=False)

    def __init__(self, *args: Any, places: Iterable[str], may_see_leavers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _("All places")), *((place, place) for place in places)]  # type: ignore[attr-defined]
        self.fields["state"].choices = [state for state in STATES if state[0] != LEFT or may_see_leavers]  # type: ignore[attr-defined]
        UnitChoices().show_in(self.fields["unit"])

    @property
    def is_narrowing(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields)
