"""Taking an answer. Who answered is not asked, and no event is written: history would tell of single answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused
from indgang.surveys.intervals import SCORES
from indgang.surveys.models import Answer, Invitation, Question
from indgang.surveys.queries.inviting import active_questions, hash_of

Scores = Mapping[str, int | None]
"""A question's key → a score from 1 to 5, or None for "don't know". What is left out was not answered."""

LONGEST_COMMENT = 3000


class UnableToTakeAnswer(Refused):
    """Nothing was kept of the answer."""


@dataclass(frozen=True)
class TakenAnswer:
    """The answer as it was taken; ``is_new`` is false where the same was sent once more."""

    invitation: Invitation
    is_new: bool
    lowest_score: int | None


def take_answer(*, token: str, scores: Scores, comment: str, now: datetime) -> TakenAnswer:
    """Keeps the answer of whoever has the link; person numbers are taken out of the comment first.

    Refused where the link is unknown, has run out or was used for another answer, where a score is none, and where
    nothing was answered. The same answer sent again is taken as sent once.
    """
    kept = without_person_numbers(comment).strip()[:LONGEST_COMMENT]
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().filter(token_hash=hash_of(token)).first()
        if invitation is None:
            raise UnableToTakeAnswer(_("The link is not known here. Use the whole link from the mail."))
        if invitation.answered_at is not None:
            return _the_same_again(invitation, scores, kept)
        if invitation.has_expired(now):
            raise UnableToTakeAnswer(_("The link has run out. You are always welcome to call us."))
        questions = _questions_of(scores, comment=kept)
        invitation.answered_at, invitation.comment = now, kept
        invitation.save(update_fields=["answered_at", "comment"])
        Answer.objects.bulk_create(
            Answer(invitation=invitation, question=question, score=score) for question, score in questions
        )
        count_change(topic="surveys")
    return TakenAnswer(invitation, is_new=True, lowest_score=_lowest(scores))


def _the_same_again(invitation: Invitation, scores: Scores, comment: str) -> TakenAnswer:
    stands = dict(invitation.answers.values_list("question__key", "score"))
    if stands != dict(scores) or invitation.comment != comment:
        raise UnableToTakeAnswer(_("You have answered already. Thank you!"))
    return TakenAnswer(invitation, is_new=False, lowest_score=_lowest(scores))


def _questions_of(scores: Scores, *, comment: str) -> list[tuple[Question, int | None]]:
    if not scores and not comment:
        raise UnableToTakeAnswer(_("Choose an answer, or write a few words."))
    asked = {question.key: question for question in active_questions()}
    for key, score in scores.items():
        if key not in asked:
            raise UnableToTakeAnswer(_("The question is not asked any more. Open the link again."))
        if score is not None and score not in SCORES:
            raise UnableToTakeAnswer(_("Choose one of the answers shown."), field=key)
    return [(asked[key], score) for key, score in scores.items()]


def _lowest(scores: Scores) -> int | None:
    return min((score for score in scores.values() if score is not None), default=None)
