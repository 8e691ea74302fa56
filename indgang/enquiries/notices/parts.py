"""What colleagues are told of their parts in an enquiry. Of a confidential one neither the part nor the word."""

from __future__ import annotations

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.enquiries.models import Involvement, InvolvementState
from indgang.enquiries.notices.addresses import desk_link
from indgang.enquiries.notices.posting import tell_colleague
from indgang.history.actions.recording import Actor


def post_part(part: Involvement, *, by: Actor, now: datetime) -> None:
    """Asks the colleague: which part, by when, and after what."""
    enquiry = part.enquiry
    before = part.after
    lines = [
        _("%(name)s asks you for help with enquiry %(reference)s.")
        % {"name": by.history_name, "reference": enquiry.reference},
        _its_part(part),
        _("Begin when %(name)s is done. We write to you then.") % {"name": before.colleague.name}
        if before is not None and before.is_open
        else "",
        _("Say yes or no here: %(link)s") % {"link": desk_link(enquiry)},
    ]
    subject = _("Will you help with enquiry %(reference)s?") % {"reference": enquiry.reference}
    _tell(part, "asked", subject, lines, now)


def post_answer_to_part(part: Involvement, *, now: datetime) -> None:
    """To the holder, where it is somebody else: it is done, somebody is on it, or somebody else must do it."""
    enquiry, holder = part.enquiry, part.enquiry.holder
    if holder is None or holder == part.colleague:
        return
    if part.state == InvolvementState.DONE:
        subject = _("%(name)s is done with the part in enquiry %(reference)s")
    elif part.state == InvolvementState.ACCEPTED:
        subject = _("%(name)s helps with enquiry %(reference)s")
    else:
        subject = _("%(name)s cannot help with enquiry %(reference)s")
    subject %= {"name": part.colleague.name, "reference": enquiry.reference}
    lines = [f"{subject}.", *([] if enquiry.is_confidential else [part.part, part.word]), desk_link(enquiry)]
    tell_colleague(
        enquiry=enquiry,
        colleague=holder,
        occasion=f"part:{part.pk}:{part.state}",
        subject=subject,
        text=_joined(lines),
        now=now,
    )


def post_may_begin(part: Involvement, *, now: datetime) -> None:
    """To whoever comes next: what they waited for is done, or is not needed any more."""
    enquiry = part.enquiry
    lines = [
        _("What you waited for in enquiry %(reference)s is out of the way. You can begin.")
        % {"reference": enquiry.reference},
        _its_part(part),
        desk_link(enquiry),
    ]
    subject = _("You can begin on enquiry %(reference)s") % {"reference": enquiry.reference}
    _tell(part, f"may_begin:{part.after_id}", subject, lines, now)


def post_part_stopped(part: Involvement, *, now: datetime) -> None:
    enquiry = part.enquiry
    subject = _("You need not help with enquiry %(reference)s any more") % {"reference": enquiry.reference}
    word = "" if enquiry.is_confidential else part.word
    _tell(part, "stopped", subject, [f"{subject}.", word, _("Thank you all the same.")], now)


def post_part_moved(part: Involvement, *, reason: str, now: datetime) -> None:
    enquiry = part.enquiry
    subject = _("Your part in enquiry %(reference)s has got another day") % {"reference": enquiry.reference}
    word = "" if enquiry.is_confidential else reason
    lines = [f"{subject}.", _its_part(part), word, desk_link(enquiry)]
    _tell(part, f"moved:{now:%Y%m%d%H%M%S}", subject, lines, now)


def _its_part(part: Involvement) -> str:
    day = date_format(part.due_date, "j. F Y") if part.due_date else ""
    by_when = _("To be done by %(day)s.") % {"day": day} if day else ""
    return _joined(["" if part.enquiry.is_confidential else part.part, by_when])


def _tell(part: Involvement, occasion: str, subject: str, lines: list[str], now: datetime) -> None:
    tell_colleague(
        enquiry=part.enquiry,
        colleague=part.colleague,
        occasion=f"part:{part.pk}:{occasion}",
        subject=subject,
        text=_joined(lines),
        now=now,
    )


def _joined(lines: list[str]) -> str:
    return "\n\n".join(line for line in lines if line)
