from __future__ import annotations

from django import forms

from indgang.shared.refusals import Refused


class RefusableForm(forms.Form):
    """A form whose act may be refused: it then says why, as if it had found it itself."""

    def show_refusal(self, refusal: Refused) -> None:
        """Shows why the act was not done, at its field where the form has it."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.reason)
