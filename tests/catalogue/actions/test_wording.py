from __future__ import annotations

import pytest

from indgang.catalogue.actions import wording
from indgang.catalogue.models import LexiconEntry, OtherDoor
from indgang.catalogue.queries.finding import find_tasks
from indgang.history.models import Event
from indgang.people.models import User
from tests.factories import make_editor, make_user
from tests.small_town import TODAY, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_editor()


def add(word: str, leads_to: str, by: User, language: str = "da") -> LexiconEntry:
    return wording.add_lexicon_entry(word=word, language=language, leads_to=leads_to, by=by)


def keys(text: str) -> list[str]:
    return [found.card.key for found in find_tasks(text, today=TODAY).found]


def test_a_word_of_the_lexicon_finds_at_once(editor: User) -> None:
    found_town()
    assert keys("pergola") == []
    add("Pergola", "parasoller", editor)
    assert keys("pergola") == ["borde"]
    wording.remove_lexicon_entry(entry=LexiconEntry.objects.get(), by=editor)
    assert keys("pergola") == []
    assert list(Event.objects.order_by("pk").values_list("act", "target_label")) == [
        ("add_lexicon_entry", "pergola → parasoller"),
        ("remove_lexicon_entry", "pergola → parasoller"),
    ]


def test_the_same_word_is_led_anew(editor: User) -> None:
    first = add("hot  dog", "pølsevogn", editor)
    assert (first.word, str(first), first.get_absolute_url()) == (
        "hot dog", "hot dog → pølsevogn", "/intern/ord/ordbog/"
    )  # fmt: skip
    assert add("HOT DOG", "madvogn   bod", editor).leads_to == "madvogn bod"
    add("hot dog", "madvogn bod", editor)
    add("hot dog", "hund", editor, "en")
    assert LexiconEntry.objects.count() == 2
    assert Event.objects.count() == 3


@pytest.mark.parametrize(
    ("word", "leads_to", "field"),
    [
        ("", "vej", "word"),
        ("!!", "vej", "word"),
        ("et to tre fire fem", "vej", "word"),
        ("vej", " – ", "leads_to"),
    ],
)
def test_what_leads_nowhere_is_refused(word: str, leads_to: str, field: str, editor: User) -> None:
    with pytest.raises(wording.UnableToKeepWords) as refused:
        add(word, leads_to, editor)
    assert refused.value.field == field


def test_another_door_is_written_changed_and_removed(editor: User) -> None:
    values: wording.DoorValues = {
        "key": "skat",
        "name": "Skattestyrelsen",
        "title": "Moms",
        "words": "moms\n\nfradrag",
    }
    door = wording.create_other_door(values=values, by=editor)
    assert (str(door), door.word_list, door.question_list) == (
        "Skattestyrelsen: Moms",
        ["moms", "fradrag"],
        [],
    )
    assert door.get_absolute_url() == "/intern/ord/andre-indgange/skat/ret/"
    wording.edit_other_door(door=door, values={"title": "Moms og skat"}, by=editor)
    wording.edit_other_door(door=door, values={"title": "Moms og skat"}, by=editor)
    assert OtherDoor.objects.get().title == "Moms og skat"
    wording.remove_other_door(door=door, by=editor)
    assert OtherDoor.objects.count() == 0
    assert list(Event.objects.order_by("pk").values_list("act", flat=True)) == [
        "create_other_door", "edit_other_door", "remove_other_door"
    ]  # fmt: skip


def test_others_may_change_nothing(editor: User) -> None:
    entry, door = (
        add("pergola", "parasoller", editor),
        OtherDoor.objects.create(key="skat", name="Skat", title="Moms"),
    )
    somebody = make_user()
    for act in (
        lambda: add("vej", "gade", somebody),
        lambda: wording.remove_lexicon_entry(entry=entry, by=somebody),
        lambda: wording.create_other_door(values={"key": "x"}, by=somebody),
        lambda: wording.edit_other_door(door=door, values={"title": "x"}, by=somebody),
        lambda: wording.remove_other_door(door=door, by=somebody),
    ):
        with pytest.raises(wording.UnableToKeepWords):
            act()
    assert (LexiconEntry.objects.count(), OtherDoor.objects.get().title) == (1, "Moms")
