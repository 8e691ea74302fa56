from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Says(models.TextChoices):
    """What a colleague says of another. NOT_WITH is a wish that nobody else ever sees, nor why it was kept."""

    KNOWS = "knows", pgettext_lazy("of a colleague", "We know each other")
    NOT_YET = "not_yet", pgettext_lazy("of a colleague", "Not yet")
    WANTS = "wants", pgettext_lazy("of a colleague", "I would like to meet")
    NOT_WITH = "not_with", pgettext_lazy("of a colleague", "Rather not")


class SaidKind(models.TextChoices):
    """That colleagues say themselves that they know each other: it counts beside ``TieKind``, in the same table."""

    BOTH = "knows_both", pgettext_lazy("kind of tie", "Both say that they know each other")
    ONE = "knows_one", pgettext_lazy("kind of tie", "One of them says that they know each other")


class Saying(models.Model):
    """What one colleague has said of another, until they say something else. It is theirs: nobody records an event.

    ``said_date`` is when they last said so, and ``first_said_date`` when first, where they have said it again.
    """

    sayer = models.ForeignKey("people.Colleague", models.CASCADE, related_name="sayings")
    other = models.ForeignKey("people.Colleague", models.CASCADE, related_name="+")
    says = models.CharField(_("what they say"), max_length=8, choices=Says)
    said_date = models.DateField(_("said"), db_index=True)
    first_said_date = models.DateField(_("first said"), null=True, blank=True)

    class Meta:
        verbose_name = _("what a colleague says of another")
        verbose_name_plural = _("what colleagues say of one another")
        ordering = ["other__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sayer", "other"], name="one_saying_of_each"),
            models.CheckConstraint(
                condition=~models.Q(sayer=models.F("other")), name="nobody_says_of_themselves"
            ),
        ]

    def __str__(self) -> str:
        return self.get_says_display()

    @property
    def since(self) -> date:
        return self.first_said_date or self.said_date


class Rating(models.Model):
    """How well a colleague says that they know another, 0 to 3: said in a minute on signing up, to fit half-lives by.

    ``was_random`` tells that the name was drawn by lot: the fit needs some that no model chose.
    """

    class Score(models.IntegerChoices):
        UNKNOWN = 0, pgettext_lazy("how well", "Don't know them")
        KNOWN_OF = 1, pgettext_lazy("how well", "Know who they are")
        WOULD_CALL = 2, pgettext_lazy("how well", "Would ring them")
        WORKS_WITH = 3, pgettext_lazy("how well", "Work with them")

    rater = models.ForeignKey("people.Colleague", models.CASCADE, related_name="ratings")
    other = models.ForeignKey("people.Colleague", models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(_("how well"), choices=Score)
    was_random = models.BooleanField(default=False)
    rated_date = models.DateField(_("said"), db_index=True)

    class Meta:
        verbose_name = _("rating of how well one knows another")
        verbose_name_plural = _("ratings of how well colleagues know one another")
        ordering = ["-rated_date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["rater", "other", "rated_date"], name="one_rating_a_day"),
            models.CheckConstraint(
                condition=~models.Q(rater=models.F("other")), name="nobody_rates_themselves"
            ),
            models.CheckConstraint(condition=models.Q(score__lte=3), name="rating_from_0_to_3"),
        ]

    def __str__(self) -> str:
        return self.get_score_display()
