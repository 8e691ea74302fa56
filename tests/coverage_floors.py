"""Holds the suite's coverage against its floors: ``python tests/coverage_floors.py`` after ``pytest --cov``.

100 % of lines and branches where decisions are made (`actions`, `rules`, `queries`, `finding`, `mixing`), 95 % of
every area else. What cannot be reached says why: ``# pragma: no cover – reason``. The walks through
every page (``WALKS`` in ``tests/conftest.py``) are not counted: a line that only they run is not tested.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "var" / "coverage.json"
FLOOR = 95.0
WHOLE_AREAS = {"finding", "mixing"}
PRAGMA = re.compile(r"#\s*pragma:\s*no\s*(?:cover|branch)(?P<reason>.*)")
REASON = re.compile(r"\s[–-]\s\S.{5,}")


def area_of(path: str) -> str:
    parts = path.split("/")
    return parts[1] if parts[0] == "indgang" and len(parts) > 2 else parts[0]


def is_whole(path: str) -> bool:
    """Whether every line and branch of the file is to be run."""
    parts = path.removesuffix(".py").split("/")
    rooms = {"actions", "rules", "queries"}
    return parts[0] == "indgang" and (parts[1] in WHOLE_AREAS or bool(rooms & set(parts[2:])))


def share(summaries: list[dict[str, Any]]) -> float:
    """Percent of lines and branches run."""
    wanted = sum(one["num_statements"] + one.get("num_branches", 0) for one in summaries)
    run = sum(one["covered_lines"] + one.get("covered_branches", 0) for one in summaries)
    return 100.0 * run / wanted if wanted else 100.0


def faults(files: dict[str, Any]) -> Iterator[str]:
    areas: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path, told in sorted(files.items()):
        if is_whole(path):
            yield from faults_of_whole(path, told)
        else:
            areas[area_of(path)].append(told["summary"])
    for area, summaries in sorted(areas.items()):
        if share(summaries) < FLOOR:
            yield f"{area}: {share(summaries):.1f} % outside actions, rules and queries; the floor is {FLOOR:.0f} %"


def faults_of_whole(path: str, told: dict[str, Any]) -> Iterator[str]:
    if told["missing_lines"] and not told["summary"]["covered_lines"]:
        yield f"{path}: no test runs it"
        return
    missed = [str(line) for line in told["missing_lines"]]
    missed += [f"{before}→{after}" for before, after in told.get("missing_branches", [])]
    if missed:
        yield f"{path}: not run: {', '.join(missed)}"


def pragmas_without_reason(root: Path) -> Iterator[str]:
    for path in sorted([*(root / "indgang").rglob("*.py"), *(root / "config").rglob("*.py")]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found = PRAGMA.search(line)
            if found and not REASON.match(found["reason"]):
                yield f"{path.relative_to(root)}:{number}: a pragma without its reason"


def main() -> int:
    files = json.loads(REPORT.read_text(encoding="utf-8"))["files"]
    found = [*faults(files), *pragmas_without_reason(ROOT)]
    total = share([told["summary"] for told in files.values()])
    for fault in found:
        print(fault)
    print(f"Coverage: {total:.1f} % of lines and branches; {len(found)} places under their floor.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
