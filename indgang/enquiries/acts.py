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
    "tell_what_is_late": _("Told that something is late"),
    "ask_how_it_went": _("Asked the company how it went"),
    "raise_level": _("Raised the level"),
    "write_from_company": _("Wrote in the enquiry"),
    "reopen_unhappy": _("Opened the enquiry again, not being happy with the answer"),
    "call_unhappy": _("Asked to be called, not being happy with the answer"),
}

FIELD_NAMES = {"receiver": _("who was asked"), "told": _("who was told")}
