"""The Danish of what selection and distribution say: English → Danish template with the same names in braces."""

from __future__ import annotations

from typing import Literal

UNITS_AND_SITES: dict[str, Literal["unit", "site"]] = {
    "unit": "unit",
    "enhed": "unit",
    "site": "site",
    "sted": "site",
}

SELECTING = {
    "These wishes cannot all be kept:": "Disse ønsker kan ikke alle opfyldes på én gang:",
    "{size} on the list": "{size} på listen",
    "at least {low} from the unit {name}": "mindst {low} fra enheden {name}",
    "at most {high} from the unit {name}": "højst {high} fra enheden {name}",
    "at least {low} from the site {name}": "mindst {low} fra stedet {name}",
    "at most {high} from the site {name}": "højst {high} fra stedet {name}",
    "{name} must be on the list": "{name} skal med",
    "{name} must not be on the list": "{name} må ikke komme med",
    "There was no time to see whether the wishes can be kept.": "Der var ikke tid til at se, "
    "om ønskerne kan opfyldes.",
    "A list needs at least one place.": "Listen skal have mindst én plads.",
    "The quota of {name} cannot be below 0.": "Kvoten for {name} kan ikke være under 0.",
    "A person has at least one meeting, and no weight is below 0.": "Hver skal kunne nå mindst ét møde.",
    "{name} is on the list: contact {contact}, meetings worth {meetings}; "
    "with {other} instead the list would lose {margin}.": "{name} er med: kontakt {contact}, "
    "møder for {meetings} point. Med {other} i stedet ville listen tabe {margin}.",
    "{name} is on the list: contact {contact}, meetings worth {meetings}; "
    "with {other} instead the list would lose {margin}."
    " Bridges between units that fall without them: {bridges}.": "{name} er med: kontakt {contact}, "
    "møder for {meetings} point. Med {other} i stedet ville listen tabe {margin}. "
    "Broer mellem enheder, der falder væk uden {name}: {bridges}.",
    "{name} is on the list before {other}, who is as good but has been invited more often.": "{name} er med frem "
    "for {other}, som er lige så god, men har været inviteret oftere.",
    "{name} is not on the list: contact {contact}; instead of {other} the list would lose {margin}.": "{name} er "
    "ikke med: kontakt {contact}. I stedet for {other} ville listen tabe {margin}.",
    "{name} is not on the list: instead of {other} the list would gain {margin}, but for the quota of {unit}.": (
        "{name} er ikke med: i stedet for {other} ville listen vinde {margin}, men kvoten for {unit} står i vejen."
    ),
    "{name} is not on the list: {other} is as good and has been invited less often.": "{name} er ikke med: "
    "{other} er lige så god og har været inviteret sjældnere.",
    "{name} is on the list: it was asked that they must be.": "{name} er med, fordi det er et krav.",
    "{name} is not on the list: it was asked that they must not be.": "{name} er ikke med, fordi det er et krav.",
    "{name} is on the list: nobody else may take the place.": "{name} er med: ingen anden må få pladsen.",
    "{name} is not on the list: no place is open to them.": "{name} er ikke med: ingen plads er åben.",
}

DISTRIBUTING = {
    "{task} ({hours} hours) has a holder, and {number} may hold it": "{task} ({hours} timer) skal løses, "
    "og det kan {number}",
    "{name} has {hours} hours": "{name} har {hours} timer",
    "{name} holds at most {most} tasks": "{name} har højst {most} opgaver",
    "at most {moves} tasks leave their holders": "højst {moves} opgaver flyttes",
    "nobody who may hold {task} has the hours for it alone": "ingen, der må løse {task}, har timer nok til den",
    "{task} needs {needs}, which nobody who may hold it is near": "{task} kræver {needs}, "
    "og ingen, der må løse den, er i nærheden af det",
    "the seconds of the tasks nearby take {hours} hours": "de, der skal træde til i opgaverne omkring den, "
    "bruger {hours} timer",
    "rules keep everybody from {task}": "reglerne holder alle fra {task}",
    "There was no time to see what collides.": "Der var ikke tid til at se, hvad der støder sammen.",
    "There was no time for a plan.": "Der var ikke tid til en plan.",
    "{name} may not hold {task}, or never has the hours.": "{name} må ikke få {task} eller har aldrig timerne.",
    "{name} cannot hold {task} together with the limits.": "{name} kan ikke få {task} inden for grænserne.",
    "{task}: nobody.": "{task}: ingen.",
    "{task}: {name}, {score} points (skills {skill}, unit {unit}, place {place}, wish {wish}).": "{task}: {name}, "
    "{score} point (kunnen {skill}, enhed {unit}, sted {place}, ønske {wish}).",
    "not {name}: a rule": "ikke {name}: en regel",
    "not {name}: {missing} levels of a skill are missing": "ikke {name}: mangler {missing} trin af en kunnen",
    "not {name} ({score}): no hours left": "ikke {name} ({score}): ikke flere timer",
    "not {name} ({score}): holds as many tasks as they may": "ikke {name} ({score}): har så mange opgaver, som det må",
    "not {name} ({score}): the whole would lose {cost} or more": "ikke {name} ({score}): "
    "helheden ville tabe {cost} eller mere",
}
