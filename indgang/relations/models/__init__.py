"""What is remembered of who met whom."""

from indgang.relations.models.coffee import CoffeeMember, CoffeePair, CoffeeRound, DidMeet
from indgang.relations.models.encounter import Encounter, TieKind
from indgang.relations.models.saying import Rating, SaidKind, Saying, Says
from indgang.relations.models.setting import COUNTED, CountedKind, RelationsSetting, TieWeight

__all__ = [
    "COUNTED",
    "CoffeeMember",
    "CoffeePair",
    "CoffeeRound",
    "CountedKind",
    "DidMeet",
    "Encounter",
    "Rating",
    "RelationsSetting",
    "SaidKind",
    "Saying",
    "Says",
    "TieKind",
    "TieWeight",
]
