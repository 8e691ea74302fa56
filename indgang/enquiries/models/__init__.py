"""What is remembered of each enquiry."""

from indgang.enquiries.models.enquiry import OPEN_STATES, Channel, Enquiry, Level, Outcome, State
from indgang.enquiries.models.involvement import HandOver, HandOverState, Involvement, InvolvementState
from indgang.enquiries.models.lateness import OF_A_COLLEAGUE, Late, Lateness
from indgang.enquiries.models.meeting import JointMeeting
from indgang.enquiries.models.message import AttachedFile, Message, MessageKind
from indgang.enquiries.models.waiting import PhoneDraft, SelfHelp, WaitingTime

__all__ = [
    "OF_A_COLLEAGUE",
    "OPEN_STATES",
    "AttachedFile",
    "Channel",
    "Enquiry",
    "HandOver",
    "HandOverState",
    "Involvement",
    "InvolvementState",
    "JointMeeting",
    "Late",
    "Lateness",
    "Level",
    "Message",
    "MessageKind",
    "Outcome",
    "PhoneDraft",
    "SelfHelp",
    "State",
    "WaitingTime",
]
