"""Choosing a task by typing its title; the page shows ``catalogue/parts/task_titles.html`` once for all its fields."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.shared.fields import TextField

LIST_ID = "task-titles"
MOST_NAMED = 5


class TaskBook:
    """Every task by its title, with its catalogue where two are called the same."""

    @cached_property
    def by_label(self) -> dict[str, Task]:
        book: dict[str, Task] = {}
        for task in Task.objects.select_related("catalogue").order_by("title", "pk"):
            wider = (task.title, f"{task.title}, {task.catalogue}", f"{task.title}, {task.key}")
            book[next(label for label in wider if label not in book)] = task
        return book

    @property
    def labels(self) -> list[str]:
        return list(self.by_label)

    @cached_property
    def label_of(self) -> dict[int, str]:
        return {task.pk: label for label, task in self.by_label.items()}

    def find(self, text: str) -> Task:
        """Which is meant: by the whole title, by its address, or by a part of the title that only one has."""
        if text in self.by_label:
            return self.by_label[text]
        wanted = text.casefold()
        meant = [task for task in self.by_label.values() if wanted in (task.title.casefold(), task.key)]
        meant = meant or [task for label, task in self.by_label.items() if wanted in label.casefold()]
        if len(meant) == 1:
            return meant[0]
        if not meant:
            raise ValidationError(_("There is no task called “%(text)s”.") % {"text": text}, code="invalid")
        names = "; ".join(self.label_of[task.pk] for task in meant[:MOST_NAMED])
        more = " …" if len(meant) > MOST_NAMED else ""
        raise ValidationError(
            _("Several fit: %(names)s. Choose one of them.") % {"names": names + more}, code="invalid"
        )


class TaskField(TextField):
    """A task, typed by title. Cleans to the task, or None where nothing is typed."""

    def __init__(self, *, book: TaskBook, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.book = book
        self.widget.attrs |= {"list": LIST_ID, "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return self.book.label_of.get(value.pk, value.title) if isinstance(value, Task) else value

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        return self.book.find(text) if text else None
