"""Templates: nothing inline, and each beside its area."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from tests.house.rooms import tree_of

INLINE = {
    "an inline script": re.compile(
        r"<script(?![^>]*\s(?:src=|type=\"application/json\"))[^>]*>", re.IGNORECASE
    ),
    "an inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE),
    "a script attribute": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
}
NOT_MARKUP = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|{%.*?%}|{{.*?}}", re.DOTALL)
RENDERING = {"render", "render_to_string", "get_template", "TemplateResponse"}


def template_files(root: Path) -> list[Path]:
    return sorted(path for path in (root / "indgang").glob("*/templates/**/*") if path.is_file())


def inline_parts(root: Path) -> Iterator[str]:
    for path in template_files(root):
        text = NOT_MARKUP.sub("", path.read_text(encoding="utf-8"))
        yield from (f"{path.relative_to(root)}: {what}" for what, sign in INLINE.items() if sign.search(text))


def templates_astray(root: Path, folders: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Templates outside the folder that bears their area's name. ``folders``: what else an area may have."""
    for path in template_files(root):
        _, area, _, *inside = path.relative_to(root).parts
        if inside[0] not in {area, *folders.get(area, ())}:
            yield f"{path.relative_to(root)}: belongs in a folder named {area}"


def borrowed_templates(root: Path) -> Iterator[str]:
    """Views that draw a template of another area, or one that is not there."""
    for path in sorted((root / "indgang").glob("*/views/**/*.py")):
        area = path.relative_to(root).parts[1]
        for name in templates_drawn(tree_of(path)):
            if (
                not name.startswith(f"{area}/")
                or not (root / "indgang" / area / "templates" / name).is_file()
            ):
                yield f"{path.relative_to(root)}: {name} is not a template of {area}"


def templates_drawn(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in RENDERING:
            named = (arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant))
            yield from (name for name in named if isinstance(name, str))
