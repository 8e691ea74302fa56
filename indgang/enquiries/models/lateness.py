from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.enquiries.models.enquiry import Enquiry
from indgang.enquiries.models.involvement import Involvement


class Late(models.TextChoices):
    """What can be late in an enquiry; DUE_TODAY is not late yet, but nobody has taken it."""

    DUE_TODAY = "due_today", pgettext_lazy("late", "Nobody has taken it, and it is due today")
    CONTACT = "contact", pgettext_lazy("late", "The company has not heard from us")
    CALL_BACK = "call_back", pgettext_lazy("late", "Nobody has called back")
    ANSWER = "answer", pgettext_lazy("late", "The day for the answer has passed")
    NEXT_STEP = "next_step", pgettext_lazy("late", "The day for the next step has passed")
    PART = "part", pgettext_lazy("late", "A part is not done")
    HAND_OVER = "hand_over", pgettext_lazy("late", "A colleague has not said yes or no")
    WAITING = "waiting", pgettext_lazy("late", "It has waited long for the company")


OF_A_COLLEAGUE = frozenset({Late.PART, Late.HAND_OVER})
"""What one colleague was asked for; all else is for whoever holds the enquiry, or the entrance."""


class Lateness(models.Model):
    """That something was not done when it was due, and how far up that has been told; told further up each morning.

    ``step`` is 0 before anybody was told, then 1 for whoever should have done it, 2 for a substitute, 3 for a leader.
    ``called_in`` are those told who could not put it right by themselves: it lets them, for as long as it is late.
    """

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="latenesses", verbose_name=_("enquiry"))
    what = models.CharField(_("what is late"), max_length=10, choices=Late)
    part = models.ForeignKey(Involvement, models.CASCADE, null=True, blank=True, related_name="+")
    due_at = models.DateTimeField(_("was due"))
    step = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    called_in = models.ManyToManyField("people.Colleague", related_name="+", verbose_name=_("called in"))

    class Meta:
        verbose_name = _("something late")
        verbose_name_plural = _("what is late")
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "what", "due_at"],
                condition=models.Q(part__isnull=True),
                name="each_lateness_once",
            ),
            models.UniqueConstraint(
                fields=["part", "due_at"],
                condition=models.Q(part__isnull=False),
                name="each_late_part_once",
            ),
            models.CheckConstraint(
                condition=models.Q(step=0, told_at__isnull=True)
                | models.Q(step__gte=1, step__lte=3, told_at__isnull=False),
                name="told_how_far_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enquiry}: {self.get_what_display()}"
