from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.enquiries.models.enquiry import Enquiry
from indgang.history.models import Recorded


class JointMeeting(Recorded):
    """A first meeting of a company with everybody who has a part in its enquiry.

    ``uid`` and ``sequence`` are those of iCalendar: the guest's calendar moves it, or takes it away, instead of
    getting another.
    """

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="meetings", verbose_name=_("enquiry"))
    starts_at = models.DateTimeField(_("begins"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    place = models.CharField(_("where"), max_length=200)
    agenda = models.TextField(_("what we talk about"), max_length=2000, blank=True)
    uid = models.CharField(max_length=80, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    class Meta:
        verbose_name = _("joint meeting")
        verbose_name_plural = _("joint meetings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry"],
                condition=models.Q(cancelled_at__isnull=True),
                name="one_joint_meeting_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.enquiry}: {self.starts_at:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return self.enquiry.get_absolute_url()

    @property
    def history_label(self) -> str:
        return self.enquiry.history_label
