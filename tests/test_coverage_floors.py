from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.coverage_floors import faults, is_whole, pragmas_without_reason


def told(*, lines: int = 20, run: int = 20, missing: list[int] | None = None) -> dict[str, Any]:
    summary = {"num_statements": lines, "covered_lines": run, "num_branches": 0, "covered_branches": 0}
    return {"summary": summary, "missing_lines": missing or [], "missing_branches": []}


@pytest.mark.parametrize(
    ("path", "whole"),
    [
        ("indgang/people/actions/joining.py", True),
        ("indgang/people/rules.py", True),
        ("indgang/catalogue/queries/answers.py", True),
        ("indgang/finding/index.py", True),
        ("indgang/people/views/desk.py", False),
        ("indgang/__init__.py", False),
        ("config/checks.py", False),
    ],
)
def test_where_decisions_are_made_everything_is_run(path: str, whole: bool) -> None:
    assert is_whole(path) is whole


def test_a_line_or_branch_not_run_in_an_action_is_named() -> None:
    action = told(run=19, missing=[7]) | {"missing_branches": [[8, 10]]}
    assert list(faults({"indgang/people/actions/joining.py": action})) == [
        "indgang/people/actions/joining.py: not run: 7, 8→10"
    ]


def test_a_file_that_no_test_touches_is_named_in_one_word() -> None:
    assert list(faults({"indgang/people/rules.py": told(run=0, missing=[*range(20)])})) == [
        "indgang/people/rules.py: no test runs it"
    ]


def test_an_area_is_held_to_its_floor_as_a_whole() -> None:
    files = {
        "indgang/people/forms.py": told(run=18),
        "indgang/people/urls.py": told(),
        "config/checks.py": told(run=18),
    }
    assert list(faults(files)) == ["config: 90.0 % outside actions, rules and queries; the floor is 95 %"]


def test_a_pragma_gives_its_reason(tmp_path: Path) -> None:
    (tmp_path / "indgang").mkdir()
    (tmp_path / "config").mkdir()
    lines = ["a = 1  # pragma: no cover", "b = 2  # pragma: no cover – only on another system", ""]
    (tmp_path / "indgang" / "rules.py").write_text("\n".join(lines), encoding="utf-8")
    assert list(pragmas_without_reason(tmp_path)) == ["indgang/rules.py:1: a pragma without its reason"]
