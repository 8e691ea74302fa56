"""What is remembered of questions and answers."""

from indgang.surveys.models.answer import Answer
from indgang.surveys.models.invitation import FACTS, Facts, Invitation
from indgang.surveys.models.question import Question, Scale
from indgang.surveys.models.tally import Remark, Tally

__all__ = ["FACTS", "Answer", "Facts", "Invitation", "Question", "Remark", "Scale", "Tally"]
