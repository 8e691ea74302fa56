"""Two questions to begin a coffee with: another two at each drawing, until all have been asked. Pure but for words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

QUESTIONS = (
    (_("What do companies ask you about most often just now?"), _("When would you have liked to ring me?")),
    (
        _("Which case are you proud of this year?"),
        _("What do others in the house believe of your job that is not so?"),
    ),
    (
        _("What takes the longest time in your work, and for whom?"),
        _("What should I ask a company before I send it to you?"),
    ),
    (
        _("Which letter or form of ours do companies understand least?"),
        _("What have you learned from a company lately?"),
    ),
    (
        _("Where does a matter lie still between our departments?"),
        _("Whom should I know in your department, and for what?"),
    ),
    (
        _("What is about to change for companies in your field?"),
        _("What would you do tomorrow if we two had an hour?"),
    ),
)


def questions_of(number: int) -> tuple[str, str]:
    """Those of the drawing with this number; drawings that follow each other have others."""
    one, other = QUESTIONS[number % len(QUESTIONS)]
    return str(one), str(other)
