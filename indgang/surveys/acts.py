"""What the area's acts are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "start_questions": _("Put the questions on satisfaction in"),
    "invite_to_answer": _("Asked how it went"),
    "forget_answers_of": _("Forgot the answers of a company"),
    "forget_answers_about": _("Forgot what was answered about it"),
}
