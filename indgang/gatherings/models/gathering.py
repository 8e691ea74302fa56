from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indgang.history.models import Recorded


class GatheringState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("state of a gathering", "Planned")
    INVITING = "inviting", pgettext_lazy("state of a gathering", "Invitations are out")
    RUNNING = "running", pgettext_lazy("state of a gathering", "Today")
    HELD = "held", pgettext_lazy("state of a gathering", "Held")
    CANCELLED = "cancelled", pgettext_lazy("state of a gathering", "Cancelled")


class Gathering(Recorded):
    """A plenum: what for, when, where, for how long and how many, and who sees to it.

    ``tasks`` are those taken up at it; ``overruled`` holds what was objected to the plan and is done all the same
    (values of programmes.Objection), ``proposal`` how the last proposal of guests came out (queries.proposals.Outcome).
    ``answer_by_date`` is the last day for leaders' and guests' answers; without it, ten working days before.
    ``uid`` and ``sequence`` are those of iCalendar. ``seed`` makes each drawing the same drawing again; ``rounds`` is
    how many speed-dates there are, and ``rotations`` how often the groups change. ``figures`` are counts of the room
    and of the ties it left, noted while the ties are still known (actions/measuring.py). ``day_version`` counts what
    has changed of the day, for the pages that follow it.
    """

    title = models.CharField(_("title"), max_length=120)
    purpose = models.TextField(_("what it is for"), max_length=2000)
    starts_at = models.DateTimeField(_("begins"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=150)
    place = models.CharField(_("where"), max_length=200)
    answer_by_date = models.DateField(_("answers at the latest"), null=True, blank=True)
    most_people = models.PositiveSmallIntegerField(_("how many at most"), default=50)
    organiser = models.ForeignKey(
        "people.Colleague", models.PROTECT, related_name="+", verbose_name=_("who sees to it")
    )
    stand_in = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who takes over if they fall ill"),
    )
    state = models.CharField(_("state"), max_length=9, choices=GatheringState, default=GatheringState.PLANNED)
    rounds = models.PositiveSmallIntegerField(_("rounds of speed-dates"), default=6)
    round_minutes = models.PositiveSmallIntegerField(_("minutes a round"), default=5)
    rotations = models.PositiveSmallIntegerField(_("times the groups are drawn"), default=1)
    triple_when_odd = models.BooleanField(_("three at a table where the number is odd"), default=True)
    tasks: models.ManyToManyField[models.Model, models.Model] = models.ManyToManyField(
        "gatherings.CrossTask", blank=True, related_name="gatherings", verbose_name=_("tasks taken up")
    )
    overruled = models.JSONField(_("objections overruled"), default=list, blank=True)
    proposal = models.JSONField(default=dict, blank=True)
    seed = models.PositiveBigIntegerField(default=1)
    uid = models.CharField(max_length=80, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    learned = models.TextField(_("what we learned for the next one"), max_length=2000, blank=True)
    evaluation_asked_at = models.DateTimeField(_("guests asked how it was"), null=True, blank=True)
    figures = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    day_version = models.PositiveIntegerField(default=0)
    day_token_seed = models.CharField(max_length=44)

    class Meta:
        verbose_name = _("gathering")
        verbose_name_plural = _("gatherings")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=30, minutes__lte=480), name="gathering_of_30_to_480_minutes"
            ),
            models.CheckConstraint(condition=models.Q(most_people__gte=4), name="gathering_of_four_or_more"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("gatherings:show_gathering", args=[self.pk])

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_ahead(self) -> bool:
        return self.state in {GatheringState.PLANNED, GatheringState.INVITING}

    def is_unnoted(self, now: datetime) -> bool:
        """Whether its time is over, and nobody has begun it here or cancelled it."""
        return self.is_ahead and self.ends_at <= now


class PointKind(models.TextChoices):
    WELCOME = "welcome", pgettext_lazy("point of a programme", "Welcome")
    TALK = "talk", pgettext_lazy("point of a programme", "Talk")
    SPEED_DATES = "speed", pgettext_lazy("point of a programme", "Speed-dates")
    GROUPS = "groups", pgettext_lazy("point of a programme", "Groups on real tasks")
    BREAK = "break", pgettext_lazy("point of a programme", "Break")
    CLOSING = "closing", pgettext_lazy("point of a programme", "What we take along")


class ProgrammePoint(models.Model):
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField(_("place"))
    kind = models.CharField(_("kind"), max_length=8, choices=PointKind)
    title = models.CharField(_("title"), max_length=160)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    responsible = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who leads it"),
    )

    class Meta:
        verbose_name = _("point of the programme")
        verbose_name_plural = _("points of the programme")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes__gte=1), name="point_of_a_minute_or_more")
        ]

    def __str__(self) -> str:
        return self.title
