"""Takes the words after ``indgang mix`` to the verb they name, and tells in Danish what went wrong."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from config.mix.printing import in_danish
from indgang.mixing.errors import BadInput, MixingError

VERBS = {
    "pairs": "runder af samtaler to og to",
    "coffee": "kaffepar mellem samlingerne",
    "groups": "grupper med opgaver, én gang eller i rotation",
    "select": "hvem der inviteres",
    "tasks": "opgaver fordelt på medarbejdere",
}
NO_PLAN, BAD_INPUT, STOPPED = 1, 2, 130
ENDINGS = """\
Svarer med 0, når der er en plan; 1, når ingen plan kan holde ønskerne; 2, når filerne eller ordene ikke kan læses."""


def main(words: Sequence[str]) -> int:
    """The exit code: 0 with a plan, 1 when there can be none, 2 when the input is at fault."""
    arguments = parser_for(words).parse_args(words)
    try:
        return int(arguments.run(arguments))
    except MixingError as fault:
        print(in_danish(fault), file=sys.stderr)
        return BAD_INPUT if isinstance(fault, BadInput) else NO_PLAN
    except KeyboardInterrupt:
        print("Afbrudt.", file=sys.stderr)
        return STOPPED


def verbs_there() -> dict[str, str]:
    """The verbs whose module is there."""
    return {verb: what for verb, what in VERBS.items() if find_spec(f"config.mix.{verb}")}


def parser_for(words: Sequence[str]) -> ArgumentParser:
    """Knows every verb by name, and the arguments of the one that is named: only its module is imported."""
    parser = ArgumentParser(
        prog="indgang mix",
        description="Hvem møder hvem: regnet ud på filer, uden database.",
        epilog=ENDINGS,
        formatter_class=RawDescriptionHelpFormatter,
    )
    named = parser.add_subparsers(metavar="VERBUM", required=True)
    for verb, what in verbs_there().items():
        own = named.add_parser(
            verb,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog=ENDINGS,
            formatter_class=RawDescriptionHelpFormatter,
        )
        if verb in words[:1]:
            module = import_module(f"config.mix.{verb}")
            module.add_arguments(own)
            own.set_defaults(run=module.run)
    return parser
