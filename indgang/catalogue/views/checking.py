"""Looking finding over: its check questions, what a new word would do, and what tasks are found by."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indgang.catalogue.actions import checking, describing
from indgang.catalogue.forms.checking import CheckQuestionForm, TrialForm
from indgang.catalogue.models import CheckQuestion, Task
from indgang.catalogue.queries.checking import (
    Trial,
    figures_of,
    gold_questions,
    listed_check_questions,
    try_words,
)
from indgang.catalogue.queries.insight import found_by_words, pulling_pairs
from indgang.catalogue.queries.task_index import task_index
from indgang.catalogue.rules import may_edit_task, may_settle_questions
from indgang.catalogue.views.asking import refuse_those_who_keep_nothing
from indgang.catalogue.views.wording import refuse_others
from indgang.people.access import DeskRequest, desk

QUESTIONS_A_PAGE = 40


@desk
def list_check_questions(request: DeskRequest) -> HttpResponse:
    """The gold set with how well it is answered now; a new question is put in at the top."""
    refuse_others(request)
    form = CheckQuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            checking.add_check_question(text=form.cleaned_data["text"], tasks=form.tasks(), by=request.user)
        except checking.UnableToKeepCheckQuestion as refusal:
            form.add_error(refusal.field or None, refusal.reason)
        else:
            messages.success(request, _("The check question is added."))
            return redirect("catalogue:list_check_questions")
    gold = gold_questions()
    context = {
        "form": form,
        "page": Paginator(listed_check_questions(), QUESTIONS_A_PAGE).get_page(request.GET.get("page")),
        "figures": figures_of(task_index(timezone.localdate()), gold) if gold else None,
        "number": len(gold),
    }
    return render(request, "catalogue/list_check_questions.html", context, status=422 if form.errors else 200)


@require_POST
@desk
def remove_check_question(request: DeskRequest, pk: int) -> HttpResponse:
    refuse_others(request)
    checking.remove_check_question(question=get_object_or_404(CheckQuestion, pk=pk), by=request.user)
    messages.success(request, _("The check question is removed."))
    return redirect("catalogue:list_check_questions")


@desk
def try_new_words(request: DeskRequest) -> HttpResponse:
    """What words would do on the check questions before they are saved; ``save`` puts them on the task."""
    refuse_those_who_keep_nothing(request)
    form = TrialForm(request.POST if request.method == "POST" else None, initial=_asked_for(request))
    trial: Trial | None = None
    if request.method == "POST" and form.is_valid():
        task, words = form.cleaned_data["task"], form.words()
        if "save" in request.POST:
            if _saved(request, form, task, words):
                return redirect(task)
        else:
            trial = try_words(task=task, words=words, today=timezone.localdate())
    context = {"form": form, "trial": trial}
    return render(request, "catalogue/try_new_words.html", context, status=422 if form.errors else 200)


def _asked_for(request: DeskRequest) -> dict[str, Task | None]:
    return {"task": Task.objects.filter(key=request.GET.get("opgave", "")).first()}


def _saved(request: DeskRequest, form: TrialForm, task: Task, words: list[str]) -> bool:
    new = [word for word in words if word not in task.word_list]
    values: describing.TaskValues = {"words": "\n".join([*task.word_list, *new])}
    try:
        describing.edit_task(task=task, values=values, by=request.user)
    except describing.UnableToDescribeTask as refusal:
        form.add_error(None, refusal.reason)
        return False
    messages.success(request, _("The words are on the task."))
    return True


@require_safe
@desk
def list_pulls(request: DeskRequest) -> HttpResponse:
    """The tasks that are most alike in the words they pull, so that an editor can part them."""
    refuse_those_who_keep_nothing(request)
    return render(request, "catalogue/list_pulls.html", {"pairs": pulling_pairs(timezone.localdate())})


@require_safe
@desk
def show_task_words(request: DeskRequest, key: str) -> HttpResponse:
    """What a task is found by, and where each word stands."""
    task = get_object_or_404(Task.objects.select_related("catalogue", "answering_unit"), key=key)
    context = {
        "task": task,
        "rows": found_by_words(task, timezone.localdate()),
        "may_edit": may_edit_task(request.user, task),
        "may_try": may_settle_questions(request.user),
    }
    return render(request, "catalogue/show_task_words.html", context)
