from __future__ import annotations

from django.db import transaction

from indgang.history.actions.recording import Actor, record_event
from indgang.surveys.models import Question
from indgang.surveys.starter_questions import starter_questions


def start_questions(*, by: Actor) -> list[Question]:
    """Puts in those of the questions on satisfaction that are not there; done again it changes nothing.

    Nothing is refused: whoever asks a company needs something to ask, and the first invitation does it by itself.
    """
    with transaction.atomic():
        questions = []
        for position, starter in enumerate(starter_questions()):
            question, is_new = Question.objects.get_or_create(
                key=starter.key, defaults={"text": starter.text, "position": position}
            )
            questions.append(question)
            if is_new:
                record_event(area="surveys", act="start_questions", target=question, by=by)
    return questions
