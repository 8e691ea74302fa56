from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.duties.actions.forgetting import KEPT_FOR, forget_done_duties
from indgang.duties.models import Duty
from indgang.history.actions.recording import SYSTEM, record_event
from indgang.history.models import Event
from tests.factories import make_duty

pytestmark = pytest.mark.django_db


def test_what_was_done_long_ago_is_forgotten_also_in_history() -> None:
    now = timezone.now()
    old = make_duty(done_at=now - KEPT_FOR - timedelta(days=1), done_by="Ida")
    kept = [make_duty(done_at=now, done_by="Ida"), make_duty()]
    record_event(area="duties", act="finish_duty", target=old, by=SYSTEM)
    Event.objects.update(happened_at=now - KEPT_FOR - timedelta(days=1))
    assert forget_done_duties(now=now) == 1
    assert forget_done_duties(now=now) == 0
    assert set(Duty.objects.all()) == set(kept)
    assert Event.objects.count() == 0
