"""Learning anew from the catalogue. Nothing in the database changes: what is made is derived, and can be made again."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from indgang.catalogue.queries.learned_model import learned_file, learned_model, learning_examples
from indgang.finding.learning import TooLittleToLearn, learn, stamp_of
from indgang.shared.refusals import Refused


class UnableToLearn(Refused):
    """There was nothing to learn from."""


@dataclass(frozen=True)
class Lesson:
    """What was learned: of how many texts, leading to how many tasks and doors, and whether it was new."""

    texts: int
    keys: int
    is_new: bool


def learn_from_catalogue() -> Lesson:
    """Makes the derived file that finding ranks by; leaves it alone where it was made of the same texts.

    Some seconds for a whole catalogue. Running processes take the new file up with their next question.
    """
    examples = list(learning_examples())
    stamp, model = stamp_of(examples), learned_model()
    if model is not None and model.stamp == stamp:
        return Lesson(len(examples), len(model.keys), is_new=False)
    try:
        learned = learn(examples)
    except TooLittleToLearn as refused:
        raise UnableToLearn(
            _("There is too little to learn from: write at least two tasks with words and questions.")
        ) from refused
    learned.save(learned_file())
    return Lesson(len(examples), len(learned.keys), is_new=True)
