"""What the area's acts are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "receive_enquiry": _("Received the enquiry"),
    "note_call": _("Noted the call"),
    "choose_task": _("Chose the task"),
    "take_enquiry": _("Took the enquiry"),
    "ask_to_hold": _("Asked a colleague to hold the enquiry"),
    "accept_enquiry": _("Accepted the enquiry"),
    "decline_enquiry": _("Declined the enquiry"),
    "withdraw_hand_over": _("Withdrew the hand-over"),
    "raise_level": _("Raised the level"),
    "teach_finding": _("Remembered which task it was"),
    "send_back": _("Sent it back to the entrance"),
    "ask_for_part": _("Asked a colleague for help"),
    "accept_part": _("Said yes to the part"),
    "decline_part": _("Said no to the part"),
    "finish_part": _("Finished the part"),
    "stop_part": _("Stopped the part"),
    "change_part": _("Moved the part"),
    "link_business": _("Chose the company"),
}

FIELD_NAMES = {
    "reason": _("why"),
    "receiver": _("to"),
    "colleague": _("colleague"),
    "due_date": _("to be done by"),
}
