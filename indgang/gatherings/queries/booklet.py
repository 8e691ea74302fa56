"""What stands in the little booklet of a gathering, as plain words; and what is still missing for it.

The same words are drawn on paper and shown on the page, and are kept as they were published. Somebody is named only
where all who gave the answer have agreed, and only as colleagues may see them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.catalogue.models import Responsibility
from indgang.gatherings.models import CardAnswer, Gathering, GroupResult, Guest
from indgang.gatherings.queries.day import department_of
from indgang.gatherings.queries.quotes import Quotation, QuoteState, printed_quotes, quotations_of
from indgang.gatherings.queries.themes import answers_of
from indgang.people.models import Audience, Colleague
from indgang.people.queries import the_municipality

SOURCE_AREA = "gatherings"
MOST_TASKS = 4  # named of each colleague
WAITING = (QuoteState.NOT_ASKED, QuoteState.WAITING)


@dataclass(frozen=True)
class Quote:
    text: str
    by: str
    question: str


@dataclass(frozen=True)
class ThemePart:
    """A theme with the quotes chosen of it; ``number`` tells in words how many answered so."""

    name: str
    number: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Solved:
    """What a group came to; what nobody wrote is empty."""

    task: str
    wanted: str
    result: str
    first_step: str
    owner: str
    due: str


@dataclass(frozen=True)
class Call:
    """One who was there, and what to call them about."""

    name: str
    place: str
    phone: str
    tasks: str


@dataclass(frozen=True)
class Booklet:
    title: str
    publisher: str
    lead: str
    when: str
    place: str
    purpose: str
    met: str
    themes: tuple[ThemePart, ...]
    also: str
    solved: tuple[Solved, ...]
    calls: tuple[Call, ...]
    colophon: tuple[str, ...]
    words: dict[str, str]

    @property
    def is_empty(self) -> bool:
        """Nothing was said and nothing solved that could stand in it."""
        return not (self.themes or self.also or self.solved)

    def as_data(self) -> dict[str, Any]:
        """Only what JSON knows: lists, not tuples."""
        data = asdict(self)
        for name in ("themes", "solved", "calls", "colophon"):
            data[name] = list(data[name])
        for theme in data["themes"]:
            theme["quotes"] = list(theme["quotes"])
        return data


def booklet_of(gathering: Gathering) -> Booklet:
    """As it would be published now."""
    municipality, guests = the_municipality(), _guests_who_came(gathering)
    answers = sorted(answers_of(gathering), key=_place_of_theme)
    printed = {one.answer.pk: one for one in printed_quotes(gathering)}
    publisher = municipality.name if municipality else ""
    return Booklet(
        title=gathering.title,
        publisher=publisher,
        lead=_("What came of meeting each other"),
        when=date_format(timezone.localtime(gathering.starts_at), r"l \d\e\n j. F Y").capitalize(),
        place=gathering.place,
        purpose=gathering.purpose,
        met=_met(guests),
        themes=tuple(_theme_parts(answers, printed)),
        also=_also(answers, printed),
        solved=tuple(_solved(gathering)),
        calls=tuple(_calls(guests)),
        colophon=_colophon(gathering, publisher),
        words=_words(),
    )


def _words() -> dict[str, str]:
    return {
        "about": _("About the booklet"),
        "contents": _("In the booklet"),
        "said": _("What we said"),
        "solved": _("What we solved"),
        "wanted": _("We wanted:"),
        "first_step": _("First step:"),
        "owner": _("Who sees to it:"),
        "due": _("By:"),
        "call": _("Call each other"),
        "call_lead": _("Everybody who was there, and what they can help with."),
        "notes": _("My notes"),
        "colophon": _("Colophon"),
    }


def _guests_who_came(gathering: Gathering) -> list[Guest]:
    came = gathering.guests.filter(checked_in_at__isnull=False).select_related("colleague")
    return list(came.prefetch_related("colleague__memberships__unit").order_by("colleague__name", "pk"))


def _met(guests: Sequence[Guest]) -> str:
    departments = len({department_of(guest) for guest in guests} - {""})
    if not guests:
        return ""
    people = ngettext("%(number)d colleague", "%(number)d colleagues", len(guests)) % {"number": len(guests)}
    units = ngettext("%(number)d department", "%(number)d departments", departments) % {"number": departments}
    return _("%(people)s from %(units)s met.") % {"people": people, "units": units}


# What was said ---------------------------------------------------------------------------------------------


def _place_of_theme(answer: CardAnswer) -> tuple[bool, int, str]:
    """Those without a theme last."""
    theme = answer.theme
    return (theme is None, theme.position if theme else 0, theme.name if theme else "")


def _theme_parts(answers: Iterable[CardAnswer], printed: Mapping[int, Quotation]) -> Iterable[ThemePart]:
    """Themes with something to quote; quotes without a theme come under a heading of their own."""
    quotes: dict[str, list[Quote]] = {}
    numbers: Counter[str] = Counter()
    for answer in answers:
        name = answer.theme.name if answer.theme else ""
        numbers[name] += 1
        if answer.pk in printed:
            quote = Quote(answer.text.strip(), said_by(printed[answer.pk]), answer.card.text)
            quotes.setdefault(name, []).append(quote)
    for name, theirs in quotes.items():
        number = ngettext("%(number)d pair answered so", "%(number)d pairs answered so", numbers[name])
        told = number % {"number": numbers[name]} if name else ""
        yield ThemePart(name or _("Also said"), told, tuple(theirs))


def said_by(quote: Quotation) -> str:
    """All by name, where all agreed and colleagues may see their names; else nobody."""
    names = [one.guest.colleague.shown_to(Audience.COLLEAGUE).name for one in quote.speakers]
    if quote.state != QuoteState.NAMED or not all(names):
        return _("A colleague")
    return _(" and ").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _also(answers: Iterable[CardAnswer], printed: Container[int]) -> str:
    """Themes of which nothing is quoted, with how many answers each."""
    numbers = Counter(answer.theme.name for answer in answers if answer.theme)
    quoted = {answer.theme.name for answer in answers if answer.theme and answer.pk in printed}
    others = [f"{name} ({number})" for name, number in numbers.items() if name not in quoted]
    return _("We also talked about: %(themes)s.") % {"themes": ", ".join(others)} if others else ""


# What was solved -------------------------------------------------------------------------------------------


def _solved(gathering: Gathering) -> Iterable[Solved]:
    results = GroupResult.objects.filter(group__gathering=gathering).select_related("group__task", "owner")
    for result in results.order_by("group__rotation", "group__table"):
        if result.text.strip():
            yield Solved(
                task=result.group.task.title,
                wanted=result.group.task.wanted_outcome,
                result=result.text.strip(),
                first_step=result.first_step,
                owner=result.owner.shown_to(Audience.COLLEAGUE).name if result.owner else "",
                due=date_format(result.due_date, "j. F Y") if result.due_date else "",
            )


# Whom to call ----------------------------------------------------------------------------------------------


def _calls(guests: Sequence[Guest]) -> Iterable[Call]:
    """Those whose names colleagues may see, and who have not left."""
    today = timezone.localdate()
    there = [one for one in guests if not one.colleague.has_left(today)]
    tasks = _tasks_of(one.colleague for one in there)
    for guest in there:
        card = guest.colleague.shown_to(Audience.COLLEAGUE)
        if card.name:
            place = ", ".join(part for part in (card.title, department_of(guest)) if part)
            named = " · ".join(tasks.get(guest.colleague_id, [])[:MOST_TASKS])
            yield Call(card.name, place, card.best_phone, named)


def _tasks_of(colleagues: Iterable[Colleague]) -> dict[int, list[str]]:
    """What each does in the catalogue, those they substitute at last."""
    found: dict[int, list[str]] = {}
    shares = Responsibility.objects.filter(colleague__in=list(colleagues)).select_related("task")
    for share in shares.order_by("kind", "position", "task__title", "pk"):
        found.setdefault(share.colleague_id, []).append(share.task.title)
    return found


def _colophon(gathering: Gathering, publisher: str) -> tuple[str, ...]:
    keeper = gathering.organiser.shown_to(Audience.COLLEAGUE)
    lines = (
        publisher,
        _("Put together by %(name)s after the gathering.") % {"name": keeper.name} if keeper.name else "",
        _("Questions: %(phone)s") % {"phone": keeper.best_phone} if keeper.best_phone else "",
        _("Names stand by a quote only where those who said it agreed."),
    )
    return tuple(line for line in lines if line)


# What is missing -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Missing:
    """What would make the booklet better; none of it keeps it from being published."""

    without_theme: int
    waiting_quotes: int
    without_result: int
    without_owner: int

    @property
    def is_nothing(self) -> bool:
        return not (self.without_theme or self.waiting_quotes or self.without_result or self.without_owner)


def missing_for_booklet(gathering: Gathering) -> Missing:
    answers = CardAnswer.objects.filter(card__gathering=gathering)
    results = GroupResult.objects.filter(group__gathering=gathering).exclude(text="")
    return Missing(
        without_theme=answers.filter(theme__isnull=True).count(),
        waiting_quotes=sum(one.state in WAITING for one in quotations_of(gathering)),
        without_result=gathering.groups.count() - results.count(),
        without_owner=results.filter(owner__isnull=True).count(),
    )
