from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.forms.task_choice import TaskBook, TaskField


class SettleForm(forms.Form):
    """Which task a question belongs to; left empty there is nothing to do about it."""

    def __init__(self, *args: Any, book: TaskBook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"] = TaskField(
            book=book, label=_("The task it belongs to"), required=False, max_length=200
        )
