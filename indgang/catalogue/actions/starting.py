from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import (
    Catalogue,
    ExampleQuestion,
    LexiconEntry,
    OtherDoor,
    Situation,
    SituationTask,
    Task,
    TaskLink,
    Theme,
)
from indgang.catalogue.starter_catalogue import StarterCatalogue, StarterTask
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Unit
from indgang.shared.refusals import Refused


class UnableToStartCatalogue(Refused):
    """The starter catalogue was not loaded."""


def start_catalogue(
    *, catalogue: Catalogue, starter: StarterCatalogue, unit_of: Mapping[str, Unit], by: Actor
) -> list[Task]:
    """Fills the catalogue with the starter tasks it does not hold yet, and returns those it added.

    ``unit_of`` tells which unit answers for the tasks of each starter unit; tasks of units left out are added
    with nobody answering, and stand among the gaps. Tasks, other doors and words already there are never touched.
    """
    elsewhere = (
        Task.objects.filter(key__in=[t.key for t in starter.tasks]).exclude(catalogue=catalogue).first()
    )
    if elsewhere is not None:
        raise UnableToStartCatalogue(
            _("The task “%(task)s” already stands in the catalogue %(catalogue)s.")
            % {"task": elsewhere.title, "catalogue": elsewhere.catalogue.name}
        )
    with transaction.atomic():
        themes = _themes(starter)
        known = set(Task.objects.filter(catalogue=catalogue).values_list("key", flat=True))
        new = [task for task in starter.tasks if task.key not in known]
        tasks = [_add_task(catalogue, task, themes, unit_of) for task in new]
        _add_links(new)
        _add_situations(starter)
        _add_doors(starter)
        _add_words(starter)
        if tasks:
            changes = {"tasks": (len(known), len(known) + len(tasks))}
            record_event(area="catalogue", act="start_catalogue", target=catalogue, by=by, changes=changes)
    return tasks


def _themes(starter: StarterCatalogue) -> dict[str, Theme]:
    for position, theme in enumerate(starter.themes):
        Theme.objects.get_or_create(key=theme.key, defaults={"name": theme.name, "position": position})
    return {theme.key: theme for theme in Theme.objects.all()}


def _add_task(
    catalogue: Catalogue, starter: StarterTask, themes: Mapping[str, Theme], unit_of: Mapping[str, Unit]
) -> Task:
    task = Task.objects.create(
        catalogue=catalogue,
        key=starter.key,
        title=starter.title,
        description=starter.description,
        words="\n".join(starter.words),
        wrong_terms="\n".join(starter.wrong_terms),
        kle_numbers=" ".join(starter.kle),
        theme=themes[starter.theme],
        send_along=starter.send_along,
        next_step=starter.next_step,
        usual_time=starter.usual_time,
        usual_time_basis=starter.usual_time_basis,
        self_service=starter.self_service,
        internal_note=starter.internal_note,
        answering_unit=unit_of.get(starter.unit),
    )
    ExampleQuestion.objects.bulk_create(
        ExampleQuestion(task=task, text=text, position=position)
        for position, text in enumerate(starter.questions)
    )
    return task


def _add_links(starters: list[StarterTask]) -> None:
    """Of two alike the first stays."""
    pk_of = dict(Task.objects.order_by("pk").values_list("key", "pk"))
    TaskLink.objects.bulk_create(
        (
            TaskLink(task_id=pk_of[starter.key], other_id=pk_of[link.key], kind=kind, text=link.text)
            for starter in starters
            for kind, links in (
                (TaskLink.Kind.RELATED, starter.related),
                (TaskLink.Kind.NOT_THIS, starter.not_this),
            )
            for link in links
        ),
        ignore_conflicts=True,
    )


def _add_doors(starter: StarterCatalogue) -> None:
    known = set(OtherDoor.objects.values_list("key", flat=True))
    OtherDoor.objects.bulk_create(
        OtherDoor(
            key=door.key,
            name=door.name,
            title=door.title,
            text=door.text,
            link=door.link,
            words="\n".join(door.words),
            questions="\n".join(door.questions),
            is_shown=door.is_shown,
        )
        for door in starter.doors
        if door.key not in known
    )


def _add_words(starter: StarterCatalogue) -> None:
    known = set(LexiconEntry.objects.values_list("language", "word"))
    LexiconEntry.objects.bulk_create(
        LexiconEntry(word=word.word, leads_to=word.leads_to, language=word.language)
        for word in starter.words
        if (word.language, word.word) not in known
    )


def _add_situations(starter: StarterCatalogue) -> None:
    tasks = {task.key: task for task in Task.objects.all()}
    for position, row in enumerate(starter.situations):
        situation, is_new = Situation.objects.get_or_create(
            key=row.key, defaults={"title": row.title, "introduction": row.introduction, "position": position}
        )
        if is_new:
            belonging = [task.key for task in starter.tasks if row.key in task.situations]
            SituationTask.objects.bulk_create(
                SituationTask(situation=situation, task=tasks[key], position=place)
                for place, key in enumerate(belonging)
            )
