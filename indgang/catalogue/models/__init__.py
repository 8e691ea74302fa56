"""What is remembered of the catalogue."""

from indgang.catalogue.models.catalogue import Catalogue
from indgang.catalogue.models.kle import KleEdition, KleSubject
from indgang.catalogue.models.situation import Situation, SituationTask
from indgang.catalogue.models.task import ExampleQuestion, Responsibility, Task, TaskLink, Theme

__all__ = [
    "Catalogue",
    "ExampleQuestion",
    "KleEdition",
    "KleSubject",
    "Responsibility",
    "Situation",
    "SituationTask",
    "Task",
    "TaskLink",
    "Theme",
]
