from __future__ import annotations

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class TieKind(models.TextChoices):
    """What two colleagues did together; the weights and half-lives stand in ``weights.py``."""

    ENQUIRY = "enquiry", pgettext_lazy("kind of tie", "Handled an enquiry together")
    HAND_OVER = "hand_over", pgettext_lazy("kind of tie", "Handed an enquiry over")
    TASK = "task", pgettext_lazy("kind of tie", "Share a task")
    GROUP = "group", pgettext_lazy("kind of tie", "Sat in a group at a gathering")
    SPEED_DATE = "speed_date", pgettext_lazy("kind of tie", "Talked in twos at a gathering")
    GATHERING = "gathering", pgettext_lazy("kind of tie", "Were at the same gathering")
    COFFEE = "coffee", pgettext_lazy("kind of tie", "Had coffee together")


class Encounter(Recorded):
    """That two colleagues met or worked together on a day. How strong that makes their tie is derived, never kept.

    The one with the lower id stands first. What it concerned is told as text by the area that noted it; ``once_key``
    makes noting it again harmless. ``people`` is how many were together, as a talk in twos binds more than a hall.
    """

    first = models.ForeignKey("people.Colleague", models.CASCADE, related_name="+")
    second = models.ForeignKey("people.Colleague", models.CASCADE, related_name="+")
    kind = models.CharField(_("what they did"), max_length=12, choices=TieKind)
    happened_date = models.DateField(_("day"), db_index=True)
    people = models.PositiveSmallIntegerField(_("how many were together"), default=2)
    area = models.CharField(max_length=20)
    about_key = models.CharField(max_length=80)
    about_label = models.CharField(_("what it was about"), max_length=300, blank=True)
    about_link = models.CharField(max_length=300, blank=True)
    once_key = models.CharField(max_length=120)

    class Meta:
        verbose_name = _("meeting of two colleagues")
        verbose_name_plural = _("meetings of two colleagues")
        ordering = ["-happened_date", "-pk"]
        indexes = [models.Index(fields=["second", "happened_date"], name="encounters_of_second")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second", "once_key"], name="each_encounter_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="encounter_lower_id_first"
            ),
            models.CheckConstraint(condition=models.Q(people__gte=2), name="encounter_of_two_or_more"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def history_label(self) -> str:
        """Not who: the history would show a pair to everybody."""
        return gettext("A meeting of two colleagues")
