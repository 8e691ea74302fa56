from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.gatherings.models.gathering import Gathering


class DrawingKind(models.TextChoices):
    SPEED_DATES = "speed", pgettext_lazy("kind of drawing", "Speed-dates")
    GROUPS = "groups", pgettext_lazy("kind of drawing", "Groups")


class Drawing(models.Model):
    """What the last drawing of a kind promises the organiser; of the whole room, and of nobody by name.

    No drawing is worth more than ``bound``. ``worst`` is the poorest evening, and nobody can promise everybody more
    than ``fairest``. ``repeats`` is how many meet again, and ``least_repeats`` as many as there must be.
    """

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="drawings")
    kind = models.CharField(_("kind"), max_length=8, choices=DrawingKind)
    seed = models.PositiveBigIntegerField()
    people = models.PositiveSmallIntegerField(_("people"))
    rounds = models.PositiveSmallIntegerField(_("rounds"))
    total = models.FloatField()
    bound = models.FloatField()
    worst = models.FloatField(default=0.0)
    fairest = models.FloatField(default=0.0)
    repeats = models.PositiveIntegerField(default=0)
    least_repeats = models.PositiveIntegerField(default=0)
    drawn_at = models.DateTimeField(_("drawn"))

    class Meta:
        verbose_name = _("drawing")
        verbose_name_plural = _("drawings")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "kind"], name="one_drawing_a_kind_and_gathering")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def gap_percent(self) -> float:
        """How much the best there could be is better at most."""
        return 100 * (self.bound - self.total) / self.bound if self.bound > self.total else 0.0

    @property
    def worst_percent(self) -> int:
        """The poorest evening, of what everybody could be given at most."""
        return min(100, round(100 * self.worst / self.fairest)) if self.fairest > 0 else 100
