from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.surveys.models.invitation import Invitation
from indgang.surveys.models.question import Question


class Answer(models.Model):
    """A score from 1 to 5, or "don't know" (empty), to one question. Shown only together with others'."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["invitation_id", "question__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["invitation", "question"], name="one_answer_to_each_question"),
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__gte=1, score__lte=5),
                name="score_from_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return str(self.question)
