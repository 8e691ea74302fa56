"""Rows with hostile words in all that somebody writes in an enquiry, and in what stands beside it on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from indgang.businesses.models import Business, BusinessContact, Conversation, ProductionUnit, Size
from indgang.catalogue.models import Catalogue, Task
from indgang.duties.models import Duty
from indgang.enquiries.links import token_of
from indgang.enquiries.models import (
    AttachedFile,
    Enquiry,
    HandOver,
    Involvement,
    JointMeeting,
    Level,
    Message,
    MessageKind,
    Outcome,
    PhoneDraft,
    State,
    WaitingTime,
)
from indgang.history.models import Event
from indgang.people.models import Unit
from indgang.surveys.models import Answer, Invitation, Question
from tests.hvidklit import Hvidklit

A_BATCH = 100
STATES = (State.HELD, State.CLOSED, State.WAITING, State.NEW)
MESSAGE_KINDS = (MessageKind.COMPANY, MessageKind.ANSWER)


@dataclass(frozen=True)
class Trap:
    """An enquiry that is full of a batch of words, and the company it is from."""

    enquiry: Enquiry
    business: Business
    words: list[str]

    @property
    def status_path(self) -> str:
        return reverse(
            "enquiries:show_status", args=[self.enquiry.reference, token_of(self.enquiry.link_seed)]
        )


def batches(words: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(words), size):
        yield list(words[start : start + size])


def packed(words: Sequence[str], longest: int) -> str:
    """As many of the words as the field takes."""
    return in_one_field(words, longest)[0]


def in_one_field(words: Sequence[str], longest: int) -> list[str]:
    """All of the words, over as many texts as it takes."""
    texts = [words[0]]
    for word in words[1:]:
        if len(texts[-1]) + 1 + len(word) > longest:
            texts.append(word)
        else:
            texts[-1] += f" {word}"
    return texts


def lay_traps(house: Hvidklit, words: list[str]) -> list[Trap]:
    traps = [_trap(house, place, batch) for place, batch in enumerate(batches(words, A_BATCH))]
    _answer_surveys(words)
    _draft_calls(house, words)
    _give_duties(house, words)
    return traps


def _trap(house: Hvidklit, place: int, words: list[str]) -> Trap:
    business = _business(place, words)
    enquiry = _enquiry(house, place, words, business)
    _write_messages(house, enquiry, words)
    _share_out_parts(house, enquiry, words)
    if enquiry.is_open:
        _meet_and_hand_over(house, enquiry, words)
    _tell_history(enquiry, business, words)
    return Trap(enquiry, business, words)


def _business(place: int, words: list[str]) -> Business:
    business = Business.objects.create(
        name=packed(words, 160), industry_text=packed(words[10:], 200), town=words[20][:80], size=Size.SOME,
        mail="a@b.example", last_spoken_about=packed(words[30:], 300), last_spoken_date=timezone.localdate(),
    )  # fmt: skip
    BusinessContact.objects.bulk_create(
        BusinessContact(business=business, name=word, title=word) for word in words
    )
    ProductionUnit.objects.create(
        business=business, p_number=str(8_800_000_000 + place), name=packed(words[40:], 160),
        address=packed(words[50:], 160), town=words[60][:80],
    )  # fmt: skip
    return business


def _enquiry(house: Hvidklit, place: int, words: list[str], business: Business) -> Enquiry:
    now, state = timezone.now(), STATES[place % len(STATES)]
    unit = Unit.objects.create(name=packed(words, 120), place=packed(words[2:], 120))
    task = Task.objects.create(
        catalogue=Catalogue.objects.get(slug="virksomheder"), key=f"faelde-{place}", title=packed(words, 120),
        answering_unit=unit,
    )  # fmt: skip
    ended = {"closed_at": now, "outcome": Outcome.REFUSED} if state == State.CLOSED else {}
    return Enquiry.objects.create(
        reference=f"26-TRAP{place:02}", link_seed=f"trap-{place}", channel="web", state=state,
        holder=None if state == State.NEW else house.colleagues["karla"],
        held_since=None if state == State.NEW else now, question=packed(words, 8000), summary=packed(words, 120),
        task=task, unit=unit, business=business, company_name=packed(words[3:], 160),
        contact_name=packed(words[6:], 120), contact_mail="a@b.example", contact_phone="<script>alert(1)</sc",
        next_step=packed(words[9:], 300), next_step_date=timezone.localdate(), level=Level.COMPLEX,
        contact_due_at=now - timedelta(days=1), outcome_text=packed(words, 8000),
        possible_instead=packed(words, 4000), received_at=now, missed_dates=1, **ended,
    )  # fmt: skip


def _write_messages(house: Hvidklit, enquiry: Enquiry, words: list[str]) -> None:
    """Each word as text, as name, and as a file's name; in a note and in a call too."""
    karla = house.colleagues["karla"]
    messages = [
        Message(enquiry=enquiry, kind=MESSAGE_KINDS[place % 2], text=word, author_name=word, author=karla)
        for place, word in enumerate(words)
    ]
    messages += [
        Message(enquiry=enquiry, kind=kind, text=packed(words, 8000), author_name=words[0])
        for kind in MessageKind
    ]
    kept = Message.objects.bulk_create(messages)
    AttachedFile.objects.bulk_create(
        AttachedFile(message=message, name=word, content_type="text/plain", size=1, content=b"x")
        for message, word in zip(kept, words, strict=False)
    )


def _share_out_parts(house: Hvidklit, enquiry: Enquiry, words: list[str]) -> None:
    Involvement.objects.bulk_create(
        Involvement(
            enquiry=enquiry, colleague=house.colleagues["colleague"], part=word, word=word, state=state,
            due_date=timezone.localdate(),
        )
        for word, state in zip(words, ["done", "declined", "stopped", "done"] * A_BATCH, strict=False)
    )  # fmt: skip
    if enquiry.is_open:
        Involvement.objects.create(
            enquiry=enquiry, colleague=house.colleagues["leader"], part=packed(words, 300), state="accepted"
        )


def _meet_and_hand_over(house: Hvidklit, enquiry: Enquiry, words: list[str]) -> None:
    now = timezone.now()
    JointMeeting.objects.create(
        enquiry=enquiry, starts_at=now + timedelta(days=3), place=packed(words, 200),
        agenda=packed(words[12:], 2000), uid=f"{enquiry.reference}@h.example",
    )  # fmt: skip
    HandOver.objects.create(
        enquiry=enquiry, giver=enquiry.holder, receiver=house.colleagues["entrance"], word=packed(words, 500)
    )
    if enquiry.state == State.WAITING:
        WaitingTime.objects.create(
            enquiry=enquiry, first_date=timezone.localdate() - timedelta(days=20),
            waited_for=packed(words[15:], 300),
        )  # fmt: skip


def _tell_history(enquiry: Enquiry, business: Business, words: list[str]) -> None:
    Conversation.objects.bulk_create(
        Conversation(
            business=business, spoken_at=timezone.now(), area="enquiries", key=f"{enquiry.history_key}:{place}",
            label=text, spoken_by=text[:200],
        )
        for place, text in enumerate(in_one_field(words, 300))
    )  # fmt: skip
    Event.objects.bulk_create(
        Event(
            actor_name=text[:200], area="enquiries", act="link_business", target_key=enquiry.history_key,
            target_label=text, changes={"receiver": ["", text], text[:100]: [text, text]},
        )
        for text in in_one_field(words, 300)
    )  # fmt: skip


def fill_lists(words: list[str]) -> int:
    """Enquiries of this hour and each before it, with all the words among what a list shows of them; how many."""
    now, texts = timezone.now(), in_one_field(words, 120)
    Enquiry.objects.bulk_create(
        Enquiry(
            reference=f"26-W{place:05}", link_seed=f"word-{place}", channel="phone", state=State.NEW, question=text,
            summary=text, company_name=text, contact_name=text, next_step=text, next_step_date=now.date(),
            received_at=now - timedelta(hours=place), contact_due_at=now,
        )
        for place, text in enumerate(texts)
    )  # fmt: skip
    return len(texts)


def _answer_surveys(words: list[str]) -> None:
    question = Question.objects.create(key="faelde", text=packed(words, 300))
    for place, text in enumerate(in_one_field(words, 3000)):
        invitation = Invitation.objects.create(
            area="enquiries", target_key=f"word:{place}", target_label=text[:300], token_hash=f"{place:063}w",
            facts={"unit": words[place], "size": "1-9", "kind": words[place]}, sent_at=timezone.now(),
            answered_at=timezone.now(), expires_at=timezone.now() + timedelta(days=60), comment=text,
        )  # fmt: skip
        Answer.objects.create(invitation=invitation, question=question, score=4)


def _draft_calls(house: Hvidklit, words: list[str]) -> None:
    for place in range(3):
        text = packed(words[place * A_BATCH :], 2000)
        PhoneDraft.objects.create(
            owner=house.users["entrance"], key=f"faelde-{place}", saved_at=timezone.now(),
            values={"question": text, "business": text[:160], "contact_name": text[:120], "answer": text,
                    "word": text[:300], "receiver": text[:160]},
        )  # fmt: skip


def _give_duties(house: Hvidklit, words: list[str]) -> None:
    for text in in_one_field(words[:400], 200):
        Duty.objects.create(
            title=text, details=text, owner=house.colleagues["karla"], due_date=timezone.localdate(),
            about_label=text, about_link="/intern/",
        )  # fmt: skip
