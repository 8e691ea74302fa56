"""The invitation by mail, with the file that puts it in the guest's calendar, moves it there or takes it away."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.enquiries.calendar_files import Entry, Method, Person, calendar_file
from indgang.gatherings.links import token_of
from indgang.gatherings.models import Gathering, Guest, GuestState
from indgang.gatherings.notices.posting import tell
from indgang.gatherings.queries.answering_by import answer_by
from indgang.people.queries import the_municipality
from indgang.shared.addresses import absolute
from indgang.shared.attachments import Attachment

IN_CALENDARS = (GuestState.INVITED, GuestState.COMING)


def spoken_moment(moment: datetime) -> str:
    """Such as onsdag den 3. juni 2026 kl. 9.30."""
    local = timezone.localtime(moment)
    return _("%(day)s at %(time)s") % {
        "day": date_format(local, r"l \d\e\n j. F Y"),
        "time": date_format(local, "G.i"),
    }


def personal_link(guest: Guest) -> str:
    return absolute(reverse("gatherings:answer_invitation", args=[token_of(guest)]))


def not_by_calendar() -> str:
    """Why somebody who said yes in their calendar is still asked: nothing here reads mail."""
    return _("A yes or no in the calendar does not reach us: press the link.")


def post_invitation(guest: Guest, *, now: datetime) -> bool:
    """Says what, when, where, why them, and where to answer in one click."""
    gathering = guest.gathering
    lines = [
        _("Hello %(name)s.") % {"name": guest.colleague.name},
        _("You are invited to %(title)s.") % {"title": gathering.title},
        _when_and_where(gathering),
        gathering.purpose,
        _("Your leader has said yes."),
        _("Are you coming? Answer here, without signing in: %(link)s") % {"link": personal_link(guest)},
        please_answer_by(answer_by(gathering, now)) if guest.state == GuestState.INVITED else "",
        _("The mail puts it in your calendar."),
        not_by_calendar(),
    ]
    subject = _("Invitation: %(title)s") % {"title": gathering.title}
    return _post(guest, f"invited:{gathering.sequence}", subject, lines, Method.REQUEST, now)


def post_changes(gathering: Gathering, *, now: datetime) -> None:
    """To all who have it in their calendar: it moves there."""
    subject = _("Changed: %(title)s") % {"title": gathering.title}
    for guest in _in_calendars(gathering):
        lines = [
            _("There is a change to %(title)s.") % {"title": gathering.title},
            _when_and_where(gathering),
            _("Can you not come any more? Tell it here: %(link)s") % {"link": personal_link(guest)},
            _("The mail changes it in your calendar."),
            not_by_calendar(),
        ]
        _post(guest, f"changed:{gathering.sequence}", subject, lines, Method.REQUEST, now)


def post_cancellations(gathering: Gathering, *, word: str, now: datetime) -> None:
    """To all who have it in their calendar: it is taken out again. ``word`` says why."""
    subject = _("Cancelled: %(title)s") % {"title": gathering.title}
    for guest in _in_calendars(gathering):
        lines = [
            _("%(title)s, %(when)s, is cancelled.")
            % {"title": gathering.title, "when": spoken_moment(gathering.starts_at)},
            word,
        ]
        _post(guest, f"cancelled:{gathering.sequence}", subject, lines, Method.CANCEL, now)


def post_taken_off(guest: Guest, *, now: datetime) -> None:
    """Whoever is not to come after all, or has said no: it leaves their calendar."""
    gathering = guest.gathering
    lines = [
        _("You are not on the list for %(title)s any more, and it is taken out of your calendar.")
        % {"title": gathering.title},
        _("Is it a mistake? Write to %(name)s by answering this mail.") % {"name": gathering.organiser.name},
    ]
    subject = _("Cancelled: %(title)s") % {"title": gathering.title}
    _post(guest, f"off:{gathering.sequence}", subject, lines, Method.CANCEL, now)


def post_place_given_on(guest: Guest, *, now: datetime) -> None:
    """Whoever did not answer by the day, where a reserve waited: kindly, and the link still takes a yes."""
    gathering = guest.gathering
    told = {"title": gathering.title, "link": personal_link(guest)}
    lines = [
        _("We have not heard whether you are coming to %(title)s, and somebody was waiting for a place.")
        % told,
        _("They have been given yours, and it is taken out of your calendar."),
        _("Would you still like to come? Say yes here: %(link)s") % told,
        _("You get a place at once if there is one, and else the next one that becomes free."),
    ]
    subject = _("Your place has gone on: %(title)s") % told
    _post(guest, f"given_on:{gathering.sequence}", subject, lines, Method.CANCEL, now)


def please_answer_by(day: date) -> str:
    told = {"day": date_format(day, r"l \d\e\n j. F")}
    return _("Please answer by %(day)s: after that the place may go to somebody who waits for one.") % told


def post_guest_reminder(guest: Guest, *, occasion: str, now: datetime) -> bool:
    """Whoever has not answered is asked once more; whoever comes is told the day before."""
    gathering = guest.gathering
    told = {"title": gathering.title, "link": personal_link(guest)}
    if guest.state == GuestState.INVITED:
        subject = _("Are you coming? %(title)s") % told
        lines = [
            _("You have not answered yet, and somebody may be waiting for your place."),
            _when_and_where(gathering),
            please_answer_by(answer_by(gathering, guest.invited_at)),
            _("Answer here, without signing in: %(link)s") % told,
        ]
    else:
        subject = _("See you soon: %(title)s") % told
        lines = [
            _when_and_where(gathering),
            _("Bring your telephone: on the day this link shows whom you meet at which table: %(link)s")
            % told,
            _("Are you ill? Tell it by the same link, so that somebody else can have your place."),
        ]
    return tell(
        gathering=gathering,
        colleague=guest.colleague,
        occasion=occasion,
        subject=subject,
        text="\n\n".join(lines),
        now=now,
    )


def _in_calendars(gathering: Gathering) -> list[Guest]:
    guests = gathering.guests.filter(state__in=IN_CALENDARS)
    return list(guests.select_related("gathering__organiser", "colleague").order_by("pk"))


def _when_and_where(gathering: Gathering) -> str:
    told = {
        "when": spoken_moment(gathering.starts_at),
        "minutes": gathering.minutes,
        "place": gathering.place,
    }
    return _("When: %(when)s (%(minutes)d minutes)\nWhere: %(place)s") % told


def _post(guest: Guest, occasion: str, subject: str, lines: list[str], method: Method, now: datetime) -> bool:
    return tell(
        gathering=guest.gathering,
        colleague=guest.colleague,
        occasion=occasion,
        subject=subject,
        text="\n\n".join(line for line in lines if line),
        now=now,
        attachments=_files(guest, method, now),
    )


def _files(guest: Guest, method: Method, now: datetime) -> list[Attachment]:
    gathering, municipality = guest.gathering, the_municipality()
    if municipality is None or not guest.colleague.mail:
        return []
    entry = Entry(
        uid=gathering.uid,
        sequence=gathering.sequence,
        starts_at=gathering.starts_at,
        minutes=gathering.minutes,
        title=gathering.title,
        place=gathering.place,
        text=gathering.purpose,
        organizer=Person(municipality.name, municipality.mail),
    )
    person = Person(guest.colleague.name, guest.colleague.mail)
    return [calendar_file(entry, guest=person, method=method, now=now)]
