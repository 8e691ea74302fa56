"""What the area's acts are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "plan_gathering": _("Planned the gathering"),
    "change_gathering": _("Changed the gathering"),
    "cancel_gathering": _("Cancelled the gathering"),
    "take_over_gathering": _("Took the gathering over"),
    "add_point": _("Added a point to the programme"),
    "change_point": _("Changed a point of the programme"),
    "move_point": _("Moved a point of the programme"),
    "remove_point": _("Removed a point from the programme"),
    "choose_tasks": _("Chose the tasks of the gathering"),
    "suggest_cross_task": _("Suggested a task for a gathering"),
    "change_cross_task": _("Changed the task for a gathering"),
    "drop_cross_task": _("Dropped the task for a gathering"),
    "propose_guests": _("Proposed whom to invite"),
    "settle_guest": _("Settled whether a colleague is on the list"),
    "ask_leaders": _("Asked the leaders"),
    "decide_guest": _("Answered for a colleague as leader"),
    "invite_guests": _("Sent the invitations"),
    "move_up_reserve": _("Let a reserve move up"),
    "free_place": _("Gave on the place of somebody who did not answer"),
    "answer_invitation": _("Answered the invitation"),
    "want_to_come": _("Said whether they want to come"),
    "draw_speed_dates": _("Drew the speed-dates"),
    "draw_groups": _("Drew the groups"),
    "redraw_rest": _("Drew the rest of the day anew"),
    "start_day": _("Began the day"),
    "check_in": _("Received the guest"),
    "note_left": _("Noted that the guest left"),
    "edit_cards": _("Changed the question cards"),
    "end_gathering": _("Ended the gathering"),
    "note_held": _("Noted afterwards that it was held"),
    "type_answers": _("Typed answers of the speed-dates"),
    "code_answers": _("Coded the answers into themes"),
    "ask_speakers": _("Asked whether something may be quoted"),
    "say_of_quotes": _("Answered whether they may be quoted"),
    "ask_how_it_was": _("Asked the guests how it was"),
    "note_learned": _("Wrote down what was learned"),
    "give_follow_up": _("Gave a result on"),
    "publish_booklet": _("Published the booklet"),
}

FIELD_NAMES = {
    "answers": _("How many answers"),
    "owner": _("Who sees to it"),
    "people": _("How many"),
    "point": _("Point of the programme"),
    "reason": _("Why"),
    "word": _("What is settled"),
}
