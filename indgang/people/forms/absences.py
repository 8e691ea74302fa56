from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import DayField
from indgang.shared.refusable_forms import RefusableForm


class AbsenceForm(ChoosesColleagues, RefusableForm):
    """From one day to another, both included, and who answers instead. Why is not asked."""

    first_date = DayField(label=_("First day away"))
    last_date = DayField(label=_("Last day away"), help_text=_("The same day where it is only one."))
    substitute = ColleagueField(
        label=_("Substitute"),
        required=False,
        help_text=_("Who answers instead. Begin to write a name and choose from the list."),
    )
