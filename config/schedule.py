"""What runs by itself, and how often: the one table. An area above names its function here.

One thread runs it (config/worker.py): a job that takes long keeps the others waiting.
"""

from __future__ import annotations

from datetime import time, timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.enquiries.actions.asking_how import ask_how_it_went
from indgang.enquiries.actions.escalating import tell_what_is_late
from indgang.enquiries.actions.mailing_board import mail_board
from indgang.enquiries.actions.undelivered import take_up_undelivered
from indgang.gatherings.actions.ending_alone import end_what_was_left
from indgang.gatherings.actions.evaluating import ask_in_the_morning
from indgang.gatherings.actions.freeing import free_places
from indgang.gatherings.actions.holding import ask_whether_held
from indgang.gatherings.actions.measuring import note_figures
from indgang.gatherings.actions.reminding import remind_in_the_morning
from indgang.history.actions.recording import SYSTEM
from indgang.relations.actions.asking import ask_whether_met
from indgang.relations.actions.drawing import draw_coffee
from indgang.relations.actions.sharing import note_shared_tasks
from indgang.relations.queries.coffee import is_working_day
from indgang.shared.actions.sending import send_due_mail
from indgang.shared.jobs import Job, Turn


def send_mail(turn: Turn) -> None:
    send_due_mail(now=turn.now, may_go_on=turn.may_go_on)


def run_the_night(_turn: Turn) -> None:
    call_command("nightly", stdout=StringIO())


def note_who_shares_tasks(turn: Turn) -> None:
    note_shared_tasks(today=timezone.localdate(turn.now))


def draw_coffee_when_due(turn: Turn) -> None:
    """A mail about coffee comes on a day when people are at work."""
    if is_working_day(timezone.localdate(turn.now)):
        draw_coffee(by=SYSTEM, now=turn.now)


def ask_whether_coffee_came_to_anything(turn: Turn) -> None:
    """On a day when people are at work, some days before the next drawing."""
    if is_working_day(timezone.localdate(turn.now)):
        ask_whether_met(now=turn.now)


def tell_in_the_morning(turn: Turn) -> None:
    tell_what_is_late(now=turn.now)


def take_up_what_did_not_arrive(turn: Turn) -> None:
    take_up_undelivered(now=turn.now)


def mail_the_board(turn: Turn) -> None:
    mail_board(now=turn.now)


def ask_after_closing(turn: Turn) -> None:
    ask_how_it_went(now=turn.now)


def remind_of_gatherings(turn: Turn) -> None:
    remind_in_the_morning(now=turn.now)


def give_silent_places_on(turn: Turn) -> None:
    """On a day when people are at work, so that whoever moves up reads it."""
    if is_working_day(timezone.localdate(turn.now)):
        free_places(now=turn.now)


def end_left_gatherings(turn: Turn) -> None:
    end_what_was_left(now=turn.now)
    ask_whether_held(now=turn.now)


def ask_after_gatherings(turn: Turn) -> None:
    """On a day when people are at work."""
    if is_working_day(timezone.localdate(turn.now)):
        ask_in_the_morning(now=turn.now)


def note_what_gatherings_left(turn: Turn) -> None:
    note_figures(now=turn.now)


SCHEDULE = (
    # Cut off, it may begin again soon: two that send at once send each mail once.
    Job("send_mail", _("Send mail"), send_mail, every_minutes=1, lasts_at_most=timedelta(minutes=2)),
    Job("nightly", _("Forget what is old, and learn what is new"), run_the_night, daily_at=time(3, 15)),
    # Noted once a quarter; each night sees to those who have begun on a task since.
    Job("note_shared_tasks", _("Note who shares a task"), note_who_shares_tasks, daily_at=time(4)),
    Job("draw_coffee", _("Draw coffee pairs when it is time"), draw_coffee_when_due, daily_at=time(8, 30)),
    Job(
        "ask_whether_met",
        _("Ask those who were drawn for coffee whether they met"),
        ask_whether_coffee_came_to_anything,
        daily_at=time(8, 45),
    ),
    Job(
        "tell_what_is_late",
        _("Tell colleagues, substitutes and leaders what is late"),
        tell_in_the_morning,
        daily_at=time(7, 30),
    ),
    Job(
        "take_up_undelivered",
        _("Take up answers that could not be sent"),
        take_up_what_did_not_arrive,
        every_minutes=15,
    ),
    Job("mail_board", _("Mail the board of the week"), mail_the_board, daily_at=time(7, 45)),
    Job("ask_how_it_went", _("Ask companies how it went"), ask_after_closing, daily_at=time(9)),
    # Before guests are asked how it was.
    Job(
        "end_gatherings",
        _("End gatherings that nobody ended the day before"),
        end_left_gatherings,
        daily_at=time(7),
    ),
    # Before the reminders, so that nobody is reminded of a place that has gone on.
    Job(
        "free_places",
        _("Give the places of those who did not answer to reserves"),
        give_silent_places_on,
        daily_at=time(7, 45),
    ),
    Job(
        "remind_of_gatherings",
        _("Remind leaders and guests of gatherings"),
        remind_of_gatherings,
        daily_at=time(8),
    ),
    Job(
        "ask_after_gatherings",
        _("Ask guests how a gathering was, and remind them once"),
        ask_after_gatherings,
        daily_at=time(8, 15),
    ),
    # Before ties are forgotten in the night.
    Job(
        "note_what_gatherings_left",
        _("Note what gatherings left: who met, and whose ties last"),
        note_what_gatherings_left,
        daily_at=time(1, 45),
    ),
)
