from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indgang.enquiries.models import Level
from indgang.gatherings.models import CrossTask, CrossTaskState, Gathering, GatheringState
from indgang.people.models import Role
from tests.factories import make_enquiry, make_task, make_user
from tests.gatherings.plan_rows import make_town
from tests.gatherings.views.test_planning import ahead, post

pytestmark = pytest.mark.django_db


def typed(owner: str) -> dict[str, str]:
    return {
        "title": "Én blanket til havnen",
        "description": "Tre blanketter i dag",
        "wanted_outcome": "Én blanket",
        "owner": owner,
    }


def test_a_task_is_suggested_changed_and_dropped(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    assert "Ingen opgave venter" in client.get(reverse("gatherings:list_cross_tasks")).content.decode()
    assert (
        post(client, "suggest_cross_task", **(typed(str(user.colleague)) | {"title": ""})).status_code == 422
    )
    post(client, "suggest_cross_task", **typed(str(user.colleague)))
    task = CrossTask.objects.get()
    assert "Én blanket til havnen" in client.get(reverse("gatherings:list_cross_tasks")).content.decode()
    post(client, "change_cross_task", task.pk, **(typed(str(user.colleague)) | {"title": "Kortere"}))
    assert "Kortere" in client.get(task.get_absolute_url()).content.decode()
    post(client, "drop_cross_task", task.pk)
    assert CrossTask.objects.get().state == CrossTaskState.DROPPED
    told = client.post(reverse("gatherings:drop_cross_task", args=[task.pk]), follow=True).content.decode()
    assert "venter ikke længere" in told


def test_an_enquiry_becomes_a_task_once_and_its_words_stay_where_they_are(client: Client) -> None:
    user = make_user(Role.ENTRANCE)
    client.force_login(user)
    bare = reverse("gatherings:list_complex_enquiries")
    assert "Ingen kompleks henvendelse" in client.get(bare).content.decode()
    enquiry = make_enquiry(
        "Vi vil åbne på kajen",
        level=Level.COMPLEX,
        task=make_task("Udeservering"),
        received_at=timezone.now(),
    )
    secret = make_enquiry(level=Level.COMPLEX, is_confidential=True, received_at=timezone.now())
    page = client.get(bare).content.decode()
    assert (enquiry.reference in page, secret.reference in page) == (True, False)
    link = reverse("gatherings:suggest_cross_task") + f"?henvendelse={enquiry.reference}"
    page = client.get(link).content.decode()
    assert 'value="Udeservering"' in page
    assert "kajen" not in page
    client.post(link, typed(str(user.colleague)))
    assert CrossTask.objects.get().source_label == f"Henvendelse {enquiry.reference}"
    for reference in (enquiry.reference, secret.reference, "x\0"):
        answer = client.get(reverse("gatherings:suggest_cross_task"), {"henvendelse": reference})
        assert answer.status_code == 404


def test_tasks_are_chosen_for_a_gathering(client: Client) -> None:
    town = make_town()
    gathering = ahead(town)
    client.force_login(town.secretary)
    post(client, "suggest_cross_task", **typed("Sten Sekretær"))
    task = CrossTask.objects.get()
    assert post(client, "choose_tasks", gathering.pk, tasks=[task.pk + 100]).status_code == 422
    post(client, "choose_tasks", gathering.pk, tasks=[task.pk])
    assert "Én blanket" in client.get(gathering.get_absolute_url()).content.decode()
    Gathering.objects.update(state=GatheringState.HELD)
    refused = post(client, "choose_tasks", gathering.pk, tasks=[])
    assert (refused.status_code, gathering.tasks.count()) == (302, 1)


def test_an_owner_who_does_not_work_here_is_told_at_the_field(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    assert post(client, "suggest_cross_task", **typed("Ingen")).status_code == 422
    post(client, "suggest_cross_task", **typed(str(user.colleague)))
    task = CrossTask.objects.get()
    assert post(client, "change_cross_task", task.pk, **typed("Ingen")).status_code == 422
