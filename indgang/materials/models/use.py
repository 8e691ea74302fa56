from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.materials.models.material import Material


class Way(models.TextChoices):
    OPENED = "opened", pgettext_lazy("use of a material", "Opened")
    DOWNLOADED = "downloaded", pgettext_lazy("use of a material", "Downloaded")
    HANDED_OUT = "handed_out", pgettext_lazy("use of a material", "Handed out")


class MaterialUse(models.Model):
    """How many times a material was used on a day; of opening and downloading never by whom.

    What was handed out tells where, and who noted it. What the use concerned is named by text of the area above.
    """

    material = models.ForeignKey(Material, models.CASCADE, related_name="uses", verbose_name=_("material"))
    way = models.CharField(_("how"), max_length=10, choices=Way)
    used_on = models.DateField(_("day"), db_index=True)
    number = models.PositiveIntegerField(_("number"), default=0)
    place = models.CharField(_("where"), max_length=200, blank=True)
    noted_by = models.CharField(_("noted by"), max_length=200, blank=True)
    about_area = models.CharField(max_length=20, blank=True)
    about_key = models.CharField(max_length=80, blank=True)
    about_label = models.CharField(_("what it concerned"), max_length=300, blank=True)
    about_link = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("use of a material")
        verbose_name_plural = _("uses of materials")
        ordering = ["-used_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["material", "way", "used_on", "about_area", "about_key"],
                condition=~models.Q(way="handed_out"),
                name="one_count_a_day_and_way",
            ),
            models.CheckConstraint(
                condition=models.Q(way="handed_out") | models.Q(noted_by="", place=""),
                name="nobody_is_named_for_opening",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()}: {self.number}"
