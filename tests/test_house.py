"""The house stands as it is drawn, and each check here is shown a crooked one that it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps

from tests.house import floors, pages, papers, rooms
from tests.house.floors import Key
from tests.house.unsigned import WITHOUT_BY

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("indgang", "config", "tests", "benchmarks")

# Modules that other areas may use although they are no door, and why.
OTHER_DOORS = {
    "indgang.people.access": "the desk's own door: the decorator that every desk view wears",
    "indgang.people.forms.colleague_choice": "a field that knows a colleague by name; areas above pick colleagues",
    "indgang.people.forms.unit_choice": "the same for a unit",
    "indgang.catalogue.forms.task_choice": "a field that knows a task by its title; enquiries pick tasks",
    "indgang.people.forms.clock": "a field that takes a time of day as Danes write it",
    "indgang.people.notices": "how a notice leaves that no act falls with; areas above write to colleagues",
    "indgang.people.forms.of_model": "forms of a thing's own fields that can hold such fields",
    "indgang.people.staff_files": "reads CSV and XLSX whatever a spreadsheet made of them; areas above have lists too",
    "indgang.businesses.numbers": "pure functions: what tells a right CVR number from a wrong one",
    "indgang.businesses.forms.business_choice": "a field that knows a company by name or number; areas above pick them",
    "indgang.surveys.forms.satisfaction": "the form that an invitation's link leads to: its page belongs to who asked",
    "indgang.surveys.intervals": "pure functions: whoever shows figures of few answers shows how far they hold",
    "indgang.relations.forms.rating": "the minute's form: whoever says yes to a gathering is asked on its page",
    "indgang.enquiries.calendar_files": "pure functions: invitations as calendars read them; gatherings invite too",
    "indgang.enquiries.clocks": "pure functions: what a working day is; gatherings count in them",
    "indgang.history.words": "events put into words: what history's queries give",
    "indgang.history.forms": "what every area's forms grow from: tells that somebody else saved meanwhile",
}
LONGER_FILES = {
    "tests/flows/test_enquiry_to_satisfaction.py": "one story, read from the first line to the last",
    "tests/flows/test_tie_to_result.py": "one story, read from the first line to the last",
}
# Templates that another app looks for under its own name.
OTHER_TEMPLATES = {
    "shared": {"layouts"},
    "people": {"account", "allauth", "mfa", "socialaccount", "429.html"},
}


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def nothing_wrong(faults: Iterable[str]) -> None:
    """Fails with every fault on a line of its own."""
    found = list(faults)
    assert not found, "\n" + "\n".join(found)


# Floors and foreign keys -----------------------------------------------------------------------------------


def test_every_area_built_stands_on_a_floor() -> None:
    assert set(floors.areas_of(ROOT)) <= set(floors.floors_of(ROOT))


def test_the_floors_are_read_from_the_contract() -> None:
    drawn = floors.floors_of(ROOT)

    assert drawn["home"] > drawn["catalogue"] > drawn["people"] > drawn["history"] > drawn["shared"]
    assert drawn["shared"] == drawn["finding"]
    assert drawn["catalogue"] == drawn["surveys"]


def test_foreign_keys_point_down() -> None:
    keys = list(floors.keys_of(apps.get_models()))

    assert Key("catalogue", "Task.answering_unit", "people") in keys
    nothing_wrong(floors.crooked_keys(keys, floors.floors_of(ROOT)))


def test_a_foreign_key_up_across_or_out_is_refused() -> None:
    keys = [
        Key("people", "Colleague.task", "catalogue"),
        Key("catalogue", "Task.survey", "surveys"),
        Key("history", "Event.target", ""),
        Key("people", "Unit.parent", "people"),
    ]

    assert list(floors.crooked_keys(keys, floors.floors_of(ROOT))) == [
        "people: Colleague.task points up or across to catalogue",
        "catalogue: Task.survey points up or across to surveys",
        "history: Event.target points out of the house",
    ]


def test_history_knows_things_by_text_alone() -> None:
    assert [key for key in floors.keys_of(apps.get_models()) if key.area == "history"] == []


# Doors and rooms -------------------------------------------------------------------------------------------


def test_areas_are_entered_by_their_doors() -> None:
    nothing_wrong(rooms.closed_doors(ROOT, OTHER_DOORS))


def test_entering_an_area_by_its_window_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "indgang/home/views/desk.py": (
                "import indgang.people.views.units\n"
                "from indgang.people import access, forms\n"
                "from indgang.people.models import Unit\n"
                "from indgang.shared.fields import TextField\n"
                "from indgang.home.navigation import entries_for\n"
            ),
            "indgang/home/migrations/0001_initial.py": "import indgang.people.views.units\n",
        },
    )

    assert list(rooms.closed_doors(tmp_path, OTHER_DOORS)) == [
        "indgang/home/views/desk.py: indgang.people.views.units is not a door of people",
        "indgang/home/views/desk.py: indgang.people.forms is not a door of people",
    ]


def test_every_action_file_has_its_test() -> None:
    nothing_wrong(rooms.actions_without_test(ROOT))


def test_an_action_file_without_its_test_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "indgang/people/actions/__init__.py": "",
            "indgang/people/actions/joining.py": "",
            "indgang/people/actions/covering.py": "",
            "tests/people/actions/test_covering.py": "",
        },
    )

    assert list(rooms.actions_without_test(tmp_path)) == [
        "indgang/people/actions/joining.py: tests/people/actions/test_joining.py is missing"
    ]


def test_acts_take_keywords_and_say_by_whom() -> None:
    nothing_wrong(rooms.unruly_actions(ROOT, WITHOUT_BY))


def test_an_act_by_position_or_by_nobody_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "indgang/people/actions/joining.py": (
                "def create_colleague(name, *, by): ...\n"
                "def end_colleague(*, colleague): ...\n"
                "def welcome(*, colleague): ...\n"
                "def _tidy(row): ...\n"
            )
        },
    )

    assert list(rooms.unruly_actions(tmp_path, {"people.joining.welcome": "a reason"})) == [
        "people.joining.create_colleague takes arguments by position",
        "people.joining.end_colleague does not say by whom",
    ]


def test_refusals_stand_in_the_file_that_raises_them() -> None:
    nothing_wrong(rooms.borrowed_refusals(ROOT))


def test_a_refusal_from_another_file_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "indgang/people/actions/joining.py": (
                "class UnableToJoin(Exception): ...\n"
                "def join(*, by):\n    raise UnableToJoin('no')\n"
                "def leave(*, by):\n    raise UnableToLeave\n"
            )
        },
    )

    assert list(rooms.borrowed_refusals(tmp_path)) == [
        "indgang/people/actions/joining.py: UnableToLeave is not defined here"
    ]


def test_every_area_says_what_it_is_for() -> None:
    nothing_wrong(rooms.areas_without_paragraph(ROOT))


def test_an_area_without_a_paragraph_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"indgang/people/__init__.py": "", "indgang/home/__init__.py": '"""The front page."""'})

    assert list(rooms.areas_without_paragraph(tmp_path)) == [
        "indgang/people/__init__.py: does not say what the area is for"
    ]


def test_modules_are_named_for_what_they_do() -> None:
    nothing_wrong(rooms.forbidden_names(ROOT, FOLDERS))


@pytest.mark.parametrize("name", ["utils.py", "helpers/dates.py", "services.py", "managers.py", "signals.py"])
def test_a_name_that_says_nothing_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"indgang/people/{name}": "", "indgang/people/signing.py": ""})

    assert list(rooms.forbidden_names(tmp_path, ["indgang"])) == [
        f"indgang/people/{name}: this name says nothing about what it does"
    ]


def test_no_file_is_too_long() -> None:
    nothing_wrong(rooms.too_long_files(ROOT, FOLDERS, LONGER_FILES))


def test_a_file_of_more_than_400_lines_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "indgang/long.py": "x = 1\n" * 401,
            "indgang/fits.py": "x = 1\n" * 400,
            "indgang/data.py": "\n" * 999,
        },
    )

    assert list(rooms.too_long_files(tmp_path, ["indgang"], {"indgang/data.py": "a reason"})) == [
        "indgang/long.py: 401 lines; at 400 it is to be cut"
    ]


# Pages -----------------------------------------------------------------------------------------------------


def test_templates_hold_nothing_inline() -> None:
    nothing_wrong(pages.inline_parts(ROOT))


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<script>alert(1)</script>", "an inline script"),
        ('<script type="module">1</script>', "an inline script"),
        ("<STYLE>p{}</STYLE>", "an inline style sheet"),
        ('<p class="x"\n style="color:red">', "a style attribute"),
        ('<button onclick="go()">', "a script attribute"),
        ('<a href="javascript:go()">', "a script address"),
    ],
)
def test_inline_style_and_script_are_refused(tmp_path: Path, markup: str, what: str) -> None:
    write(
        tmp_path,
        {
            "indgang/home/templates/home/crooked.html": markup,
            "indgang/home/templates/home/straight.html": (
                '<script src="/static/x.js" defer></script>{# <style> #}<p class="style">style = "x"</p>'
                '<p {% if only_open %}hidden{% endif %} {% x once="a" %}>'
                '<script data-x type="application/json">{"data": 1}</script>'
            ),
        },
    )

    assert list(pages.inline_parts(tmp_path)) == [f"indgang/home/templates/home/crooked.html: {what}"]


def test_templates_stand_beside_their_area() -> None:
    nothing_wrong(pages.templates_astray(ROOT, OTHER_TEMPLATES))


def test_a_template_in_a_strange_folder_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "indgang/home/templates/people/card.html": "",
            "indgang/home/templates/home/card.html": "",
            "indgang/people/templates/mfa/card.html": "",
        },
    )

    assert list(pages.templates_astray(tmp_path, OTHER_TEMPLATES)) == [
        "indgang/home/templates/people/card.html: belongs in a folder named home"
    ]


def test_views_draw_templates_of_their_own_area() -> None:
    nothing_wrong(pages.borrowed_templates(ROOT))


def test_a_view_that_borrows_a_template_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "indgang/home/views/desk.py": (
                "def show(request):\n"
                "    loader.render_to_string('home/there.html', {})\n"
                "    render(request, 'people/card.html', {'name': 'a text'})\n"
                "    return render(request, 'home/gone.html')\n"
            ),
            "indgang/home/templates/home/there.html": "",
            "indgang/people/templates/people/card.html": "",
        },
    )

    assert list(pages.borrowed_templates(tmp_path)) == [
        "indgang/home/views/desk.py: people/card.html is not a template of home",
        "indgang/home/views/desk.py: home/gone.html is not a template of home",
    ]


# Papers ----------------------------------------------------------------------------------------------------


def test_links_in_the_papers_lead_somewhere() -> None:
    nothing_wrong(papers.broken_links(ROOT))


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "README.md": "[gone](docs/gone.md) [there](docs/map.md#the-floors) [no heading](docs/map.md#cellar)\n",
            "docs/map.md": (
                "# The floors\n\n```\n[in code](nowhere)\n```\n[out](https://indgang.example/) ![x](gone.png)\n"
            ),
            "docs/flows/ask.md": "[`find`](../../find.py) [`lose`](../../find.py) [gone](../../lost.py) [ask](#ask)\n",
            "find.py": "def find(): ...\n",
        },
    )

    assert list(papers.broken_links(tmp_path)) == [
        "README.md: [gone](docs/gone.md) leads nowhere",
        "README.md: [no heading](docs/map.md#cellar) names a heading that is not there",
        "docs/flows/ask.md: [`lose`](../../find.py) names something the file does not hold",
        "docs/flows/ask.md: [gone](../../lost.py) leads nowhere",
        "docs/flows/ask.md: [ask](#ask) names a heading that is not there",
    ]


def test_the_map_shows_every_area() -> None:
    nothing_wrong(papers.missing_on_map(ROOT, floors.floors_of(ROOT)))


def test_an_area_missing_on_the_map_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"docs/map.md": "`people` and history"})

    assert list(papers.missing_on_map(tmp_path, ["people", "history"])) == ["docs/map.md: history is missing"]


def test_no_file_names_a_registry() -> None:
    nothing_wrong(papers.registries_named(ROOT))


def test_a_registry_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "requirements/base.txt": "--index-url https://{}.org/simple".format("pypi"),
            "node_modules/x/package.json": "registry.{}.org".format("npmjs"),
            "README.md": "Packages come from wherever your machine gets them.",
        },
    )

    assert list(papers.registries_named(tmp_path)) == ["requirements/base.txt: names {}.org".format("pypi")]
