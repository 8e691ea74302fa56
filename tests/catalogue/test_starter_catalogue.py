"""The starter catalogue as it is shipped: whole, and put together from keys that exist."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import find_copies, find_gold, find_systems
from indgang.catalogue.models import Task
from indgang.catalogue.models.task import KLE_NUMBERS
from indgang.catalogue.starter_catalogue import (
    DOORS_FILE,
    FRAME_FILE,
    LEXICON_FILE,
    STARTER_DIR,
    StarterDoor,
    StarterTask,
    read_starter_catalogue,
)

STARTER = read_starter_catalogue()
FEWEST_QUESTIONS = 12
FEWEST_WORDS = 10
NO_THEMES = {FRAME_FILE, DOORS_FILE, LEXICON_FILE}
each_task = pytest.mark.parametrize("task", STARTER.tasks, ids=lambda task: task.key)


def room(name: str) -> int:
    return int(getattr(Task._meta.get_field(name), "max_length", 0))


def test_every_file_is_a_theme_and_every_theme_a_file() -> None:
    files = {path.stem for path in STARTER_DIR.glob("*.toml") if path.name not in NO_THEMES}
    assert files == {theme.key for theme in STARTER.themes}


def test_no_key_stands_twice() -> None:
    for rows in (STARTER.themes, STARTER.units, STARTER.situations, STARTER.tasks):
        assert [key for key, number in Counter(row.key for row in rows).items() if number > 1] == []


def test_every_situation_has_tasks() -> None:
    assert {key for task in STARTER.tasks for key in task.situations} == {
        one.key for one in STARTER.situations
    }


@each_task
def test_a_task_leads_only_to_what_is_there(task: StarterTask) -> None:
    keys = {one.key for one in STARTER.tasks} - {task.key}
    assert {link.key for link in (*task.related, *task.not_this)} <= keys
    assert task.unit in {unit.key for unit in STARTER.units}
    assert set(task.situations) <= {situation.key for situation in STARTER.situations}
    for links in (task.related, task.not_this):
        assert len({link.key for link in links}) == len(links)


@each_task
def test_a_task_says_all_it_should(task: StarterTask) -> None:
    assert all((task.title, task.description, task.send_along, task.next_step, task.internal_note))
    assert bool(task.usual_time) == bool(task.usual_time_basis)
    assert task.self_service == "" or task.self_service.startswith("https://")
    assert all(link.text for link in (*task.related, *task.not_this))
    KLE_NUMBERS(" ".join(task.kle))


@each_task
def test_a_task_is_found_by_many_words(task: StarterTask) -> None:
    assert len(task.questions) >= FEWEST_QUESTIONS
    assert len(task.words) >= FEWEST_WORDS
    assert len(set(task.questions)) == len(task.questions)


@each_task
def test_there_is_room_for_a_task(task: StarterTask) -> None:
    texts = {
        "key": task.key,
        "title": task.title,
        "description": task.description,
        "words": "\n".join(task.words),
        "wrong_terms": "\n".join(task.wrong_terms),
        "kle_numbers": " ".join(task.kle),
        "send_along": task.send_along,
        "next_step": task.next_step,
        "usual_time": task.usual_time,
        "usual_time_basis": task.usual_time_basis,
        "internal_note": task.internal_note,
    }
    assert {name: len(text) for name, text in texts.items() if len(text) > room(name)} == {}
    assert all(len(link.text) <= 300 for link in (*task.related, *task.not_this))


@pytest.mark.parametrize("door", STARTER.doors, ids=lambda door: door.key)
def test_another_door_says_all_it_should(door: StarterDoor) -> None:
    assert all((door.name, door.title, door.text))
    assert door.link == "" or door.link.startswith("https://")
    assert len(door.words) >= FEWEST_WORDS
    assert len(set(door.questions)) == len(door.questions) >= FEWEST_QUESTIONS
    fields = {"name": 120, "title": 120, "text": 600}
    assert {name for name, most in fields.items() if len(getattr(door, name)) > most} == set()
    assert len("\n".join(door.words)) <= 4000
    assert len("\n".join(door.questions)) <= 20_000


def test_no_door_stands_twice() -> None:
    assert len({door.key for door in STARTER.doors}) == len(STARTER.doors) >= 40


def test_each_word_of_the_lexicon_leads_to_words_the_catalogue_has() -> None:
    analyser = find_systems.analyser()
    index = find_systems.indgang_index(find_systems.Catalogue.of(STARTER), find_systems.Parts(learned=False))
    lost = [
        f"{word.word}: {led}"
        for word in STARTER.words
        for led in analyser.words(word.leads_to)
        if index.vocabulary.root(led) is None
    ]
    assert lost == []
    assert {word.language for word in STARTER.words} == {"da", "en", "de", "pl"}
    assert all(1 <= len(word.word.split()) <= 4 for word in STARTER.words)


def test_no_question_is_nearly_another() -> None:
    assert find_copies.repeated(STARTER) == []


def test_no_question_is_a_near_copy_of_a_held_out_one() -> None:
    """Of those that stand in the repository; a municipality's own are looked at by benchmarks/find_copies.py."""
    held_out = [question.text for question in find_gold.read_voices(STARTER)]
    taught = [text for task in STARTER.tasks for text in task.questions]
    assert find_copies.near_copies(held_out, taught) == []


def test_no_word_leads_to_other_tasks_alone() -> None:
    assert list(find_copies.words_that_pull_wrongly(STARTER)) == []


def test_a_field_that_is_missing_is_named_with_its_task(tmp_path: Path) -> None:
    frame = '[[theme]]\nkey = "vej"\nname = "Vej"\n'
    frame += '[[unit]]\nkey = "vej"\nname = "Vej"\n[[situation]]\nkey = "a"\ntitle = "A"\nintroduction = ""\n'
    (tmp_path / FRAME_FILE).write_text(frame, encoding="utf-8")
    assert read_starter_catalogue(tmp_path).tasks == ()
    (tmp_path / "vej.toml").write_text('[[task]]\nkey = "grave"\n', encoding="utf-8")
    with pytest.raises(KeyError, match="grave: title"):
        read_starter_catalogue(tmp_path)
    (tmp_path / "vej.toml").write_text('[[task]]\ntitle = "Uden nøgle"\n', encoding="utf-8")
    with pytest.raises(KeyError, match="key"):
        read_starter_catalogue(tmp_path)
    (tmp_path / "vej.toml").write_text("[[task]", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        read_starter_catalogue(tmp_path)
