"""Who may see and do what. What is said of one enquiry and of a list is held together, user by user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone

from indgang.enquiries import rules
from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState, State
from indgang.enquiries.queries.sight import visible_enquiries
from indgang.history.actions.recording import SYSTEM
from indgang.people.models import Colleague, Role, Unit, User
from tests.factories import (
    make_absence,
    make_colleague,
    make_enquiry,
    make_municipality,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


def of(user: User) -> Colleague:
    assert user.colleague is not None
    return user.colleague


@dataclass(frozen=True)
class House:
    users: dict[str, User]
    enquiries: dict[str, Enquiry]
    building: Unit

    def seen_by(self, name: str) -> set[str]:
        return {
            key for key, enquiry in self.enquiries.items() if rules.may_see_enquiry(self.users[name], enquiry)
        }


@pytest.fixture
def house() -> House:
    """Technique with building below it, and jobs; enquiries of each kind, open to the house and confidential."""
    technique = make_unit("Teknik")
    building, jobs = make_unit("Byg", parent=technique), make_unit("Job")
    users = {
        "director": make_user(colleague=make_colleague(units=[technique]), leads=technique),
        "leader": make_user(colleague=make_colleague(units=[building]), leads=building),
        "holder": make_user(colleague=make_colleague(units=[building])),
        "neighbour": make_user(colleague=make_colleague(units=[building])),
        "other": make_user(colleague=make_colleague(units=[jobs])),
        "other_leader": make_user(colleague=make_colleague(units=[jobs]), leads=jobs),
        "asked": make_user(colleague=make_colleague(units=[jobs])),
        "declined": make_user(colleague=make_colleague(units=[jobs])),
        "involved": make_user(colleague=make_colleague(units=[jobs])),
        "took_call": make_user(colleague=make_colleague(units=[jobs])),
        "entrance": make_user(Role.ENTRANCE),
        "secretary": make_user(Role.SECRETARY),
        "administrator": make_user(Role.ADMINISTRATOR),
        "editor": make_user(Role.CATALOGUE_EDITOR),
        "substitute": make_user(),
        "page_owner": make_user(),
        "page_leader": make_user(),
        "nobody": User.objects.create_user("udenfor@hvidklit.example"),
    }
    today = timezone.localdate()
    make_absence(of(users["holder"]), today, today, substitute=of(users["substitute"]))
    make_municipality(
        home_page_owner=of(users["page_owner"]),
        home_page_unit=make_unit("Erhverv", leader=of(users["page_leader"])),
    )
    enquiries: dict[str, Enquiry] = {}
    for ending, is_confidential in (("", False), ("_confidential", True)):
        values: dict[str, Any] = {"is_confidential": is_confidential, "unit": building}
        enquiries |= {
            f"new{ending}": make_enquiry(**values),
            f"held{ending}": make_enquiry(holder=users["holder"].colleague, **values),
            f"without_unit{ending}": make_enquiry(is_confidential=is_confidential),
            f"closed{ending}": make_enquiry(holder=users["holder"].colleague, state=State.CLOSED, **values),
        }
        held = enquiries[f"held{ending}"]
        held.taken_by = users["took_call"].colleague
        held.save()
        HandOver.objects.create(enquiry=held, giver=users["holder"].colleague, receiver=of(users["asked"]))
        HandOver.objects.create(
            enquiry=held,
            receiver=of(users["declined"]),
            state=HandOverState.DECLINED,
            ended_at=timezone.now(),
        )
        for name, state in (("involved", InvolvementState.DONE), ("declined", InvolvementState.DECLINED)):
            Involvement.objects.create(enquiry=held, colleague=of(users[name]), part="Brand", state=state)
    return House(users, enquiries, building)


def test_a_list_holds_exactly_what_each_may_see(house: House) -> None:
    listed = {name: {enquiry.pk for enquiry in visible_enquiries(user)} for name, user in house.users.items()}
    single = {name: {house.enquiries[key].pk for key in house.seen_by(name)} for name in house.users}
    assert listed == single


def test_nobody_is_listed_an_enquiry_twice(house: House) -> None:
    for user in house.users.values():
        found = [enquiry.pk for enquiry in visible_enquiries(user)]
        assert len(found) == len(set(found))


OPEN = {"new", "held", "without_unit", "closed"}
OF_HOLDER = {"held", "closed", "held_confidential", "closed_confidential"}


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("director", {"new"} | OF_HOLDER),
        ("leader", {"new"} | OF_HOLDER),
        ("holder", {"new"} | OF_HOLDER),
        ("neighbour", {"new", "held", "closed"}),
        ("other", set()),
        ("other_leader", set()),
        ("asked", {"held", "held_confidential"}),
        ("involved", {"held", "held_confidential"}),
        ("took_call", {"held", "held_confidential"}),
        ("declined", set()),
        ("entrance", OPEN | {"new_confidential", "without_unit_confidential"}),
        ("secretary", OPEN),
        ("administrator", OPEN),
        ("editor", set()),
        ("substitute", OF_HOLDER),
        ("page_owner", {"new", "without_unit"}),
        ("page_leader", {"new", "without_unit"}),
        ("nobody", set()),
    ],
)
def test_who_sees_what(house: House, name: str, seen: set[str]) -> None:
    assert house.seen_by(name) == seen


def may(rule: object, house: House, key: str) -> set[str]:
    return {name for name, user in house.users.items() if rule(user, house.enquiries[key])}  # type: ignore[operator]


def test_who_steers(house: House) -> None:
    assert may(rules.may_steer_enquiry, house, "new") == {"entrance", "page_owner", "page_leader"}
    assert may(rules.may_steer_enquiry, house, "held") == {
        "holder", "leader", "director", "entrance", "substitute",
    }  # fmt: skip
    assert may(rules.may_steer_enquiry, house, "new_confidential") == {"entrance"}
    assert may(rules.may_steer_enquiry, house, "held_confidential") == {
        "holder", "leader", "director", "substitute",
    }  # fmt: skip
    assert rules.may_steer_enquiry(SYSTEM, house.enquiries["held_confidential"])


def test_who_writes_in_it(house: House) -> None:
    assert may(rules.may_write_in_enquiry, house, "held") == {
        "holder", "leader", "director", "entrance", "involved", "substitute",
    }  # fmt: skip
    assert may(rules.may_write_in_enquiry, house, "held_confidential") == {
        "holder", "leader", "director", "involved", "substitute",
    }  # fmt: skip
    assert rules.may_write_in_enquiry(SYSTEM, house.enquiries["held_confidential"])


def test_whoever_sees_one_that_nobody_holds_may_take_it(house: House) -> None:
    assert may(rules.may_take_enquiry, house, "new") == {
        "director", "leader", "holder", "neighbour", "entrance", "secretary", "administrator",
        "page_owner", "page_leader",
    }  # fmt: skip
    assert may(rules.may_take_enquiry, house, "new_confidential") == {"entrance"}
    assert may(rules.may_take_enquiry, house, "held") == set()


def test_who_takes_it_over(house: House) -> None:
    """The entrance asks somebody to hold it instead; the holder has it already."""
    assert may(rules.may_take_over_enquiry, house, "held") == {"leader", "director", "substitute"}
    assert may(rules.may_take_over_enquiry, house, "held_confidential") == {
        "leader",
        "director",
        "substitute",
    }
    assert may(rules.may_take_over_enquiry, house, "new") == set()
    assert may(rules.may_take_over_enquiry, house, "closed") == set()


def test_only_whoever_is_asked_answers(house: House) -> None:
    asked, declined = HandOver.objects.filter(enquiry=house.enquiries["held"]).order_by("pk")
    part = Involvement(colleague=house.users["involved"].colleague, state=InvolvementState.ASKED)
    done = Involvement(colleague=house.users["involved"].colleague, state=InvolvementState.DONE)

    def who(rule: object, thing: object) -> set[str]:
        return {name for name, user in house.users.items() if rule(user, thing)}  # type: ignore[operator]

    assert who(rules.may_answer_hand_over, asked) == {"asked"}
    assert who(rules.may_answer_hand_over, declined) == set()
    assert who(rules.may_answer_part, part) == {"involved"}
    assert who(rules.may_answer_part, done) == set()


def test_who_keeps_the_whole_in_sight(house: House) -> None:
    whole = {"director", "leader", "other_leader", "page_leader", "entrance", "secretary", "administrator"}
    assert {name for name, user in house.users.items() if rules.may_see_board(user)} == whole
    assert {name for name, user in house.users.items() if rules.may_see_figures(user)} == whole


def test_any_colleague_may_have_a_company_on_the_telephone(house: House) -> None:
    assert {name for name, user in house.users.items() if not rules.may_note_calls(user)} == {"nobody"}
    assert not rules.may_note_calls(make_user(is_active=False))
