"""What is written about the house: links that lead somewhere, the map complete, no addresses of registries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]+)\]\((?P<target>[^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
OUTSIDE = re.compile(r"^(https?:|mailto:)")
# Where packages are fetched from differs from machine to machine, so no file of ours names a place.
REGISTRY = re.compile(
    r"\b(pypi|pythonhosted|npmjs|yarnpkg|jsdelivr|unpkg|cdnjs)\.(org|com|net|io)\b", re.IGNORECASE
)
NOT_OURS = {".git", ".venv", "node_modules", "var", "build", "dist", "locale"}


def papers(root: Path) -> list[Path]:
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]


def broken_links(root: Path) -> Iterator[str]:
    for path in papers(root):
        for link in LINK.finditer(FENCED.sub("", path.read_text(encoding="utf-8"))):
            fault = fault_of_link(path, link["text"], link["target"])
            if fault:
                yield f"{path.relative_to(root)}: [{link['text']}]({link['target']}) {fault}"


def fault_of_link(path: Path, text: str, target: str) -> str:
    """What is wrong with a link; nothing where it holds. A flow's link named `so` must find the name in the file."""
    if OUTSIDE.match(target):
        return ""
    place, _, heading = target.partition("#")
    file = (path.parent / place).resolve() if place else path
    if not file.exists():
        return "leads nowhere"
    if heading and heading not in headings(file):
        return "names a heading that is not there"
    if "flows" in path.parts and file.is_file() and not set(names_in(text)) <= words_of(file):
        return "names something the file does not hold"
    return ""


def headings(file: Path) -> set[str]:
    """The anchors of a paper's headings, as they are commonly made from their text."""
    lines = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).strip().replace(" ", "-") for line in lines}


def names_in(text: str) -> list[str]:
    return re.findall(r"`(\w+)`", text)


def words_of(file: Path) -> set[str]:
    return set(re.findall(r"\w+", file.read_text(encoding="utf-8")))


def missing_on_map(root: Path, areas: Collection[str]) -> Iterator[str]:
    drawn = (root / "docs" / "map.md").read_text(encoding="utf-8")
    yield from (f"docs/map.md: {area} is missing" for area in sorted(areas) if f"`{area}`" not in drawn)


def registries_named(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if not path.is_file() or any(part in NOT_OURS or part.startswith(".") for part in parts[:-1]):
            continue
        found = REGISTRY.search(path.read_bytes().decode("utf-8", "ignore"))
        if found:
            yield f"{path.relative_to(root)}: names {found[0]}"
