from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded


class Channel(models.TextChoices):
    WEB = "web", pgettext_lazy("channel", "Web")
    PHONE = "phone", pgettext_lazy("channel", "Telephone")


class State(models.TextChoices):
    """Where it stands. NEW is with the entrance; WAITING means that the company must send or say something first."""

    NEW = "new", pgettext_lazy("state of an enquiry", "New")
    HELD = "held", pgettext_lazy("state of an enquiry", "In progress")
    WAITING = "waiting", pgettext_lazy("state of an enquiry", "Waits for the company")
    CLOSED = "closed", pgettext_lazy("state of an enquiry", "Closed")


OPEN_STATES = (State.NEW, State.HELD, State.WAITING)


class Level(models.TextChoices):
    """How much it takes: see levels.py for the rule."""

    SIMPLE = "simple", pgettext_lazy("level of an enquiry", "Simple")
    MEDIUM = "medium", pgettext_lazy("level of an enquiry", "Medium")
    COMPLEX = "complex", pgettext_lazy("level of an enquiry", "Complex")


class Outcome(models.TextChoices):
    """What came of it. REFUSED must say what is possible instead."""

    ANSWERED = "answered", pgettext_lazy("outcome", "Answered")
    SOLVED = "solved", pgettext_lazy("outcome", "Solved, or permission given")
    REFUSED = "refused", pgettext_lazy("outcome", "No, and what is possible instead")
    REFERRED = "referred", pgettext_lazy("outcome", "Shown to another door")
    SILENT = "silent", pgettext_lazy("outcome", "The company did not come back")
    WITHDRAWN = "withdrawn", pgettext_lazy("outcome", "The company needs no answer any more")
    DOUBLE = "double", pgettext_lazy("outcome", "The same as another enquiry")


class Enquiry(Recorded):
    """What a company asked, who holds on to it, its clocks, and what came of it.

    ``link_seed`` is half of the secret link: without the installation's key, reading the database opens no page.
    Two clocks: ``contact_due_at`` is when the company must have heard from us, and is empty while it need not;
    ``answer_due_date`` is counted in calendar days from ``complete_date``, and moves while we wait for the company.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True)
    submission_key = models.CharField(max_length=64, blank=True)
    link_seed = models.CharField(max_length=44)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.NEW)

    question = models.TextField(_("what it is about"), max_length=8000)
    summary = models.CharField(_("in short"), max_length=120)
    task = models.ForeignKey(
        "catalogue.Task", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("task")
    )
    unit = models.ForeignKey(
        "people.Unit", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    is_confidential = models.BooleanField(_("confidential"), default=False)

    business = models.ForeignKey(
        "businesses.Business",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("company"),
    )
    company_name = models.CharField(_("company's name"), max_length=160, blank=True)
    contact_name = models.CharField(_("who we speak with"), max_length=120, blank=True)
    contact_mail = models.EmailField(_("mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=20, blank=True)

    taken_by = models.ForeignKey(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who took the call"),
    )
    holder = models.ForeignKey(
        "people.Colleague",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="held_enquiries",
        verbose_name=_("holder"),
    )
    held_since = models.DateTimeField(_("held since"), null=True, blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    next_step_date = models.DateField(_("next step by"), null=True, blank=True)
    call_back_at = models.DateTimeField(_("call back by"), null=True, blank=True)

    level = models.CharField(_("level"), max_length=8, choices=Level, default=Level.SIMPLE)
    needs_decision = models.BooleanField(_("needs material or a decision"), default=False)
    is_weighty = models.BooleanField(_("needs a plan change or touches jobs"), default=False)

    received_at = models.DateTimeField(_("received"), default=timezone.now)
    contact_due_at = models.DateTimeField(_("must hear from us by"), null=True, blank=True)
    first_answered_at = models.DateTimeField(_("first answered"), null=True, blank=True)
    complete_date = models.DateField(_("material complete"), null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("days to answer in"), null=True, blank=True)
    answer_due_date = models.DateField(_("answer by"), null=True, blank=True)
    missed_dates = models.PositiveSmallIntegerField(_("dates missed"), default=0)
    transfers = models.PositiveSmallIntegerField(_("times handed over"), default=0)

    reopened = models.PositiveSmallIntegerField(_("times opened again"), default=0)

    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    outcome_text = models.TextField(_("what we answered"), max_length=8000, blank=True)
    possible_instead = models.TextField(_("what is possible instead"), max_length=4000, blank=True)
    answered_at_first_contact = models.BooleanField(_("answered at first contact"), default=False)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(
                fields=["contact_due_at", "id"],
                condition=~models.Q(state="closed"),
                name="enquiries_open_by_due",
            ),
            models.Index(
                fields=["state", "received_at"], condition=~models.Q(state="closed"), name="enquiries_open"
            ),
            models.Index(
                fields=["holder", "contact_due_at"],
                condition=~models.Q(state="closed"),
                name="enquiries_of_holder",
            ),
            models.Index(fields=["-received_at", "-id"], name="enquiries_newest"),
            models.Index(fields=["business", "-received_at"], name="enquiries_of_business"),
            models.Index(fields=["unit", "-received_at"], name="enquiries_of_unit"),
            models.Index(fields=["closed_at"], name="enquiries_by_closing"),
            models.Index(
                fields=["closed_at", "id"],
                condition=~models.Q(possible_instead=""),
                name="enquiries_with_a_way_on",
            ),
            models.Index(
                fields=["contact_due_at", "id"],
                condition=models.Q(contact_due_at__isnull=False),
                name="enquiries_by_contact_due",
            ),
            models.Index(
                fields=["answer_due_date", "received_at", "id"],
                condition=models.Q(contact_due_at__isnull=True, answer_due_date__isnull=False),
                name="enquiries_by_answer_due",
            ),
            models.Index(fields=["holder", "-received_at", "-id"], name="enquiries_held_newest"),
            models.Index(fields=["taken_by", "-received_at", "-id"], name="enquiries_taken_newest"),
            models.Index(
                fields=["-received_at", "-id"],
                condition=models.Q(is_confidential=True),
                name="enquiries_confidential",
            ),
            # The constraint below has an index too, but SQLite cannot see that it holds what a form's key asks for.
            models.Index(fields=["submission_key"], name="enquiries_by_form"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["submission_key"], condition=~models.Q(submission_key=""), name="each_form_sent_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False) & ~models.Q(outcome="")
                | (~models.Q(state="closed") & models.Q(closed_at__isnull=True, outcome="")),
                name="closed_when_and_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="refused")
                | ~models.Q(possible_instead="")
                | models.Q(forgotten_at__isnull=False),
                name="no_refusal_without_a_way_on",
            ),
            models.CheckConstraint(
                condition=models.Q(holder__isnull=True, held_since__isnull=True)
                | models.Q(holder__isnull=False, held_since__isnull=False),
                name="held_by_whom_and_since_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="held") | models.Q(holder__isnull=False),
                name="in_progress_only_with_a_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("enquiries:show_enquiry", args=[self.reference])

    @property
    def history_label(self) -> str:
        """Not its words: history, post and duties would show a confidential one to everybody."""
        return gettext("Enquiry %(reference)s") % {"reference": self.reference}

    @property
    def is_open(self) -> bool:
        return self.state != State.CLOSED

    @property
    def asker(self) -> str:
        """Who asked, as it is said in a list."""
        name = self.business.name if self.business else self.company_name
        return name or self.contact_name or self.contact_mail or self.contact_phone or gettext("Not told")

    @property
    def phone_to_call(self) -> str:
        """The number they gave, else the one on the company's card; mail goes to nobody but whoever asked."""
        return self.contact_phone or (self.business.phone if self.business else "")

    def is_contact_late(self, now: datetime) -> bool:
        """Whether the company should have heard from us by now."""
        return self.is_open and self.contact_due_at is not None and self.contact_due_at < now

    def is_answer_late(self, today: date) -> bool:
        return self.state in {State.NEW, State.HELD} and (
            self.answer_due_date is not None and self.answer_due_date < today
        )
