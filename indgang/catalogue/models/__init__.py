"""What is remembered of the catalogue."""

from indgang.catalogue.models.asked import AskedQuestion, CheckQuestion
from indgang.catalogue.models.catalogue import Catalogue
from indgang.catalogue.models.kle import KleEdition, KleSubject
from indgang.catalogue.models.situation import Situation, SituationTask
from indgang.catalogue.models.task import ExampleQuestion, Responsibility, Task, TaskLink, Theme
from indgang.catalogue.models.words import LexiconEntry, OtherDoor

__all__ = [
    "AskedQuestion",
    "Catalogue",
    "CheckQuestion",
    "ExampleQuestion",
    "KleEdition",
    "KleSubject",
    "LexiconEntry",
    "OtherDoor",
    "Responsibility",
    "Situation",
    "SituationTask",
    "Task",
    "TaskLink",
    "Theme",
]
