"""``python -m config.translations extract | update [AREA …] | compile | check``."""

from __future__ import annotations

import sys
from pathlib import Path

from config.translations.checking import faults
from config.translations.extraction import area_folders, extract_area
from config.translations.keeping import asked_for, compile_all, update

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str], root: Path = ROOT) -> int:
    match arguments:
        case ["extract"]:
            show_extracted(root)
        case ["update", *areas]:
            for area, lacking in update(root, areas).items():
                print(f"{area}: {lacking} without Danish")
        case ["compile"]:
            compile_all(root)
        case ["check"]:
            return show_faults(root)
        case _:
            print(__doc__)
            return 2
    return 0


def show_extracted(root: Path) -> None:
    for area, folder in area_folders(root).items():
        for message in asked_for(extract_area(root, folder)):
            print(f"{area}: {message.id!r}")


def show_faults(root: Path) -> int:
    found = faults(root)
    for fault in found:
        print(fault)
    print(f"Translations: {len(found)} faults." if found else "Translations: complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
