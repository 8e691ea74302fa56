"""What the area's acts are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "give_duty": _("Gave the duty"),
    "finish_duty": _("Finished the duty"),
    "reopen_duty": _("Opened the duty again"),
    "move_duty": _("Moved the duty"),
    "hand_duty_on": _("Handed the duty on"),
}

FIELD_NAMES = {"reason": _("why")}
