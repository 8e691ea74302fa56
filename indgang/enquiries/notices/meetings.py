"""The joint meeting by mail, with the file that puts it in the guest's calendar, moves it there, or takes it away.

Of a confidential enquiry neither agenda nor company are told: only when and where.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from indgang.enquiries.calendar_files import Entry, Method, Person, calendar_file
from indgang.enquiries.models import Enquiry, JointMeeting
from indgang.enquiries.notices.addresses import desk_link, status_link
from indgang.enquiries.notices.company import signed, spoken_time
from indgang.enquiries.notices.posting import post_notice
from indgang.enquiries.queries.meetings import colleagues_to_meet
from indgang.people.models import Municipality
from indgang.people.queries import the_municipality
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.posting import UnableToPostMail
from indgang.shared.models import OutgoingMail


def post_invitations(meeting: JointMeeting, *, now: datetime) -> None:
    """To everybody it concerns; whoever was invited before and is not any more is told that they need not come."""
    guests = _guests(meeting.enquiry)
    gone = [Person("", mail) for mail in _invited_before(meeting) - {guest.mail for guest in guests}]
    for guest in guests:
        _post(meeting, guest, Method.REQUEST, "", now)
    for guest in gone:
        _post(meeting, guest, Method.CANCEL, "", now)


def post_cancellation(meeting: JointMeeting, *, word: str, now: datetime) -> None:
    """To everybody who was ever invited. ``word`` says why, and is left out where it is confidential."""
    guests = _guests(meeting.enquiry)
    gone = [Person("", mail) for mail in _invited_before(meeting) - {guest.mail for guest in guests}]
    for guest in [*guests, *gone]:
        _post(meeting, guest, Method.CANCEL, word, now)


def _guests(enquiry: Enquiry) -> list[Person]:
    staff = [Person(one.name, one.mail) for one in colleagues_to_meet(enquiry) if one.mail]
    company = [Person(enquiry.contact_name, enquiry.contact_mail)] if enquiry.contact_mail else []
    return [*staff, *company]


def _invited_before(meeting: JointMeeting) -> set[str]:
    begins = f"enquiries.enquiry:{meeting.enquiry_id}:{_occasion(meeting)}:"
    sent = OutgoingMail.objects.filter(once_key__startswith=begins, emptied_at=None)
    return set(sent.values_list("recipient", flat=True))


def _occasion(meeting: JointMeeting) -> str:
    return f"meeting:{meeting.pk}"


def _post(meeting: JointMeeting, guest: Person, method: Method, word: str, now: datetime) -> None:
    enquiry, municipality = meeting.enquiry, the_municipality()
    if municipality is None:
        return
    is_company = guest.mail == enquiry.contact_mail
    text = _text(meeting, method, word, is_company=is_company)
    try:
        post_notice(
            enquiry=enquiry,
            occasion=f"{_occasion(meeting)}:{meeting.sequence}:{guest.mail}",
            recipient=guest.mail,
            subject=_subject(meeting, method),
            text=signed(text) if is_company else text,
            now=now,
            attachments=[calendar_file(_entry(meeting, municipality), guest=guest, method=method, now=now)],
        )
    except UnableToPostMail:
        return  # one colleague whose address was imported wrongly must not keep the others from meeting


def _subject(meeting: JointMeeting, method: Method) -> str:
    told = {"reference": meeting.enquiry.reference}
    if method == Method.CANCEL:
        return _("Cancelled: meeting about enquiry %(reference)s") % told
    if meeting.sequence:
        return _("Changed: meeting about enquiry %(reference)s") % told
    return _("Meeting about enquiry %(reference)s") % told


def _text(meeting: JointMeeting, method: Method, word: str, *, is_company: bool) -> str:
    enquiry = meeting.enquiry
    told = {"when": spoken_time(meeting.starts_at), "place": meeting.place}
    link = status_link(enquiry) if is_company else desk_link(enquiry)
    if method == Method.CANCEL:
        lines = [_("The meeting on %(when)s is cancelled.") % told, "" if enquiry.is_confidential else word]
    else:
        lines = [
            _("We meet on %(when)s.\nWhere: %(place)s") % told,
            "" if enquiry.is_confidential else _names(enquiry),
            "" if enquiry.is_confidential else meeting.agenda,
            _("The mail puts the meeting in your calendar."),
            _(
                "An answer given in the calendar does not reach us. Can you not come? Tell it by the link below."
            ),
        ]
    return "\n\n".join(
        line for line in [*lines, _("All about the enquiry: %(link)s") % {"link": link}] if line
    )


def _names(enquiry: Enquiry) -> str:
    names = [colleague.name for colleague in colleagues_to_meet(enquiry)]
    return _("From the municipality: %(names)s.") % {"names": ", ".join(names)}


def _entry(meeting: JointMeeting, municipality: Municipality) -> Entry:
    enquiry = meeting.enquiry
    return Entry(
        uid=meeting.uid,
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        title=_("Meeting about enquiry %(reference)s") % {"reference": enquiry.reference},
        place=without_person_numbers(meeting.place),
        text="" if enquiry.is_confidential else meeting.agenda,
        organizer=Person(municipality.name, municipality.mail),
    )
