"""What is said is typed: the pair's answers to the cards, and what a group came to. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.gatherings.actions.day_version import note_day_changed
from indgang.gatherings.models import (
    CardAnswer,
    Gathering,
    GatheringState,
    Group,
    GroupResult,
    Guest,
    QuestionCard,
    SpeedMeeting,
)
from indgang.gatherings.queries.day import locked_gathering, people_of
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

LONGEST_ANSWER = 1500
LONGEST_RESULT = 4000
LONGEST_KEY = 64
MOST_CARDS = 12
LONGEST_CARD = 300


class UnableToWrite(Refused):
    """What is kept is as it was."""


class NewerIsKept(UnableToWrite):
    """Somebody has written since what was typed was seen; ``kept`` and ``version`` are what stands now."""

    def __init__(self, kept: str, version: int, field: str = "text") -> None:
        super().__init__(
            _("Somebody else has written here meanwhile. Put the two together, and save."), field=field
        )
        self.kept = kept
        self.version = version


@dataclass(frozen=True)
class Typed:
    """``seen`` is the version that was on the screen, 0 for none, and ``once_key`` tells one sending from another."""

    text: str
    seen: int
    once_key: str


def keep_answer(
    *, meeting: SpeedMeeting, card: QuestionCard, typed: Typed, writer: Guest, now: datetime
) -> CardAnswer:
    """Keeps what the two answered to a card. The same sending twice is one; an older one is refused."""
    with transaction.atomic():
        gathering = _written_in(writer.gathering)
        if writer.pk not in {guest.pk for guest in people_of(meeting)}:
            raise UnableToWrite(_("Only those who sat at the table can write here."))
        if card.gathering_id != gathering.pk:
            raise UnableToWrite(_("The card has been taken away."))
        return _keep_answer(meeting, card, typed, now)


def type_answers(
    *, meeting: SpeedMeeting, typed: Mapping[QuestionCard, Typed], by: Actor, now: datetime
) -> int:
    """The organiser types what two wrote on paper; returns how many answers changed. Theirs it stays."""
    gathering = meeting.round.gathering
    with transaction.atomic():
        if not may_keep_gathering(by, gathering):
            raise UnableToWrite(_("Only those who see to the gathering can type what the tables wrote."))
        _written_in(gathering)
        if meeting.second_id is None or meeting.took_place is False:
            raise UnableToWrite(_("Nobody sat there in that round."))
        changed = sum(_type_answer(meeting, card, one, now) for card, one in typed.items())
        if changed:
            changes = {"answers": ("", changed)}
            record_event(area="gatherings", act="type_answers", target=gathering, by=by, changes=changes)
    return changed


def _type_answer(meeting: SpeedMeeting, card: QuestionCard, typed: Typed, now: datetime) -> bool:
    stands = CardAnswer.objects.filter(card=card, meeting=meeting).first()
    if (stands.text if stands else "") == typed.text:
        return False
    try:
        _keep_answer(meeting, card, typed, now)
    except NewerIsKept as newer:
        raise NewerIsKept(newer.kept, newer.version, field=f"text-{card.pk}") from newer
    return True


def _keep_answer(meeting: SpeedMeeting, card: QuestionCard, typed: Typed, now: datetime) -> CardAnswer:
    _refuse_length(typed.text, LONGEST_ANSWER)
    answer = CardAnswer.objects.filter(card=card, meeting=meeting).first()
    answer = answer or CardAnswer(card=card, meeting=meeting)
    if not _is_kept_already(answer, typed):
        # Whoever agreed to be quoted agreed to other words.
        answer.text = without_person_numbers(typed.text)
        answer.written_at, answer.in_booklet, answer.asked_at = now, False, None
        _save_as_next(answer, typed)
        answer.words.all().delete()
    return answer


def keep_result(*, group: Group, typed: Typed, writer: Guest, now: datetime) -> GroupResult:
    """Keeps what the group came to, typed by its scribe."""
    with transaction.atomic():
        _written_in(writer.gathering)
        if not group.seats.filter(guest=writer, is_scribe=True).exists():
            raise UnableToWrite(_("The scribe of the table writes. Ask for the pen."))
        return _keep_result(group, typed, now)


def type_result(*, group: Group, typed: Typed, by: Actor, now: datetime) -> GroupResult:
    """The organiser types what stands on the table's paper, on the day or afterwards."""
    with transaction.atomic():
        if not may_keep_gathering(by, group.gathering):
            raise UnableToWrite(_("Only those who see to the gathering can type what the tables wrote."))
        return _keep_result(group, typed, now)


def take_pen(*, group: Group, guest: Guest) -> Group:
    """Another at the table becomes its scribe, as the one who was has no phone, or has left."""
    with transaction.atomic():
        _written_in(guest.gathering)
        if not group.seats.filter(guest=guest).exists():
            raise UnableToWrite(_("Only those who sat at the table can write here."))
        group.seats.filter(is_scribe=True).update(is_scribe=False)
        group.seats.filter(guest=guest).update(is_scribe=True)
        note_day_changed(gathering=guest.gathering)
    return group


def edit_cards(*, gathering: Gathering, questions: Sequence[str], by: Actor) -> list[QuestionCard]:
    """The cards, in this order. One that has been answered keeps its place and cannot be taken away."""
    if not may_keep_gathering(by, gathering):
        raise UnableToWrite(_("Only those who see to the gathering change the cards."))
    _refuse_cards(questions)
    with transaction.atomic():
        locked_gathering(gathering)
        stand = {card.text: card for card in gathering.cards.all()}
        for text, card in stand.items():
            if text not in questions and card.answers.exists():
                raise UnableToWrite(
                    _("“%(card)s” has been answered, so it stays.") % {"card": text}, field="questions"
                )
        gathering.cards.exclude(text__in=questions).delete()
        for position, text in enumerate(questions):
            QuestionCard.objects.update_or_create(
                gathering=gathering, text=text, defaults={"position": position}
            )
        record_event(area="gatherings", act="edit_cards", target=gathering, by=by)
    return list(gathering.cards.all())


def _refuse_cards(questions: Sequence[str]) -> None:
    if len(questions) > MOST_CARDS:
        raise UnableToWrite(
            _("There can be at most %(most)d cards.") % {"most": MOST_CARDS}, field="questions"
        )
    if any(len(text) > LONGEST_CARD for text in questions):
        raise UnableToWrite(
            _("A card can be at most %(most)d letters long.") % {"most": LONGEST_CARD}, field="questions"
        )


def _keep_result(group: Group, typed: Typed, now: datetime) -> GroupResult:
    _refuse_length(typed.text, LONGEST_RESULT)
    locked_gathering(group.gathering)
    result = GroupResult.objects.filter(group=group).first() or GroupResult(group=group)
    if not _is_kept_already(result, typed):
        result.text, result.saved_at = without_person_numbers(typed.text), now
        _save_as_next(result, typed)
        # What is written was talked about: the turn has begun, though nobody started its clock.
        turn = Group.objects.filter(gathering=group.gathering_id, rotation=group.rotation)
        if turn.filter(began_at__isnull=True).update(began_at=now):
            note_day_changed(gathering=group.gathering)
    return result


def _written_in(gathering: Gathering) -> Gathering:
    gathering = locked_gathering(gathering)
    if gathering.state not in {GatheringState.RUNNING, GatheringState.HELD}:
        raise UnableToWrite(_("The gathering has not begun yet."))
    return gathering


def _refuse_length(text: str, most: int) -> None:
    if len(text) > most:
        raise UnableToWrite(_("At most %(most)d letters. Make it shorter.") % {"most": most}, field="text")


def _is_kept_already(kept: CardAnswer | GroupResult, typed: Typed) -> bool:
    """Whether this very sending has been kept. Raises NewerIsKept where something newer stands."""
    if typed.once_key and kept.saved_key == typed.once_key[:LONGEST_KEY]:
        return True
    if typed.seen != kept.version and kept.text != typed.text:
        raise NewerIsKept(kept.text, kept.version)
    return False


def _save_as_next(kept: CardAnswer | GroupResult, typed: Typed) -> None:
    kept.version += 1
    kept.saved_key = typed.once_key[:LONGEST_KEY]
    kept.save()
