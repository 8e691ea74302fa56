from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import AttachedFile, Enquiry, Message, MessageKind
from indgang.enquiries.queries.conversation import conversation_of
from tests.factories import make_enquiry

pytestmark = pytest.mark.django_db


def told(enquiry: Enquiry, number: int) -> None:
    """That many messages beside the first, each with a file."""
    for at in range(1, number + 1):
        message = Message.objects.create(
            enquiry=enquiry,
            kind=MessageKind.NOTE,
            text=str(at),
            written_at=timezone.now() + timedelta(minutes=at),
        )
        AttachedFile.objects.create(
            message=message, name="a.pdf", content_type="application/pdf", size=1, content=b"x"
        )


@pytest.mark.parametrize(
    ("number", "between", "latest"),
    [
        (0, [], []),
        (6, [], ["1", "2", "3", "4", "5", "6"]),
        (7, ["1", "2"], ["3", "4", "5", "6", "7"]),
    ],
)
def test_the_first_words_and_the_latest_are_shown(number: int, between: list[str], latest: list[str]) -> None:
    enquiry = make_enquiry("Et skilt?")
    told(enquiry, number)
    shown = conversation_of(enquiry)
    assert [message.text for message in shown.first] == ["Et skilt?"]
    assert [message.text for message in shown.between] == between
    assert [message.text for message in shown.latest] == latest


@pytest.mark.parametrize("number", [1, 3])
def test_it_is_read_at_once_and_without_the_files_content(
    django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    enquiry = make_enquiry()
    told(enquiry, number)
    with django_assert_num_queries(2):
        shown = conversation_of(enquiry)
        links = [file.get_absolute_url() for message in shown.latest for file in message.files.all()]
    assert len(links) == number
    assert "content" in shown.latest[0].files.all()[0].get_deferred_fields()
