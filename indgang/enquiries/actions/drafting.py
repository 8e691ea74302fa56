"""The draft of a telephone note: kept while they speak, so that neither a crash nor a wrong key takes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from indgang.enquiries.links import is_draft_key
from indgang.enquiries.models import Enquiry, PhoneDraft
from indgang.enquiries.rules import may_note_calls
from indgang.people.models import User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

KEPT_FOR = timedelta(days=7)
"""How long a draft is kept, counted from when it was last written in."""
LONGEST_VALUE = 8000
MOST_DRAFTS = 20  # of one colleague; more are left behind by somebody who never notes


class UnableToKeepDraft(Refused):
    """The draft is as it was."""


def keep_phone_draft(*, key: str, values: Mapping[str, str], by: User, now: datetime) -> PhoneDraft:
    """Keeps what has been typed so far, under the key of the form it is typed in. Person numbers are not kept.

    Refused once the call is noted: what the browser sends too late must not bring the draft back.
    """
    _refuse_to_keep(key, by)
    kept = {name: _kept_text(text) for name, text in values.items() if text.strip()}
    try:
        with transaction.atomic():
            draft, _is_new = PhoneDraft.objects.update_or_create(
                owner=by, key=key, defaults={"values": kept, "saved_at": now}
            )
            _forget_more_than_are_kept(by)
    except IntegrityError as taken:
        raise UnableToKeepDraft(_("The form has been open too long. Send it once more.")) from taken
    return draft


def forget_phone_draft(*, draft: PhoneDraft, by: User) -> None:
    """Its owner needs it no more."""
    if draft.owner_id != by.pk:
        raise UnableToKeepDraft(_("Only whoever wrote the draft may delete it."))
    draft.delete()


def forget_old_drafts(*, now: datetime) -> int:
    """Deletes what nobody has written in for too long; returns how many."""
    return PhoneDraft.objects.filter(saved_at__lt=now - KEPT_FOR).delete()[0]


def _refuse_to_keep(key: str, by: User) -> None:
    if not may_note_calls(by):
        raise UnableToKeepDraft(_("Only colleagues can note a call."))
    if not is_draft_key(key):
        raise UnableToKeepDraft(_("The form has been open too long. Send it once more."))
    if Enquiry.objects.filter(submission_key=f"call:{by.pk}:{key}").exists():
        raise UnableToKeepDraft(_("The call has been noted already."))


def _kept_text(text: str) -> str:
    """Without what no database and no page can hold."""
    shown = "".join(letter for letter in text[:LONGEST_VALUE] if letter.isprintable() or letter in "\t\n")
    return without_person_numbers(shown)


def _forget_more_than_are_kept(by: User) -> None:
    newest = list(
        PhoneDraft.objects.filter(owner=by).order_by("-saved_at", "-pk").values_list("pk", flat=True)
    )
    PhoneDraft.objects.filter(pk__in=newest[MOST_DRAFTS:]).delete()
