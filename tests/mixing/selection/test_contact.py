from __future__ import annotations

import pytest

from indgang.mixing.errors import BadInput
from indgang.mixing.selection.contact import Contact, ContactWeights, contact_score


def test_parts_that_are_known_are_weighed() -> None:
    assert contact_score(Contact(tasks=3, enquiries=5, own=3, leader=0)) == pytest.approx(
        0.3 * 0.5 + 0.3 * 0.5 + 0.2 * 1.0
    )


def test_not_asked_is_something_else_than_none() -> None:
    assert contact_score(Contact(own=3)) == 1.0
    assert contact_score(Contact(own=3, leader=0)) == 0.5


def test_nothing_known_is_no_contact() -> None:
    assert contact_score(Contact()) == 0.0


def test_weights_can_be_given() -> None:
    assert contact_score(Contact(tasks=3, own=0), ContactWeights(tasks=1, own=3)) == pytest.approx(0.125)


@pytest.mark.parametrize(
    "contact", [Contact(tasks=-1), Contact(enquiries=float("nan")), Contact(own=4), Contact(leader=-0.1)]
)
def test_what_cannot_be_is_refused(contact: Contact) -> None:
    with pytest.raises(BadInput):
        contact_score(contact)
