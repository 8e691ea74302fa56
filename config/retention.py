"""How long what is personal is kept: the one table. ``indgang forget`` carries it out; docs/operations.md shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from indgang.businesses.actions import forgetting as businesses
from indgang.catalogue.actions import asking
from indgang.duties.actions import forgetting as duties
from indgang.enquiries.actions import drafting, keeping_files
from indgang.enquiries.actions import forgetting as enquiries
from indgang.gatherings.actions import forgetting as gatherings
from indgang.gatherings.actions.evaluating import forget_who_evaluated
from indgang.gatherings.evaluation import OPEN_FOR
from indgang.history.actions import forgetting as history
from indgang.history.actions.recording import SYSTEM
from indgang.materials.actions import forgetting as materials
from indgang.people.actions import forgetting as people
from indgang.people.actions.keeping_uploads import forget_uploads
from indgang.relations.actions import forgetting as relations
from indgang.shared.actions import forgetting as shared
from indgang.surveys.actions import forgetting as surveys

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Kept:
    """One row of the table: what is kept, for how long, counted from when, and the act that forgets it."""

    what: Promise
    kept_for: timedelta
    counted_from: Promise
    forget: Callable[[datetime], int]

    @property
    def time_text(self) -> str:
        """Whole years, days, or at once."""
        years, days = self.kept_for // YEAR, self.kept_for.days
        if years:
            return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
        return (
            ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
            if days
            else gettext("at once")
        )


def forget_ended_sessions(now: datetime) -> int:
    return Session.objects.filter(expire_date__lt=now).delete()[0]


RETENTION = (
    Kept(
        _("History: who changed what"),
        history.KEPT_FOR,
        _("the change"),
        lambda now: history.forget_old_events(now=now),
    ),
    Kept(
        _("Absence, also in history"),
        people.ABSENCES_KEPT_FOR,
        _("the last day away"),
        lambda now: people.forget_old_absences(now=now),
    ),
    Kept(
        _("Pictures and consents of those who have left"),
        people.PICTURES_KEPT_FOR,
        _("the last day at work"),
        lambda now: people.forget_pictures_of_leavers(by=SYSTEM, now=now),
    ),
    Kept(
        _("Contact details and sign-in of those who have left"),
        people.DETAILS_KEPT_FOR,
        _("the last day at work"),
        lambda now: people.forget_details_of_leavers(by=SYSTEM, now=now),
    ),
    Kept(
        _("Questions from the desk, without names and numbers"),
        asking.KEPT_FOR,
        _("the day it was asked"),
        lambda now: asking.forget_old_questions(now=now),
    ),
    Kept(
        _("Contacts of companies that have ended, also in history"),
        businesses.CONTACTS_KEPT_FOR,
        _("the day the company ended"),
        lambda now: businesses.forget_contacts_of_ended(by=SYSTEM, now=now),
    ),
    Kept(
        _("What was said with companies"),
        businesses.CONVERSATIONS_KEPT_FOR,
        _("the conversation"),
        lambda now: businesses.forget_old_conversations(now=now),
    ),
    Kept(
        _("Enquiries: who asked, what was written, files, also in history"),
        enquiries.WORDS_KEPT_FOR,
        _("the day it was closed"),
        lambda now: enquiries.forget_words_of_closed(now=now),
    ),
    Kept(
        _("Enquiries: task, unit, company, channel, times and outcome"),
        enquiries.FACTS_KEPT_FOR,
        _("the day it was closed"),
        lambda now: enquiries.forget_old_enquiries(now=now),
    ),
    Kept(
        _("Drafts of telephone notes"),
        drafting.KEPT_FOR,
        _("the last time it was saved"),
        lambda now: drafting.forget_old_drafts(now=now),
    ),
    Kept(
        _("Mail: address, subject, text and files"),
        shared.MAIL_KEPT_FOR,
        _("the day it was sent or given up"),
        lambda now: shared.forget_old_mail(now=now),
    ),
    Kept(
        _("What colleagues had to do and have done, also in history"),
        duties.KEPT_FOR,
        _("the day it was done"),
        lambda now: duties.forget_done_duties(now=now),
    ),
    Kept(
        _(
            "Which colleagues met or worked together, and coffee: at most, and 3 years unless chosen otherwise"
        ),
        relations.LONGEST_KEPT_FOR,
        _("the meeting"),
        lambda now: relations.forget_old_meetings(now=now),
    ),
    Kept(
        _("What colleagues say of whom they know"),
        relations.SAYINGS_KEPT_FOR,
        _("the day it was said"),
        lambda now: relations.forget_old_sayings(now=now),
    ),
    Kept(
        _("Comments, and which company and enquiry an answer to a survey belongs to"),
        surveys.NAMES_KEPT_FOR,
        _("the day it was asked"),
        lambda now: surveys.forget_names_of_old_answers(now=now),
    ),
    Kept(
        _("Scores given in surveys, with unit, kind, size and channel"),
        surveys.SCORES_KEPT_FOR,
        _("the day it was asked"),
        lambda now: surveys.forget_old_answers(now=now),
    ),
    Kept(
        _("What guests of a gathering must eat, and how they get in"),
        gatherings.NEEDS_KEPT_FOR,
        _("the day of the gathering"),
        lambda now: gatherings.forget_needs(now=now),
    ),
    Kept(
        _("Who was considered for a gathering, and why, also in history"),
        gatherings.REASONS_KEPT_FOR,
        _("the day of the gathering"),
        lambda now: gatherings.forget_reasons(now=now),
    ),
    Kept(
        _("Who has answered how a gathering was (what they answered is tied to nobody)"),
        OPEN_FOR,
        _("the day they were asked"),
        lambda now: forget_who_evaluated(now=now),
    ),
    Kept(
        _("What was answered at speed-dates and is not in the booklet"),
        gatherings.ANSWERS_KEPT_FOR,
        _("the day of the gathering"),
        lambda now: gatherings.forget_answers(now=now),
    ),
    Kept(
        _(
            "Who sat together at a gathering, and what was said there: at most, and no longer than other meetings"
        ),
        relations.LONGEST_KEPT_FOR,
        _("the day of the gathering"),
        lambda now: gatherings.forget_who_sat_together(now=now),
    ),
    Kept(
        _("Who came to a gathering, and its booklet"),
        gatherings.GUESTS_KEPT_FOR,
        _("the day of the gathering"),
        lambda now: gatherings.forget_who_came(now=now),
    ),
    Kept(
        _("How often a material was used; where it was handed out, and who noted it"),
        materials.USES_KEPT_FOR,
        _("the day it was used"),
        lambda now: materials.forget_old_uses(now=now),
    ),
    Kept(
        _("Files that were chosen for an enquiry that was not sent"),
        timedelta(0),
        _("a day after they were chosen"),
        lambda now: keeping_files.forget_waiting(now=now),
    ),
    Kept(
        _("Lists of colleagues and companies that were chosen and not imported"),
        timedelta(0),
        _("a day after they were chosen"),
        lambda now: forget_uploads(now=now),
    ),
    Kept(
        _("Sessions of those who signed in"), timedelta(0), _("the end of the session"), forget_ended_sessions
    ),
)
