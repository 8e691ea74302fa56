from __future__ import annotations

from typing import Any

import pytest

from indgang.gatherings.actions.coding import MOST_THEMES, Coding, ThemeWish, UnableToCode, code_answers
from indgang.gatherings.models import Gathering, Theme
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from tests.factories import make_user
from tests.gatherings.after_rows import a_held_gathering, a_theme, an_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def gathering() -> Gathering:
    return a_held_gathering()[0]


def code(gathering: Gathering, **values: Any) -> int:
    stands: dict[str, Any] = {"wishes": as_they_are(gathering), "new_names": [], "codings": [], "by": SYSTEM}
    return code_answers(gathering=gathering, **(stands | values))


def as_they_are(gathering: Gathering) -> list[ThemeWish]:
    return [ThemeWish(one, one.name, one.position) for one in gathering.themes.all()]


def names(gathering: Gathering) -> list[str]:
    return list(gathering.themes.values_list("name", flat=True))


def test_answers_get_a_theme_and_a_place_in_the_booklet_and_history_tells_how_many(
    gathering: Gathering,
) -> None:
    theme, answer = a_theme(gathering, "Telefonen"), an_answer(gathering, "Jeg ringer til Karla")
    assert code(gathering, codings=[Coding(answer, theme, True)]) == 1
    answer.refresh_from_db()
    assert (answer.theme, answer.in_booklet, answer.text) == (theme, True, "Jeg ringer til Karla")
    assert code(gathering, codings=[Coding(answer, theme, True)]) == 0
    assert [event.changes for event in Event.objects.filter(act="code_answers").order_by("pk")] == [
        {"answers": ["", "1"]},
        {"answers": ["", "0"]},
    ]


def test_themes_are_made_renamed_and_ordered(gathering: Gathering) -> None:
    one, other = a_theme(gathering, "Et", 1), a_theme(gathering, "To", 2)
    code(gathering, wishes=[ThemeWish(one, "To", 5), ThemeWish(other, "Et", 1)], new_names=["Tre"])
    assert names(gathering) == ["Et", "To", "Tre"]
    assert Theme.objects.get(name="To") == one


def test_joined_and_removed_themes_let_go_of_their_answers(gathering: Gathering) -> None:
    stays, joined, gone = (a_theme(gathering, name, place) for place, name in enumerate("ABC"))
    first = an_answer(gathering, "et", theme=joined)
    second = an_answer(gathering, "to", table=2, theme=gone)
    wishes = [
        ThemeWish(stays, "A", 1),
        ThemeWish(joined, "B", 2, into=stays),
        ThemeWish(gone, "C", 3, is_removed=True),
    ]
    code(gathering, wishes=wishes, codings=[Coding(an_answer(gathering, "tre", table=3), joined, False)])
    assert names(gathering) == ["A"]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.theme, second.theme, stays.answers.count()) == (stays, None, 2)


def test_a_theme_keeps_no_person_number(gathering: Gathering) -> None:
    code(gathering, new_names=["Sagen om 010190-1234"])
    assert "1234" not in names(gathering)[0]


@pytest.mark.parametrize(
    ("new_names", "why"),
    [
        (["Telefonen"], "Der er to temaer"),
        (["x" * 81], "højst være på 80 tegn"),
        ([f"Tema {number}" for number in range(MOST_THEMES)], "højst være 30 temaer"),
    ],
)
def test_names_that_cannot_be_are_refused_at_their_field(
    gathering: Gathering, new_names: list[str], why: str
) -> None:
    a_theme(gathering, "telefonen")
    with pytest.raises(UnableToCode, match=why) as refused:
        code(gathering, new_names=new_names)
    assert (refused.value.field, names(gathering)) == ("new_names", ["telefonen"])


def test_a_theme_without_a_name_and_one_that_goes_into_one_that_goes_are_refused(
    gathering: Gathering,
) -> None:
    one, other = a_theme(gathering, "A"), a_theme(gathering, "B")
    with pytest.raises(UnableToCode, match="skal have et navn") as refused:
        code(gathering, wishes=[ThemeWish(one, " ", 1), ThemeWish(other, "B", 2)])
    assert refused.value.field == f"name-{one.pk}"
    with pytest.raises(UnableToCode, match="“B” forsvinder selv") as refused:
        code(gathering, wishes=[ThemeWish(one, "A", 1, into=other), ThemeWish(other, "B", 2, into=one)])
    assert refused.value.field == f"fate-{one.pk}"


def test_only_those_who_see_to_it_code(gathering: Gathering) -> None:
    with pytest.raises(UnableToCode, match="Kun de, der står for samlingen"):
        code(gathering, by=make_user())
