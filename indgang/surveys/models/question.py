from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class Scale(models.TextChoices):
    """What the scores from 1 to 5 are called. Questions of different scales are never compared."""

    SATISFACTION = "satisfaction", _("How satisfied")
    AGREEMENT = "agreement", _("How far one agrees")

    @property
    def labels_by_score(self) -> dict[int, Promise]:
        """Score → words, the best first, as it is asked."""
        return _LABELS[self]


_LABELS: dict[Scale, dict[int, Promise]] = {
    Scale.SATISFACTION: {
        5: _("Very satisfied"),
        4: _("Satisfied"),
        3: _("Neither satisfied nor dissatisfied"),
        2: _("Dissatisfied"),
        1: _("Very dissatisfied"),
    },
    Scale.AGREEMENT: {
        5: _("Agree completely"),
        4: _("Agree"),
        3: _("Neither agree nor disagree"),
        2: _("Disagree"),
        1: _("Disagree completely"),
    },
}


class Question(Recorded):
    """One thing that is asked, always in the same words: another wording is another question."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    text = models.CharField(_("question"), max_length=300)
    scale = models.CharField(_("scale"), max_length=20, choices=Scale, default=Scale.SATISFACTION)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_active = models.BooleanField(_("is asked"), default=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
