from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.businesses.models.business import Business
from indgang.history.models import Recorded


class Conversation(Recorded):
    """That somebody here spoke with the company, and what it was about.

    What it concerned is told as text (area, key, label, link), since it is kept by an area above.
    """

    business = models.ForeignKey(
        Business, models.CASCADE, related_name="conversations", verbose_name=_("company")
    )
    spoken_at = models.DateTimeField(_("when"))
    area = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    label = models.CharField(_("what it was about"), max_length=300)
    link = models.CharField(max_length=300, blank=True)
    spoken_by = models.CharField(_("by"), max_length=200)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ["-spoken_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "area", "key", "spoken_at"], name="each_conversation_once"
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return self.business.get_absolute_url()

    @property
    def is_noted_by_hand(self) -> bool:
        return self.area == self._meta.app_label
