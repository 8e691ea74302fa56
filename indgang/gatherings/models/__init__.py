"""What is remembered of a gathering."""

from indgang.gatherings.models.answers import (
    CardAnswer,
    Consent,
    GroupResult,
    QuestionCard,
    QuoteWord,
    Theme,
)
from indgang.gatherings.models.drawing import Drawing, DrawingKind
from indgang.gatherings.models.gathering import Gathering, GatheringState, PointKind, ProgrammePoint
from indgang.gatherings.models.guest import Guest, GuestNeed, GuestState, LeaderWord
from indgang.gatherings.models.meeting import Group, GroupSeat, SpeedMeeting, SpeedRound
from indgang.gatherings.models.task_bank import CrossTask, CrossTaskState

__all__ = [
    "CardAnswer",
    "Consent",
    "CrossTask",
    "CrossTaskState",
    "Drawing",
    "DrawingKind",
    "Gathering",
    "GatheringState",
    "Group",
    "GroupResult",
    "GroupSeat",
    "Guest",
    "GuestNeed",
    "GuestState",
    "LeaderWord",
    "PointKind",
    "ProgrammePoint",
    "QuestionCard",
    "QuoteWord",
    "SpeedMeeting",
    "SpeedRound",
    "Theme",
]
