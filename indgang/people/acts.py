"""What people's acts, and what they change, are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "describe_municipality": _("Described the municipality"),
    "create_unit": _("Added the unit"),
    "edit_unit": _("Changed the unit"),
    "create_colleague": _("Added the colleague"),
    "edit_colleague": _("Changed the colleague"),
    "edit_contact_card": _("Changed the contact card"),
    "note_absence": _("Noted absence"),
    "remove_absence": _("Removed absence"),
    "put_up_picture": _("Put up the picture"),
    "take_down_picture": _("Took down the picture"),
    "forget_picture": _("Deleted the picture of somebody who has left"),
    "forget_details": _("Deleted the details of somebody who has left"),
    "admit_colleague": _("Let the colleague sign in"),
    "shut_out": _("Stopped the colleague from signing in"),
    "give_roles": _("Changed roles"),
    "found_administrator": _("Let the first administrator in"),
    "import_people": _("Imported units and colleagues"),
    "import_unit": _("Changed the unit by import"),
    "import_colleague": _("Changed the colleague by import"),
}

FIELD_NAMES = {
    "absence": _("absence"),
    "roles": _("roles"),
    "opening_hours": _("opening hours"),
    "closing_days": _("closing days"),
    "name_visibility": _("the name is shown to"),
    "title_visibility": _("the title is shown to"),
    "phone_visibility": _("the direct phone is shown to"),
    "mobile_visibility": _("the mobile is shown to"),
    "mail_visibility": _("the mail is shown to"),
    "place_visibility": _("the place is shown to"),
    "working_hours_visibility": _("the working hours are shown to"),
    "ask_about_visibility": _("what to ask about is shown to"),
    "picture_visibility": _("the picture is shown to"),
}
