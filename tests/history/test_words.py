from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from indgang.history.models import Event
from indgang.history.words import LONGEST_TEXT, ChangeLine, act_text, change_lines, difference, shown_event

INDGANG = Path(__file__).resolve().parents[2] / "indgang"


def an_event(
    changes: dict[str, list[str]], *, act: str = "edit_task", target_key: str = "catalogue.task:1"
) -> Event:
    return Event(
        actor_name="Lone",
        area=target_key.partition(".")[0],
        act=act,
        target_key=target_key,
        target_label="Gravetilladelse",
        target_link="/intern/katalog/opgaver/grave/",
        changes=changes,
    )


def acts_recorded() -> set[tuple[str, str]]:
    """(area, act) of every place in the code where something is written down."""
    found = set()
    for path in INDGANG.glob("*/actions/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                said = {one.arg: one.value for one in node.keywords}
                act = said.get("act")
                if isinstance(act, ast.Constant) and isinstance(act.value, str):
                    found.add((path.relative_to(INDGANG).parts[0], act.value))
    return found


# Acts ------------------------------------------------------------------------------------------------------


def test_there_are_acts_to_look_at() -> None:
    assert ("catalogue", "confirm_task") in acts_recorded()
    assert ("people", "note_absence") in acts_recorded()


@pytest.mark.parametrize(("area", "act"), sorted(acts_recorded()))
def test_every_act_that_is_written_down_has_its_words(area: str, act: str) -> None:
    names: dict[str, str] = getattr(apps.get_app_config(area), "act_names", {})

    assert act in names


def test_an_act_is_told_in_danish() -> None:
    with translation.override("da"):
        assert act_text("catalogue", "confirm_task") == "Bekræftede opgaven"


def test_an_act_that_nobody_has_named_is_told_by_its_own_name() -> None:
    assert act_text("catalogue", "sing_a_song") == "sing a song"


def test_an_act_of_an_area_that_is_gone_is_told_by_its_own_name() -> None:
    assert act_text("enquiries", "answer_enquiry") == "answer enquiry"


# Events ----------------------------------------------------------------------------------------------------


def test_an_event_is_told_whole() -> None:
    shown = shown_event(an_event({"title": ["Grave", "Gravetilladelse"]}))

    assert (shown.actor_name, shown.target_label, shown.target_link) == (
        "Lone",
        "Gravetilladelse",
        "/intern/katalog/opgaver/grave/",
    )
    assert shown.act_text == act_text("catalogue", "edit_task")
    assert shown.change_lines == [ChangeLine("Titel", "Grave", "Gravetilladelse")]


def test_what_was_written_when_a_thing_was_made_is_not_repeated() -> None:
    assert shown_event(an_event({"title": ["", "Grave"]}, act="create_task")).change_lines == []


def test_a_field_that_is_withheld_is_left_out() -> None:
    event = an_event({"title": ["a", "b"], "usual_time": ["c", "d"]})

    assert [line.label for line in shown_event(event, without=["title"]).change_lines] == ["Sædvanlig tid"]


# Changes ---------------------------------------------------------------------------------------------------


def line_of(name: str, before: str, after: str, target_key: str = "catalogue.task:1") -> ChangeLine:
    [line] = change_lines(an_event({name: [before, after]}, target_key=target_key))
    return line


def test_a_field_is_called_what_its_area_calls_it() -> None:
    assert line_of("doers", "", "Lone Krogh").label == capfirst(gettext("who does it"))


def test_else_what_the_model_calls_it() -> None:
    assert line_of("title", "a", "b").label == "Titel"


def test_a_field_that_is_gone_is_called_by_its_own_name() -> None:
    assert line_of("old_field", "a", "b") == ChangeLine("Old field", "a", "b")


def test_a_thing_that_is_gone_too() -> None:
    assert line_of("old_field", "a", "b", target_key="people.gone:1") == ChangeLine("Old field", "a", "b")
    assert line_of("old_field", "a", "b", target_key="gone") == ChangeLine("Old field", "a", "b")


def test_yes_and_no_are_said_as_such() -> None:
    assert line_of("is_published", "True", "False") == ChangeLine("Udgivet", "ja", "nej")
    assert line_of("is_published", "", "True").before == ""


def test_a_choice_is_told_by_its_label() -> None:
    line = line_of("phone_visibility", "public", "internal", target_key="people.colleague:1")

    assert line == ChangeLine("Det direkte nummer vises for", "Alle", "Medarbejdere")


def test_a_choice_that_is_gone_is_told_as_it_was_kept() -> None:
    assert (
        line_of("phone_visibility", "friends", "public", target_key="people.colleague:1").before == "friends"
    )


def test_a_day_is_told_as_it_is_said() -> None:
    assert line_of("confirmed_date", "", "2026-11-24") == ChangeLine("Bekræftet", "", "24. november 2026")


def test_a_moment_is_told_in_danish_time() -> None:
    line = line_of("picture_consent_at", "", "2026-11-24 09:05:00+00:00", target_key="people.colleague:1")

    assert line.after == "24. november 2026 10.05"


@pytest.mark.parametrize("kept", ["", "i morgen", "2026-24-1", "en helt anden dag"])
def test_what_is_no_day_is_told_as_it_was_kept(kept: str) -> None:
    assert line_of("confirmed_date", kept, "2026-11-24").before == kept


def test_a_number_has_its_comma() -> None:
    line = line_of("hours_a_month", "", "7.5", target_key="catalogue.catalogue:1")

    assert (line.before, line.after) == ("", "7,5")


def test_a_long_text_is_cut() -> None:
    assert len(line_of("description", "", "x" * 9000).after) == LONGEST_TEXT


def test_what_only_repeats_the_things_name_is_left_out() -> None:
    away = "Jan Ladefoged 23.11.2026–26.11.2026"
    event = an_event({"absence": ["", away], "substitute": ["", "Ulla Smed"]}, target_key="people.absence:1")
    event.target_label = away

    assert [line.after for line in change_lines(event)] == ["Ulla Smed"]


def test_what_was_empty_and_stayed_so_is_left_out() -> None:
    assert change_lines(an_event({"usual_time": ["", ""]})) == []


# Difference ------------------------------------------------------------------------------------------------


def test_of_a_list_only_what_went_and_what_came() -> None:
    assert difference("kabel\nfiber\ngrave", "kabel\ngrave\nhul") == ("fiber", "hul")


def test_a_list_that_only_changed_its_order_is_told_whole() -> None:
    assert difference("Lone\nPer", "Per\nLone") == ("Lone\nPer", "Per\nLone")


def test_a_list_that_grew_from_one() -> None:
    assert difference("Lone", "Lone\nPer") == ("", "Per")


def test_a_single_line_is_told_as_it_is() -> None:
    assert difference("Grave", "Gravetilladelse") == ("Grave", "Gravetilladelse")
