"""The sentences of groups in Danish."""

from __future__ import annotations

GROUPS = {
    "No plan that keeps as much is worth more.": "Ingen plan, der holder lige så meget, er mere værd.",
    "{number} people cannot sit at {tables} tables.": "{number} personer kan ikke sidde ved {tables} borde.",
    "There must be tables, each with at least one seat.": "Der skal være borde, hvert med mindst én plads.",
    "The tables seat {seats}, but there are {people} people.": "Der er {seats} pladser, men {people} personer.",
    "There must be at least one rotation.": "Der skal være mindst én rotation.",
    "At least one person of a unit must be allowed at a table.": "Mindst én fra en enhed skal måtte sidde ved et bord.",
    "{name} cannot be host of two tables.": "{name} kan ikke være vært ved to borde.",
    "No plan keeps these wishes together.": "Ingen plan kan holde disse ønsker på én gang:",
    "{name} is host of table {table}": "{name} er vært ved bord {table}",
    "at most {cap} of {count} people from {unit} at a table": "højst {cap} af {count} fra {unit} ved et bord",
    "somebody with {skill} at table {table} ({count} have it)": "en med {skill} ved bord {table} (det har {count})",
    "{one} and {other} together": "{one} og {other} sammen",
    "{one} and {other} apart": "{one} og {other} hver for sig",
    "The bound counts everybody's best partners; the true best is likely well below it.": (
        "Loftet tæller hver persons bedste makkere; det bedst mulige ligger nok et godt stykke under."
    ),
    "The bound is that of the eigenvalues of who sits with whom; the true best is below it.": (
        "Loftet er regnet ud af egenværdier; det bedst mulige ligger under."
    ),
    "The bound is that of the best fractional choice among all possible groups.": (
        "Loftet er regnet ud over alle mulige grupper."
    ),
    "{one} and {other} sit together.": "{one} og {other} sidder sammen.",
    "{one} and {other} are apart.": "{one} og {other} sidder hver for sig.",
    "{count} from {unit} sit at table {table} in rotation {rotation}; at most {cap} should.": (
        "{count} fra {unit} sidder ved bord {table} i rotation {rotation}; der skulle højst være {cap}."
    ),
    "Nobody at table {table} in rotation {rotation} has {skill}.": (
        "Ingen ved bord {table} i rotation {rotation} kan {skill}."
    ),
    "{name} comes to table {table} again.": "{name} kommer til bord {table} igen.",
    "{people} people sit at {tables} tables in {rotations} rotations.": (
        "{people} personer, {tables} borde, antal rotationer: {rotations}."
    ),
    "{count} meetings are of forbidden pairs.": "Møder mellem to, der ikke må mødes: {count}.",
    "With so many people who may not meet, it cannot be fewer.": (
        "Når så mange ikke må mødes, kan det ikke blive færre."
    ),
    "Nobody meets anybody twice.": "Ingen møder den samme to gange.",
    "{count} meetings are repeats.": "Møder mellem to, der har mødt hinanden før: {count}.",
    "There are too few people for so many rotations: it cannot be fewer.": (
        "Der er for få personer til så mange rotationer, så det kan ikke blive færre."
    ),
    "{tables} tables would allow {rotations} rotations without a repeat.": (
        "Med {tables} borde kan der være {rotations} rotationer, uden at nogen mødes to gange."
    ),
}
