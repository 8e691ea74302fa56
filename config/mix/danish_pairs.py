"""The sentences of pairs in Danish."""

from __future__ import annotations

PAIRS = {
    "{rounds} rounds cannot be planned.": "{rounds} runder kan ikke planlægges.",
    "The floor is a share from 0 to 1, not {floor}.": "Bunden er en andel fra 0 til 1, ikke {floor}.",
    "Somebody absent or steady is not in the room.": "En, der er væk eller helst bliver siddende, er ikke med.",
    "Round {turn} names somebody twice or a stranger.": "I runde {turn} står nogen to gange, eller en fremmed.",
    "{people} people cannot meet two and two.": "{people} kan ikke mødes to og to. Der skal være mindst to personer.",
    "{name} has only {others} left to meet in {rounds} rounds: ask for at most {most} rounds.": (
        "{name} har kun {others} tilbage at møde i {rounds} runder. Bed om højst {most} runder."
    ),
    "{people} people cannot have {rounds} rounds with a group of three in each and meet nobody twice: "
    "ask for at most {most} rounds, or let one pause in each.": (
        "{people} personer kan ikke have {rounds} runder, hvor tre sidder sammen i hver og ingen mødes to gange. "
        "Bed om højst {most} runder, eller lad én have pause i hver."
    ),
    "No rounds were found in which nobody meets twice.": (
        "Der blev ikke fundet runder, hvor ingen mødes to gange. "
        "Bed om færre runder, eller vælg pause i stedet for tre."
    ),
    "{one} and {other} meet although they were not to.": "{one} og {other} mødes, selvom de ikke skulle.",
    "{one} and {other} meet more than once.": "{one} og {other} mødes mere end én gang.",
    "{name} has {count} pauses.": "{name} har pause {count} gange.",
    "{name} is one of three {count} times.": "{name} sidder i gruppen på tre {count} gange.",
    "{name}'s evening is worth {value:.2f}, less than the {floor:.2f} asked for.": (
        "{name} får {value:.2f} ud af det, mindre end de {floor:.2f}, der blev bedt om."
    ),
    "{meetings} meetings in {rounds} rounds, worth {total:.2f} together.": (
        "{meetings} møder i {rounds} runder, tilsammen {total:.2f} værd."
    ),
    "No plan is worth more than {bound:.2f}: at most {gap:.2f} % could be gained.": (
        "Ingen plan kan blive mere værd end {bound:.2f}. Der er højst {gap:.2f} % at vinde."
    ),
    "Nobody meets the same person twice.": "Ingen møder den samme to gange.",
    "{used} pairs meet that were not to, and no plan can do with fewer.": (
        "{used} par mødes, som ikke skulle. Det kan ikke gøres med færre."
    ),
    "{used} pairs meet that were not to; it is proven that at least {least} must.": (
        "{used} par mødes, som ikke skulle. Det er bevist, at det må være mindst {least}."
    ),
    "{count} of the {people} come from {unit}, so they cannot all meet others.": (
        "{count} af de {people} er fra {unit}, så de kan ikke alle møde nogen udefra hver gang."
    ),
    "The least is got by {name}: {value:.2f}. The fairest possible would give everybody {fairest:.2f}.": (
        "{name} får mindst ud af det: {value:.2f}. Det mest retfærdige ville give alle højst {fairest:.2f}."
    ),
    "More for those who get least would cost {price:.2f} of the total; ask for a floor to have it.": (
        "Mere til dem, der får mindst, ville koste {price:.2f} af det samlede. "
        "Bed om en bund (--floor), hvis I vil have det."
    ),
    "The price of a floor is a share from 0 on, not {price}.": (
        "Prisen for en bund er en andel fra 0 og op, ikke {price}."
    ),
    "Seeing to that cost {price:.2f} of the total.": "At sørge for alle kostede {price:.2f} af det samlede.",
    "At each change at least {least} keep their table.": (
        "Ved hvert skifte bliver mindst {least} siddende ved deres bord."
    ),
}
