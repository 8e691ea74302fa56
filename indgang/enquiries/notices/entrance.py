"""What those at the entrance are told when something new has come: the suggestions stand as links, ready to be used."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.catalogue.queries.finding import FoundTask, find_tasks
from indgang.catalogue.queries.task_cards import TaskCard
from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.addresses import desk_link
from indgang.enquiries.notices.company import spoken_time
from indgang.enquiries.notices.posting import post_notice, tell_colleague
from indgang.enquiries.queries.contact_persons import contact_person_of
from indgang.enquiries.queries.receivers import Receiver, colleagues_at_entrance, receivers_by_task
from indgang.people.queries import the_municipality
from indgang.shared.addresses import absolute


def post_new_enquiry(enquiry: Enquiry, *, now: datetime) -> None:
    """To each of those at the entrance; where nobody is there, to the one mail address."""
    today = timezone.localdate(now)
    subject, text = _words(enquiry, today)
    told = [
        tell_colleague(
            enquiry=enquiry, colleague=colleague, occasion="new", subject=subject, text=text, now=now
        )
        for colleague in colleagues_at_entrance(today)
    ]
    municipality = the_municipality()
    if municipality is not None and not any(told):
        post_notice(
            enquiry=enquiry,
            occasion="entrance:new",
            recipient=municipality.mail,
            subject=subject,
            text=text,
            now=now,
        )


def _words(enquiry: Enquiry, today: date) -> tuple[str, str]:
    """A confidential one is not told by mail: only that it is there."""
    subject = _("New enquiry %(reference)s") % {"reference": enquiry.reference}
    about = _("It is confidential: read it at the desk.") if enquiry.is_confidential else enquiry.question
    due = enquiry.contact_due_at
    parts = [
        about,
        _("From: %(asker)s") % {"asker": enquiry.asker} if not enquiry.is_confidential else "",
        _("The company must hear from us by %(due)s.") % {"due": spoken_time(due)} if due else "",
        _("I take it: %(link)s") % {"link": action_link(enquiry, "take_enquiry")},
        *(
            []
            if enquiry.is_confidential
            else [_contact_person(enquiry, today), *_suggestions(enquiry, today)]
        ),
        _("See all of it: %(link)s") % {"link": desk_link(enquiry)},
    ]
    return subject, "\n\n".join(part for part in parts if part)


def _contact_person(enquiry: Enquiry, today: date) -> str:
    """Whoever knows the company comes before those who know the task."""
    known = contact_person_of(enquiry.business, today)
    if known is None:
        return ""
    told = {"name": known.colleague.name, "link": desk_link(enquiry)}
    if known.receiver is None:
        return _("The company's fixed contact person, %(name)s, is away, and nobody answers instead.") % told
    if known.is_at_work:
        return _("The company's fixed contact person is %(name)s. Ask them first: %(link)s") % told
    told["other"] = known.receiver.colleague.name
    return (
        _(
            "The company's fixed contact person, %(name)s, is away. Ask %(other)s, who answers instead: %(link)s"
        )
        % told
    )


def _suggestions(enquiry: Enquiry, today: date) -> list[str]:
    """Up to five tasks, best first: who would be asked, why it fits, and the link that asks them."""
    found = find_tasks(enquiry.question, today=today).found
    receivers = receivers_by_task([one.card.pk for one in found], today)
    ask = absolute(reverse("enquiries:suggest_receiver", args=[enquiry.reference]))
    return [
        _suggestion(one, next(iter(receivers[one.card.pk]), None), f"{ask}?opgave={one.card.key}")
        for one in found
    ]


def _suggestion(found: FoundTask, receiver: Receiver | None, link: str) -> str:
    about = _("“%(task)s”: %(who)s") % {"task": found.card.title, "who": _who(found.card, receiver)}
    words = ", ".join(found.matching_words)
    if receiver is None:
        way = _("See the task and find somebody else: %(link)s") % {"link": link}
    else:
        way = _("Hand to %(name)s: %(link)s") % {"name": receiver.colleague.name, "link": link}
    lines = [about, _("Fits: %(words)s") % {"words": words} if words else "", way]
    return "\n".join(line for line in lines if line)


def _who(card: TaskCard, receiver: Receiver | None) -> str:
    """Who would be asked, and in which unit; where nobody at work does it, that."""
    if receiver is None:
        nobody = _("nobody at work does it")
        return f"{card.unit}, {nobody}" if card.unit else nobody
    name = receiver.colleague.name
    if receiver.instead_of is not None:
        return _("%(name)s, who answers for %(away)s") % {"name": name, "away": receiver.instead_of.name}
    return f"{name}, {card.unit}" if card.unit else name


def action_link(enquiry: Enquiry, name: str) -> str:
    """A page that asks once more: opening a link changes nothing, as mail filters open links too."""
    return absolute(reverse(f"enquiries:{name}", args=[enquiry.reference]))
