from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """How many chose one answer to one question about one thing, and nothing else.

    For those who must be able to answer freely, such as colleagues who know each other: no row tells of a single
    answer, and what the same person answered to two questions is not known. ``question`` and ``choice`` are keys of
    the area that asks; ``asked_date`` is the same for all, so that no day tells who it was.
    """

    area = models.CharField(max_length=20)
    target_key = models.CharField(max_length=80)
    question = models.SlugField(max_length=30)
    choice = models.SlugField(max_length=30)
    number = models.PositiveIntegerField(_("how many"), default=0)
    asked_date = models.DateField(_("asked"), db_index=True)

    class Meta:
        verbose_name = _("count of answers")
        verbose_name_plural = _("counts of answers")
        ordering = ["area", "target_key", "question", "choice"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "target_key", "question", "choice"], name="one_count_of_each_choice"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.choice}"


class Remark(models.Model):
    """What somebody wrote in their own words beside a tally. Its key is drawn by lot, so that no order tells who."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    area = models.CharField(max_length=20)
    target_key = models.CharField(max_length=80)
    text = models.TextField(_("comment"), max_length=3000)
    asked_date = models.DateField(_("asked"), db_index=True)

    class Meta:
        verbose_name = _("comment that is nobody's")
        verbose_name_plural = _("comments that are nobody's")
        ordering = ["pk"]
        indexes = [models.Index(fields=["area", "target_key"], name="remarks_about")]

    def __str__(self) -> str:
        return self.text[:80]
