"""What the area's acts are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "receive_enquiry": _("Received the enquiry"),
    "note_call": _("Noted the call"),
    "note_phone_call": _("Noted a company's call"),
    "choose_task": _("Chose the task"),
    "take_enquiry": _("Took the enquiry"),
    "take_over_enquiry": _("Took the enquiry over"),
    "ask_to_hold": _("Asked a colleague to hold the enquiry"),
    "accept_enquiry": _("Accepted the enquiry"),
    "decline_enquiry": _("Declined the enquiry"),
    "withdraw_hand_over": _("Withdrew the hand-over"),
    "tell_what_is_late": _("Told that something is late"),
    "take_up_undelivered": _("Found that an answer has not arrived"),
    "ask_how_it_went": _("Asked the company how it went"),
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
    "change_contact": _("Corrected how the company is reached"),
    "answer_company": _("Answered the company"),
    "add_call": _("Noted a call in the enquiry"),
    "write_note": _("Wrote a note"),
    "wait_for_company": _("Asked the company for something, and waits"),
    "resume_enquiry": _("Went on with the enquiry"),
    "set_next_step": _("Set the next step of the enquiry"),
    "start_answer_clock": _("Set the day for the answer"),
    "raise_to": _("Raised the level by hand"),
    "mark_enquiry": _("Noted how much it takes"),
    "make_confidential": _("Made the enquiry confidential"),
    "open_to_house": _("Opened the enquiry to the house again"),
    "invite_to_meeting": _("Invited to a joint meeting"),
    "move_meeting": _("Moved the joint meeting"),
    "cancel_meeting": _("Cancelled the joint meeting"),
    "close_enquiry": _("Closed the enquiry"),
    "reopen_enquiry": _("Opened the enquiry again"),
    "write_from_company": _("Wrote in the enquiry"),
    "reopen_unhappy": _("Opened the enquiry again, not being happy with the answer"),
    "call_unhappy": _("Asked to be called, not being happy with the answer"),
}

FIELD_NAMES = {
    "receiver": _("who was asked"),
    "colleague": _("who was asked"),
    "due_date": _("to be done by"),
    "told": _("who was told"),
}
