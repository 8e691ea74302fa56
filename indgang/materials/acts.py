"""What the area's acts are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "add_material": _("Put the material in"),
    "change_material": _("Changed the material"),
    "keep_made_material": _("Made the material"),
    "hand_out_material": _("Noted that it was handed out"),
    "add_outside_date": _("Wrote an outside date down"),
    "change_outside_date": _("Changed the outside date"),
    "remove_outside_date": _("Removed the outside date"),
}

FIELD_NAMES = {"file": _("File"), "handed_out": _("Handed out")}
