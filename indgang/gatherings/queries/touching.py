"""What two guests have to talk about: their tasks that touch. Never what somebody wishes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indgang.catalogue.models import Responsibility, TaskLink
from indgang.gatherings.models import Guest

Pair = tuple[int, int]


@dataclass(frozen=True)
class Touching:
    """``does`` is colleague's id → ids of their tasks, ``titles`` a task's id → its title, ``links`` both ways."""

    does: dict[int, list[int]]
    titles: dict[int, str]
    links: frozenset[Pair]

    def sentence_for(self, one: Guest, other: Guest) -> str:
        """What to ask about, in a sentence of at most 300 letters."""
        mine, theirs = self.does.get(one.colleague_id, []), self.does.get(other.colleague_id, [])
        for task in mine:
            for its in theirs:
                if (task, its) in self.links:
                    return _(
                        "Your tasks touch: %(one)s and %(other)s. Where do they get in each other's way?"
                    ) % {
                        "one": self.titles[task][:90],
                        "other": self.titles[its][:90],
                    }
        for task in mine:
            if task in theirs:
                return _("You both work with %(task)s. What do you do differently?") % {
                    "task": self.titles[task][:160]
                }
        return _("What do companies ask you that you cannot answer alone?")


def touching_among(guests: Sequence[Guest]) -> Touching:
    does: dict[int, list[int]] = defaultdict(list)
    titles: dict[int, str] = {}
    ids = [guest.colleague_id for guest in guests]
    rows = Responsibility.objects.filter(colleague_id__in=ids).order_by("task__title", "pk")
    for colleague, task, title in rows.values_list("colleague_id", "task_id", "task__title"):
        does[colleague].append(task)
        titles[task] = title
    return Touching(dict(does), titles, _links_among(titles))


def _links_among(tasks: Iterable[int]) -> frozenset[Pair]:
    ids = list(tasks)
    links = TaskLink.objects.filter(kind=TaskLink.Kind.RELATED, task_id__in=ids, other_id__in=ids)
    pairs = set(links.values_list("task_id", "other_id"))
    return frozenset(pairs | {(other, one) for one, other in pairs})
