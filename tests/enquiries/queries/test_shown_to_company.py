from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import AttachedFile, Enquiry, Message, MessageKind
from indgang.enquiries.queries.shown_to_company import files_shown, messages_shown
from tests.factories import make_colleague, make_enquiry

pytestmark = pytest.mark.django_db


def write(enquiry: Enquiry, kind: MessageKind, text: str) -> Message:
    message = Message.objects.create(enquiry=enquiry, kind=kind, text=text, author=make_colleague())
    AttachedFile.objects.create(
        message=message, name=f"{text}.pdf", content_type="application/pdf", size=1, content=b"x"
    )
    return message


def test_the_company_sees_letters_and_their_files_but_no_notes_and_calls() -> None:
    enquiry = make_enquiry("Må vi?")
    for kind in MessageKind:
        write(enquiry, kind, kind.value)
        write(make_enquiry(), kind, "anden")

    assert [message.text for message in messages_shown(enquiry)] == ["Må vi?", "company", "answer"]
    assert sorted(files_shown(enquiry).values_list("name", flat=True)) == ["answer.pdf", "company.pdf"]


@pytest.mark.parametrize("number", [1, 3])
def test_reading_them_costs_the_same(django_assert_num_queries: DjangoAssertNumQueries, number: int) -> None:
    enquiry = make_enquiry()
    for _message in range(number):
        write(enquiry, MessageKind.ANSWER, "svar")

    with django_assert_num_queries(2):
        shown = [
            (message.author, [file.name for file in message.files.all()])
            for message in messages_shown(enquiry)
        ]

    assert len(shown) == number + 1
