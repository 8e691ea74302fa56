from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.enquiries.actions.drafting import (
    MOST_DRAFTS,
    UnableToKeepDraft,
    forget_old_drafts,
    forget_phone_draft,
    keep_phone_draft,
)
from indgang.enquiries.models import PhoneDraft
from tests.factories import make_enquiry, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_what_is_typed_is_kept_and_typed_on_it_is_the_same_draft() -> None:
    karla = make_user()
    keep_phone_draft(key="k1", values={"business": "Sme", "question": " "}, by=karla, now=NOW)
    later = NOW + timedelta(minutes=1)
    draft = keep_phone_draft(
        key="k1", values={"business": "Smeden", "question": "Skilt"}, by=karla, now=later
    )

    assert list(PhoneDraft.objects.all()) == [draft]
    assert (draft.owner, draft.values, draft.saved_at) == (
        karla, {"business": "Smeden", "question": "Skilt"}, later,
    )  # fmt: skip


def test_neither_person_numbers_nor_what_no_page_can_hold_is_kept() -> None:
    text = "Hun har 010190-1234\0\ud800\nog " + "x" * 9000
    draft = keep_phone_draft(key="k1", values={"question": text}, by=make_user(), now=NOW)
    draft.refresh_from_db()
    kept = draft.values["question"]
    assert kept.startswith("Hun har …\nog x")
    assert len(kept) < 8001


@pytest.mark.parametrize("key", ["", "x" * 41, "æ", "a\0b"])
def test_a_key_that_came_with_no_form_is_refused(key: str) -> None:
    with pytest.raises(UnableToKeepDraft):
        keep_phone_draft(key=key, values={"question": "Skilt"}, by=make_user(), now=NOW)


def test_another_colleagues_key_is_refused_and_their_draft_stays() -> None:
    karla = make_user()
    keep_phone_draft(key="k1", values={"question": "Skilt"}, by=karla, now=NOW)
    with pytest.raises(UnableToKeepDraft):
        keep_phone_draft(key="k1", values={"question": "Mit"}, by=make_user(), now=NOW)
    assert PhoneDraft.objects.get().values == {"question": "Skilt"}


def test_what_comes_after_the_call_is_noted_does_not_bring_the_draft_back() -> None:
    karla = make_user()
    make_enquiry(submission_key=f"call:{karla.pk}:k1")
    with pytest.raises(UnableToKeepDraft, match="noteret"):
        keep_phone_draft(key="k1", values={"question": "Skilt"}, by=karla, now=NOW)
    assert PhoneDraft.objects.count() == 0


def test_somebody_who_is_no_colleague_keeps_none() -> None:
    stranger = make_user(is_active=False)
    with pytest.raises(UnableToKeepDraft):
        keep_phone_draft(key="k1", values={"question": "Skilt"}, by=stranger, now=NOW)


def test_of_very_many_drafts_the_newest_are_kept() -> None:
    karla, other = make_user(), make_user()
    keep_phone_draft(key="andens", values={"question": "Skilt"}, by=other, now=NOW)
    for number in range(MOST_DRAFTS + 2):
        moment = NOW + timedelta(minutes=number)
        keep_phone_draft(key=f"k{number}", values={"question": "Skilt"}, by=karla, now=moment)
    keys = set(PhoneDraft.objects.filter(owner=karla).values_list("key", flat=True))
    assert keys == {f"k{number}" for number in range(2, MOST_DRAFTS + 2)}
    assert PhoneDraft.objects.filter(owner=other).count() == 1


def test_only_its_owner_deletes_a_draft() -> None:
    karla = make_user()
    draft = keep_phone_draft(key="k1", values={"question": "Skilt"}, by=karla, now=NOW)
    with pytest.raises(UnableToKeepDraft):
        forget_phone_draft(draft=draft, by=make_user())
    forget_phone_draft(draft=draft, by=karla)
    assert PhoneDraft.objects.count() == 0


def test_drafts_are_forgotten_after_a_week() -> None:
    karla = make_user()
    for key, days in (("old", 8), ("new", 6)):
        keep_phone_draft(key=key, values={"question": "Skilt"}, by=karla, now=NOW - timedelta(days=days))
    assert forget_old_drafts(now=NOW) == 1
    assert PhoneDraft.objects.get().key == "new"
