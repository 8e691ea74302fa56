from __future__ import annotations

import pytest
from django.test import Client

from indgang.enquiries.models import AttachedFile, Enquiry
from tests.factories import make_colleague, make_enquiry, make_user

pytestmark = pytest.mark.django_db


def attach(enquiry: Enquiry) -> AttachedFile:
    return AttachedFile.objects.create(
        message=enquiry.messages.get(),
        name="plan.pdf",
        content_type="application/pdf",
        size=5,
        content=b"%PDF-",
    )


def test_the_holder_gets_the_file_sealed(client: Client) -> None:
    karla = make_user(colleague=make_colleague("Karla"))
    enquiry = make_enquiry(holder=karla.colleague, is_confidential=True)
    file = attach(enquiry)
    client.force_login(karla)

    answer = client.get(file.get_absolute_url())

    assert (answer.status_code, answer.content, answer["Content-Disposition"]) == (
        200,
        b"%PDF-",
        'attachment; filename="plan.pdf"',
    )
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_file_of_an_enquiry_one_may_not_see_is_not_there(client: Client) -> None:
    karla = make_user(colleague=make_colleague("Karla"))
    own, others = make_enquiry(holder=karla.colleague), make_enquiry(holder=make_colleague())
    file = attach(others)
    client.force_login(karla)

    assert client.get(file.get_absolute_url()).status_code == 404
    assert client.get(f"/intern/henvendelser/{own.reference}/fil/{file.pk}/").status_code == 404
