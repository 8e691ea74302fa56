"""Doors between areas, and what an action must look like: read from the source, without importing it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

DOORS = {"models", "actions", "queries", "rules"}
TOOLS = {"shared", "finding", "mixing"}  # they keep no secrets: every module of theirs may be used
FORBIDDEN_NAMES = {"utils", "helpers", "services", "managers", "signals"}
LONGEST_FILE = 400


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported_modules(tree: ast.AST) -> Iterator[str]:
    """Full names; of ``from a import b`` both parts, as ``b`` may be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def closed_doors(root: Path, other_doors: Mapping[str, str]) -> Iterator[str]:
    """Imports that enter an area by anything but its doors. ``other_doors``: module → why it may be used."""
    for path in python_files(root / "indgang"):
        area = path.relative_to(root).parts[1]
        for name in dict.fromkeys(imported_modules(tree_of(path))):
            parts = name.split(".")
            if parts[0] != "indgang" or len(parts) < 3 or parts[1] in {area, *TOOLS}:
                continue
            if parts[2] not in DOORS and not is_within(name, other_doors):
                yield f"{path.relative_to(root)}: {name} is not a door of {parts[1]}"


def is_within(name: str, modules: Collection[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def action_files(root: Path) -> list[Path]:
    files = (root / "indgang").glob("*/actions/*.py")
    return sorted(path for path in files if path.name != "__init__.py")


def actions_without_test(root: Path) -> Iterator[str]:
    for path in action_files(root):
        area = path.relative_to(root).parts[1]
        test = root / "tests" / area / "actions" / f"test_{path.name}"
        if not test.is_file():
            yield f"{path.relative_to(root)}: {test.relative_to(root)} is missing"


def unruly_actions(root: Path, without_by: Mapping[str, str]) -> Iterator[str]:
    """Acts that take positions or do not say ``by`` whom. ``without_by``: area.file.function → why."""
    for path in action_files(root):
        place = f"{path.relative_to(root).parts[1]}.{path.stem}"
        for node in tree_of(path).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                yield from faults_of_act(node, f"{place}.{node.name}", without_by)


def faults_of_act(
    node: ast.FunctionDef | ast.AsyncFunctionDef, place: str, without_by: Mapping[str, str]
) -> Iterator[str]:
    if node.args.args or node.args.posonlyargs or node.args.vararg:
        yield f"{place} takes arguments by position"
    if "by" not in {argument.arg for argument in node.args.kwonlyargs} and place not in without_by:
        yield f"{place} does not say by whom"


def borrowed_refusals(root: Path) -> Iterator[str]:
    """An ``UnableTo…`` that an action raises stands in the same file."""
    for path in action_files(root):
        tree = tree_of(path)
        own = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
        for node in ast.walk(tree):
            name = raised_name(node)
            if name.startswith("UnableTo") and name not in own:
                yield f"{path.relative_to(root)}: {name} is not defined here"


def raised_name(node: ast.AST) -> str:
    raised = node.exc if isinstance(node, ast.Raise) else None
    raised = raised.func if isinstance(raised, ast.Call) else raised
    return raised.id if isinstance(raised, ast.Name) else ""


def areas_without_paragraph(root: Path) -> Iterator[str]:
    for path in sorted((root / "indgang").glob("*/__init__.py")):
        if not ast.get_docstring(tree_of(path)):
            yield f"{path.relative_to(root)}: does not say what the area is for"


def forbidden_names(root: Path, folders: Collection[str]) -> Iterator[str]:
    for folder in folders:
        for path in python_files(root / folder):
            parts = path.relative_to(root).with_suffix("").parts
            if FORBIDDEN_NAMES & set(parts):
                yield f"{path.relative_to(root)}: this name says nothing about what it does"


def too_long_files(root: Path, folders: Collection[str], allowed: Mapping[str, str]) -> Iterator[str]:
    """``allowed``: path → why it may be longer."""
    for folder in folders:
        for path in python_files(root / folder):
            name = path.relative_to(root).as_posix()
            length = len(path.read_text(encoding="utf-8").splitlines())
            if length > LONGEST_FILE and name not in allowed:
                yield f"{name}: {length} lines; at {LONGEST_FILE} it is to be cut"
