"""What the desk says of an answer, and what the catalogue's editor makes of it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.catalogue.actions import asking
from indgang.catalogue.forms.settling import SettleForm
from indgang.catalogue.forms.task_choice import TaskBook
from indgang.catalogue.models import AskedQuestion, Task
from indgang.catalogue.queries.asked import learned_questions, unsettled_questions
from indgang.catalogue.queries.finding import as_question, find_tasks
from indgang.catalogue.rules import may_settle_questions
from indgang.people.access import DeskRequest, desk

QUESTIONS_A_PAGE = 20
LEARNED_SHOWN = 20


@require_POST
@desk
def note_answer(request: DeskRequest) -> HttpResponse:
    """It was this task, or none of them; the answer stays on the screen, as somebody is on the phone."""
    text, today = as_question(request.POST.get("q", "")), timezone.localdate()
    findings = find_tasks(text, today=today) if text else None
    key = request.POST.get("task", "")
    task = Task.objects.filter(key=key, is_published=True).first()
    if findings is None or (key and task is None):
        messages.error(request, _("There was no question to remember. Ask again."))
        return redirect("home:show_desk")
    try:
        if task is None:
            asking.note_nothing_fits(text=text, was_confident=findings.is_confident, today=today)
            messages.success(request, _("Noted. The catalogue's editor sees what nothing fitted."))
        else:
            rank = next((found.rank for found in findings.found if found.card.key == key), None)
            asking.note_right_task(
                text=text, task=task, rank=rank, was_confident=findings.is_confident, today=today
            )
            messages.success(request, _("Thank you. Next time it is found more surely."))
    except asking.UnableToNoteQuestion as refusal:
        messages.error(request, refusal.reason)
    return redirect(f"{reverse('home:show_desk')}?{urlencode({'q': text})}")


@desk
def list_questions(request: DeskRequest) -> HttpResponse:
    """What nothing fitted, and what was found too far down; and what was learned lately."""
    refuse_those_who_keep_nothing(request)
    return _questions_page(request)


def refuse_those_who_keep_nothing(request: DeskRequest) -> None:
    if not may_settle_questions(request.user):
        raise PermissionDenied


def _questions_page(request: DeskRequest, refused: SettleForm | None = None, pk: int = 0) -> HttpResponse:
    page = Paginator(unsettled_questions(), QUESTIONS_A_PAGE).get_page(request.GET.get("page"))
    book = TaskBook()
    forms = {
        asked.pk: refused if refused and asked.pk == pk else SettleForm(book=book, prefix=str(asked.pk))
        for asked in page
    }
    context = {
        "page": page,
        "rows": [(asked, forms[asked.pk]) for asked in page],
        "learned": learned_questions()[:LEARNED_SHOWN],
        "task_titles": book.labels if forms else [],
        "kept_days": asking.KEPT_FOR.days,
    }
    return render(request, "catalogue/list_questions.html", context, status=422 if refused else 200)


@require_POST
@desk
def settle_question(request: DeskRequest, pk: int) -> HttpResponse:
    refuse_those_who_keep_nothing(request)
    asked = get_object_or_404(AskedQuestion, pk=pk, settled_date=None)
    form = SettleForm(request.POST, book=TaskBook(), prefix=str(pk))
    if not form.is_valid():
        return _questions_page(request, refused=form, pk=pk)
    asking.settle_question(
        asked=asked, task=form.cleaned_data["task"], by=request.user, today=timezone.localdate()
    )
    messages.success(request, _("It is settled."))
    return redirect("catalogue:list_questions")


@require_POST
@desk
def forget_question(request: DeskRequest, pk: int) -> HttpResponse:
    refuse_those_who_keep_nothing(request)
    asking.forget_question(asked=get_object_or_404(AskedQuestion, pk=pk), by=request.user)
    messages.success(request, _("The question is forgotten."))
    return redirect("catalogue:list_questions")
