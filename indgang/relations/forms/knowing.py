"""What a colleague says of another, and for how long they pause."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.relations.models import Says
from indgang.shared.fields import DayField
from indgang.shared.refusable_forms import RefusableForm

TICKS = [(one.value, one.label) for one in (Says.KNOWS, Says.NOT_YET)]


class SayForm(ChoosesColleagues, RefusableForm):
    other = ColleagueField(
        label=_("Of which colleague?"), help_text=_("Begin to write a name and choose from the list.")
    )
    says = forms.ChoiceField(
        label=_("What do you say?"),
        choices=Says.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of them."), "invalid_choice": _("Choose one of them.")},
    )


class TickForm(RefusableForm):
    """One of two buttons at a tie."""

    says = forms.ChoiceField(choices=TICKS)


class PauseForm(RefusableForm):
    until = DayField(label=_("Pause up to and with"), help_text=_("For example 24-12-2026"))
