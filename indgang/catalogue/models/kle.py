from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class KleEdition(Recorded):
    """One reading of the municipality's own copy of KL's register. The register belongs to KL and is never bundled."""

    published_date = models.DateField(_("published"), unique=True)
    version = models.CharField(_("format"), max_length=10)
    imported_at = models.DateTimeField(_("imported"), default=timezone.now)

    class Meta:
        verbose_name = _("KLE edition")
        verbose_name_plural = _("KLE editions")
        ordering = ["-published_date"]

    def __str__(self) -> str:
        return f"KLE {self.published_date:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("catalogue:list_kle")


class KleSubject(models.Model):
    """A number of the register: main group (05), group (05.14) or subject (05.14.05), as the newest edition has it.

    Titles change between editions, so the number is the key and the edition says where the title comes from.
    """

    number = models.CharField(_("number"), max_length=8, unique=True)
    title = models.CharField(_("title"), max_length=300)
    guidance = models.TextField(_("guidance"), blank=True)
    keywords = models.TextField(_("keywords"), blank=True)
    uuid = models.CharField(max_length=36, blank=True)
    is_retired = models.BooleanField(_("no longer in use"), default=False)
    successor = models.CharField(_("replaced by"), max_length=80, blank=True)
    edition = models.ForeignKey(KleEdition, models.PROTECT, related_name="subjects")

    class Meta:
        verbose_name = _("KLE subject")
        verbose_name_plural = _("KLE subjects")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def successor_list(self) -> list[str]:
        return self.successor.split()

    @property
    def keyword_list(self) -> list[str]:
        return [word for word in self.keywords.splitlines() if word]
