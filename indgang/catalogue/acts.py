"""What the catalogue's acts, and what they change, are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "create_catalogue": _("Started the catalogue"),
    "edit_catalogue": _("Changed the catalogue"),
    "start_catalogue": _("Put the starter catalogue in"),
    "create_task": _("Wrote the task"),
    "edit_task": _("Changed the task"),
    "distribute_task": _("Distributed the task"),
    "confirm_task": _("Confirmed the task"),
    "create_situation": _("Wrote the business situation"),
    "edit_situation": _("Changed the business situation"),
    "settle_question": _("Settled a question"),
    "create_other_door": _("Wrote the other door"),
    "edit_other_door": _("Changed the other door"),
    "remove_other_door": _("Removed the other door"),
    "add_lexicon_entry": _("Put a word in the lexicon"),
    "remove_lexicon_entry": _("Took a word out of the lexicon"),
    "add_check_question": _("Added a check question"),
    "remove_check_question": _("Removed a check question"),
    "import_kle": _("Read an edition of the KLE register"),
}

FIELD_NAMES = {
    "doers": _("who does it"),
    "links": _("other tasks"),
    "questions": _("example questions"),
    "tasks": _("tasks"),
    "subjects": _("numbers in the register"),
    "retired": _("numbers no longer in use"),
}
