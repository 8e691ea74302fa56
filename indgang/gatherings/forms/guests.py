from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.actions.proposing import Quotas
from indgang.gatherings.forms.planning import CHOOSE_NAME
from indgang.gatherings.models import LeaderWord
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import NumberField, TextField
from indgang.shared.refusable_forms import RefusableForm

WORDS = [
    (LeaderWord.MUST, _("Comes: put them on the list")),
    (LeaderWord.MUST_NOT, _("Does not come: take them off")),
    ("", _("Let the next proposal decide")),
]


class ProposalForm(RefusableForm):
    least = NumberField(label=_("At least from each department"), required=False, min_value=0, max_value=100)
    most = NumberField(label=_("At most from each department"), required=False, min_value=1, max_value=1000)

    least_of_site = NumberField(
        label=_("At least from each site"), required=False, min_value=0, max_value=100
    )
    most_of_site = NumberField(label=_("At most from each site"), required=False, min_value=1, max_value=1000)

    def quotas(self) -> Quotas:
        of_site = (self.cleaned_data["least_of_site"] or 0, self.cleaned_data["most_of_site"])
        return Quotas(self.cleaned_data["least"] or 0, self.cleaned_data["most"], *of_site)


class SettleForm(ChoosesColleagues, RefusableForm):
    colleague = ColleagueField(label=_("Which colleague?"), help_text=CHOOSE_NAME)
    word = forms.ChoiceField(
        label=_("What is settled?"),
        choices=WORDS,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    reason = TextField(
        label=_("Why?"),
        max_length=200,
        required=False,
        help_text=_("The colleague and their leader can read it."),
    )


class AnswerForm(RefusableForm):
    need = TextField(
        label=_("Is there something we must think of?"),
        max_length=300,
        required=False,
        help_text=_(
            "Such as food, a lift or a seat near the door. Only the organiser sees it, and it is deleted a week after."
        ),
    )
