from __future__ import annotations

import pytest

from indgang.enquiries.actions.raising import raise_level
from indgang.enquiries.models import Enquiry, Involvement, Level
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_colleague, make_enquiry, make_unit

pytestmark = pytest.mark.django_db


def test_a_third_unit_makes_it_complex_and_history_tells() -> None:
    enquiry = make_enquiry(unit=make_unit())
    for unit in (make_unit(), make_unit()):
        Involvement.objects.create(enquiry=enquiry, colleague=make_colleague(), unit=unit, part="Brand")
    assert raise_level(enquiry=enquiry, by=SYSTEM)
    assert Enquiry.objects.get().level == Level.COMPLEX
    assert Event.objects.get().changes == {"level": ["simple", "complex"]}


def test_it_never_goes_down_by_itself() -> None:
    enquiry = make_enquiry(level=Level.COMPLEX)
    assert not raise_level(enquiry=enquiry, by=SYSTEM)
    assert (Enquiry.objects.get().level, Event.objects.count()) == (Level.COMPLEX, 0)
