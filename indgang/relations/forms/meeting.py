from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.relations.models import DidMeet
from indgang.shared.refusable_forms import RefusableForm


class DidMeetForm(RefusableForm):
    """One of three buttons."""

    did_meet = forms.ChoiceField(
        label=_("Did you meet?"),
        choices=DidMeet.choices,
        error_messages={
            "required": _("Choose one of the three."),
            "invalid_choice": _("Choose one of the three."),
        },
    )
