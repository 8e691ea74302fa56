"""The console command ``indgang``: everything an operator does, by one name."""

from __future__ import annotations

import os
import sys

COMMANDS = {
    "demo": "fyld databasen med demonstrationskommunen og vis den (--no-serve: kun fylde)",
    "create-administrator": "luk den første administrator ind",
    "serve": "vis Indgang på en port (PORT, ellers 8000)",
    "work": "kør det, der kører af sig selv, i en proces for sig (kun PostgreSQL)",
    "migrate": "bring databasen på højde med programmet",
    "find": "find opgave og kollega ud fra en virksomheds egne ord",
    "find-check": "mål hvor godt der findes, på kommunens eget facit",
    "import people": "læs enheder og medarbejdere fra CSV eller XLSX",
    "import kle": "læs kommunens eget eksemplar af KL's emneplan (XML)",
    "learn": "lær af katalogets ord og spørgsmål, så der findes bedre",
    "nightly": "det, der skal ske hver nat: glem det gamle, og lær af det nye",
    "mix": "hvem møder hvem: samtalepar og andre planer ud fra filer (indgang mix --help)",
    "start-catalogue": "læg startkataloget ind i kommunens katalog",
    "check": "se efter om opsætningen er i orden (--deploy: om den er sikker)",
    "forget": "slet det, der er ældre end det må være",
}


def main() -> None:
    words = sys.argv[1:]
    if words[:1] == ["mix"]:
        from config.mix.verbs import main as mix  # its libraries are heavy, and no other command needs them

        sys.exit(mix(words[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # after the settings are named

    if not words or words[0] in {"help", "--help", "-h"}:
        print(usage())
        return
    if words[0] == "demo":
        os.environ["INDGANG_DEMO"] = "1"  # before the settings are read: the server's processes inherit them
    execute_from_command_line(["indgang", *management_words(words)])


def management_words(words: list[str]) -> list[str]:
    """The words as Django knows them: ``import people FILE`` is ``import_people FILE``."""
    if words[0] == "import" and len(words) > 1:
        return [f"import_{words[1]}", *words[2:]]
    return [words[0].replace("-", "_"), *words[1:]]


def usage() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  indgang {name:<{width}}  {what}" for name, what in COMMANDS.items()]
    what_it_is = "Indgang: én indgang til kommunen for virksomheder."
    return "\n".join([what_it_is, "", *lines, "", "Mere: indgang COMMAND --help"])
