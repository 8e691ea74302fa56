from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.businesses.models.business import Business
from indgang.history.models import Recorded


class BusinessContact(Recorded):
    """Somebody at a company. Work data only; whoever is removed is forgotten in the history too."""

    business = models.ForeignKey(Business, models.CASCADE, related_name="contacts", verbose_name=_("company"))
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("title"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    mail = models.EmailField(_("mail"), blank=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.business.get_absolute_url()
