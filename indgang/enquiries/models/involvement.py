from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.enquiries.models.enquiry import Enquiry
from indgang.history.models import Recorded


class InvolvementState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("state of a part", "Asked")
    ACCEPTED = "accepted", pgettext_lazy("state of a part", "Is on it")
    DECLINED = "declined", pgettext_lazy("state of a part", "Said no")
    DONE = "done", pgettext_lazy("state of a part", "Done")
    STOPPED = "stopped", pgettext_lazy("state of a part", "Not needed any more")


class Involvement(Recorded):
    """That a colleague has a part in an enquiry, with a day of its own; ``after`` is the part it must wait for.

    ``unit`` is copied when they are asked: how many units an enquiry takes does not change because somebody moves.
    """

    enquiry = models.ForeignKey(
        Enquiry, models.CASCADE, related_name="involvements", verbose_name=_("enquiry")
    )
    colleague = models.ForeignKey(
        "people.Colleague", models.PROTECT, related_name="involvements", verbose_name=_("colleague")
    )
    unit = models.ForeignKey(
        "people.Unit", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    part = models.CharField(_("which part"), max_length=300)
    due_date = models.DateField(_("to be done by"), null=True, blank=True)
    after = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("begins when this is done"),
    )
    state = models.CharField(
        _("state"), max_length=8, choices=InvolvementState, default=InvolvementState.ASKED
    )
    word = models.CharField(_("a word about it"), max_length=500, blank=True)
    was_missed = models.BooleanField(default=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("part of an enquiry")
        verbose_name_plural = _("parts of an enquiry")
        ordering = ["due_date", "pk"]
        indexes = [
            models.Index(
                fields=["colleague", "due_date"],
                condition=models.Q(state__in=["asked", "accepted"]),
                name="open_parts_of_colleague",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry", "colleague"],
                condition=models.Q(state__in=["asked", "accepted"]),
                name="one_open_part_a_colleague",
            ),
            models.CheckConstraint(
                condition=models.Q(after__isnull=True) | ~models.Q(after=models.F("id")),
                name="part_not_after_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.part

    def get_absolute_url(self) -> str:
        return self.enquiry.get_absolute_url()

    @property
    def history_label(self) -> str:
        return self.enquiry.history_label

    @property
    def is_open(self) -> bool:
        return self.state in {InvolvementState.ASKED, InvolvementState.ACCEPTED}

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due_date is not None and self.due_date < today


class HandOverState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("state of a hand-over", "Asked")
    ACCEPTED = "accepted", pgettext_lazy("state of a hand-over", "Accepted")
    DECLINED = "declined", pgettext_lazy("state of a hand-over", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a hand-over", "Withdrawn")


class HandOver(Recorded):
    """That a colleague was asked to hold on to an enquiry. Until they accept, whoever had it has it still.

    ``giver`` is empty where the entrance asked for an enquiry that nobody held.
    """

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="hand_overs", verbose_name=_("enquiry"))
    giver = models.ForeignKey(
        "people.Colleague", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("from")
    )
    receiver = models.ForeignKey(
        "people.Colleague", models.PROTECT, related_name="offered_enquiries", verbose_name=_("to")
    )
    word = models.CharField(_("a word along with it"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=HandOverState, default=HandOverState.ASKED)
    reply = models.CharField(_("reply"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(
                fields=["receiver"], condition=models.Q(state="asked"), name="hand_overs_waiting_for"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["enquiry"], condition=models.Q(state="asked"), name="one_hand_over_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", ended_at__isnull=True)
                | (~models.Q(state="asked") & models.Q(ended_at__isnull=False)),
                name="hand_over_ended_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enquiry} → {self.receiver}"

    def get_absolute_url(self) -> str:
        return self.enquiry.get_absolute_url()

    @property
    def history_label(self) -> str:
        return self.enquiry.history_label
