from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from indgang.history.models import Recorded
from indgang.people.models import Colleague


class CoffeeMember(Recorded):
    """A colleague who has chosen to be drawn for coffee. Leaving or pausing needs no reason, and shows nowhere.

    ``heard_date`` is when they last joined or told whether they met; ``silent_since`` is when they were paused as
    nothing had been heard, until they come back.
    """

    colleague = models.OneToOneField(
        "people.Colleague", models.CASCADE, related_name="coffee", verbose_name=_("colleague")
    )
    joined_date = models.DateField(_("since"))
    paused_until = models.DateField(_("pauses until"), null=True, blank=True)
    heard_date = models.DateField(_("last heard from"), null=True, blank=True)
    silent_since = models.DateField(_("paused as nothing was heard"), null=True, blank=True)

    class Meta:
        verbose_name = _("colleague who drinks coffee")
        verbose_name_plural = _("colleagues who drink coffee")
        ordering = ["colleague__name", "pk"]

    def __str__(self) -> str:
        return str(self.colleague)

    @property
    def history_label(self) -> str:
        return gettext("Coffee")

    @property
    def last_heard_date(self) -> date:
        return self.heard_date or self.joined_date

    def pauses_on(self, day: date) -> bool:
        is_silent = self.silent_since is not None
        return is_silent or (self.paused_until is not None and day <= self.paused_until)


class CoffeeRound(Recorded):
    """One drawing of coffee pairs; ``seed`` makes it the same drawing again, and ``asked_date`` is when those who had
    not answered were asked whether they met."""

    drawn_date = models.DateField(_("drawn"), unique=True)
    asked_date = models.DateField(_("asked whether they met"), null=True, blank=True)
    seed = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("drawing of coffee")
        verbose_name_plural = _("drawings of coffee")
        ordering = ["-drawn_date"]

    def __str__(self) -> str:
        return gettext("Coffee of %(day)s") % {"day": f"{self.drawn_date:%d.%m.%Y}"}


class DidMeet(models.TextChoices):
    YES = "yes", pgettext_lazy("did you meet", "Yes, we met")
    NOT_YET = "not_yet", pgettext_lazy("did you meet", "Not yet")
    NO = "no", pgettext_lazy("did you meet", "No, it came to nothing")


class CoffeePair(Recorded):
    """Two, or where they are odd three, who were drawn together; why, in words, and whether they met.

    Each reason is of two of them, and shown to those two alone.
    """

    round = models.ForeignKey(CoffeeRound, models.CASCADE, related_name="pairs")
    first = models.ForeignKey("people.Colleague", models.CASCADE, related_name="+")
    second = models.ForeignKey("people.Colleague", models.CASCADE, related_name="+")
    third = models.ForeignKey("people.Colleague", models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.CharField(_("why you"), max_length=300, blank=True)
    reason_first_third = models.CharField(_("why the first and the third"), max_length=300, blank=True)
    reason_second_third = models.CharField(_("why the second and the third"), max_length=300, blank=True)
    by_phone = models.BooleanField(_("by telephone"), default=False)
    did_meet = models.CharField(_("did you meet?"), max_length=8, choices=DidMeet, blank=True)
    answered_date = models.DateField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("coffee pair")
        verbose_name_plural = _("coffee pairs")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="coffee_lower_id_first"
            )
        ]

    def __str__(self) -> str:
        return str(self.round)

    @property
    def history_label(self) -> str:
        return str(self.round)

    @property
    def people(self) -> list[Colleague]:
        """The two or three of them."""
        return [one for one in (self.first, self.second, self.third) if one is not None]

    def others_than(self, reader: Colleague) -> list[Colleague]:
        return [one for one in self.people if one != reader]

    def reasons_for(self, reader: Colleague) -> list[tuple[Colleague, str]]:
        """Each of the others, with why the reader was drawn together with them; nothing of the two others."""
        return [(other, self._reason_of({reader.pk, other.pk})) for other in self.others_than(reader)]

    def _reason_of(self, two: set[int]) -> str:
        if self.third_id not in two:
            return self.reason
        return self.reason_first_third if self.first_id in two else self.reason_second_third
