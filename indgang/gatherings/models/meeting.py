from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.models.gathering import Gathering
from indgang.gatherings.models.guest import Guest
from indgang.gatherings.models.task_bank import CrossTask


class Group(models.Model):
    """A table that works on one cross-cutting task in one rotation. It ends with the gathering.

    ``began_at`` is when its turn began, and empty until then: from then on who sits there has met.
    """

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="groups")
    rotation = models.PositiveSmallIntegerField(_("rotation"), default=1)
    table = models.PositiveSmallIntegerField(_("table"))
    task = models.ForeignKey(CrossTask, models.PROTECT, related_name="groups", verbose_name=_("task"))
    why = models.CharField(_("why these"), max_length=500, blank=True)
    began_at = models.DateTimeField(_("began"), null=True, blank=True)
    guests: models.ManyToManyField[Guest, GroupSeat] = models.ManyToManyField(
        Guest, through="gatherings.GroupSeat", related_name="groups"
    )

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["rotation", "table"]
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "rotation", "table"], name="one_group_a_table_and_rotation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table}: {self.task}"


class GroupSeat(models.Model):
    """That a guest sits in a group; the host stays while the others move, and the scribe writes down."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats")
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="seats")
    is_host = models.BooleanField(_("host"), default=False)
    is_scribe = models.BooleanField(_("scribe"), default=False)

    class Meta:
        verbose_name = _("seat in a group")
        verbose_name_plural = _("seats in groups")
        ordering = ["-is_host", "guest__colleague__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "guest"], name="each_guest_once_a_group")]

    def __str__(self) -> str:
        return f"{self.guest}: {self.group}"


class SpeedRound(models.Model):
    """One round of speed-dates; ``began_at`` is when its clock was started, and empty until then."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="speed_rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    began_at = models.DateTimeField(_("began"), null=True, blank=True)

    class Meta:
        verbose_name = _("round of speed-dates")
        verbose_name_plural = _("rounds of speed-dates")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="each_round_once_a_gathering")
        ]

    def __str__(self) -> str:
        return str(self.number)


class SpeedMeeting(models.Model):
    """Who meets whom in a round, at which table; the third is there where the number was odd.

    One guest alone, without a second, pauses in that round and has no table.
    """

    round = models.ForeignKey(SpeedRound, models.CASCADE, related_name="meetings")
    table = models.PositiveSmallIntegerField(_("table"), null=True, blank=True)
    first = models.ForeignKey(Guest, models.CASCADE, related_name="+")
    second = models.ForeignKey(Guest, models.CASCADE, null=True, blank=True, related_name="+")
    third = models.ForeignKey(Guest, models.CASCADE, null=True, blank=True, related_name="+")
    about = models.CharField(_("what to ask about"), max_length=300, blank=True)
    took_place = models.BooleanField(_("took place"), null=True, blank=True)

    class Meta:
        verbose_name = _("speed-date")
        verbose_name_plural = _("speed-dates")
        ordering = ["table", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(second__isnull=False, table__isnull=False)
                | models.Q(second__isnull=True, third__isnull=True, table__isnull=True),
                name="speed_date_at_a_table_or_a_pause",
            ),
            models.UniqueConstraint(fields=["round", "table"], name="one_speed_date_a_table_and_round"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.table}"
