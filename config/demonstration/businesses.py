"""The demonstration's companies: about 120, invented from end to end, in the trades a municipality is full of.

Their CVR numbers begin with 99 and have a right check digit; the register has given out none so high. P-numbers begin
with 99 as well, telephone numbers with 19, and mail and web addresses end in .example.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from config.demonstration.names import FIRST_NAMES, SURNAMES
from config.demonstration.people import LETTERS
from indgang.businesses.actions.contacting import add_contact
from indgang.businesses.actions.keeping import choose_contact_person, create_business, end_business
from indgang.businesses.actions.placing import add_production_unit
from indgang.businesses.actions.speaking import note_spoken_with
from indgang.businesses.models import Business, Size
from indgang.businesses.numbers import is_cvr
from indgang.history.actions.recording import NamedActor
from indgang.people.models import Colleague, User
from indgang.shared.moments import beginning_of

BUSINESSES = 120
ENDED_EVERY = 24
SPOKEN_WITH_OF_TEN = 6  # the others nobody has spoken with
OWN_UNITS = ("vaekst", "job", "byg", "landbrug")  # whose colleagues are fixed contact persons


class Trade(NamedTuple):
    name: str  # with a place for the town or a surname
    code: str
    industry: str
    sizes: Sequence[Size]
    is_rural: bool


FEW, MORE, MANY = (Size.NONE, Size.FEW, Size.FEW), (Size.FEW, Size.SOME), (Size.SOME, Size.MANY, Size.MOST)
TRADES = (
    Trade(
        "{town} Smede- og Maskinværksted ApS", "251100", "Fremstilling af metalkonstruktioner", MORE, False
    ),
    Trade(
        "{person}s Tømrer- og Snedkerforretning",
        "433200",
        "Tømrer- og bygningssnedkervirksomhed",
        MORE,
        False,
    ),
    Trade("{town} Bageri og Café", "107120", "Fremstilling af friske bageriprodukter", MORE, False),
    Trade("Gårdbutikken {farm}", "472100", "Detailhandel med frugt og grøntsager", FEW, True),
    Trade("{farm} I/S", "014610", "Avl af smågrise", FEW, True),
    Trade("{town} Kro og Hotel A/S", "551010", "Hoteller", MORE, False),
    Trade("Frisør {first}", "960210", "Frisørsaloner", FEW, False),
    Trade("{person} VVS og Varme ApS", "432200", "VVS- og blikkenslagerforretninger", MORE, False),
    Trade("{town} Autoværksted", "452010", "Autoreparationsværksteder", FEW, False),
    Trade("{person} Entreprise A/S", "421100", "Anlæg af veje og motorveje", MANY, False),
    Trade("Café {first}", "561010", "Servering af mad i restauranter og på caféer", FEW, False),
    Trade("{town} Fiskeeksport A/S", "102020", "Forarbejdning og konservering af fisk", MANY, False),
    Trade("{farm} Glamping", "553000", "Campingpladser", FEW, True),
    Trade("{person} Regnskab", "692000", "Bogføring og revision", FEW, False),
    Trade("{town} Plast ApS", "222900", "Fremstilling af andre plastprodukter", MANY, False),
    Trade("{farm} Planteskole", "013000", "Planteformering", FEW, True),
    Trade("{person} Webbureau", "620100", "Computerprogrammering", FEW, False),
    Trade("{town} Klinik for Fysioterapi", "869020", "Fysioterapi", MORE, False),
    Trade("{person} Vognmandsforretning ApS", "494100", "Vejgodstransport", MORE, True),
    Trade("{town} Møbelfabrik A/S", "310900", "Fremstilling af møbler", MANY, False),
)
TOWNS = ("Hvidklit", "Tornbjerg", "Aslund", "Vestermose", "Østerlund", "Sønderå", "Klitby", "Lyngsø")
VILLAGES = ("Åkær", "Bølgemark", "Hedelund", "Nørrekrog", "Strandhuse")
FARMS = (
    "Ågården", "Øster Kær", "Hedegården", "Lyngbakke", "Bølgely", "Mosegården", "Klitgården", "Engdal", "Birkely",
    "Sandmark", "Tranekær Mark", "Vesterled",
)  # fmt: skip
JOBS = ("Indehaver", "Direktør", "Driftsleder", "Kontorleder", "Mester")
SPOKEN_ABOUT = (
    "Besøgte dem. De vil bygge en ny hal og spurgte om tiden.",
    "Ringede om en praktikant til efteråret.",
    "Spurgte om borde på fortovet til sommer.",
    "Møde om affald og de nye beholdere.",
    "Var med til åbningen af den nye butik.",
    "Spurgte, hvem der svarer om skilte ved vejen.",
    "Ringede for at høre, hvordan det går. Det går fint.",
    "Talte om lærepladser og fleksjob.",
    "Besøg sammen med brandrådgiveren.",
    "Klagede over vejarbejdet foran døren. Vej og Trafik tager den.",
)


def load_businesses(staff: Mapping[str, list[Colleague]], *, by: User, today: date) -> list[Business]:
    """The companies with contacts, places, fixed contact persons and what was said; some have ended."""
    chance = random.Random(1862)  # noqa: S311 – the same invented companies every time
    known_by = [colleague for unit in OWN_UNITS for colleague in staff[unit][:3]]
    numbers = _cvr_numbers()
    businesses = []
    for serial in range(1, BUSINESSES + 1):
        business = _create(serial, next(numbers), chance, by=by)
        _people_and_places(business, serial, chance, by=by)
        _who_knows_it(business, serial, known_by, chance, by=by, today=today)
        businesses.append(business)
    return businesses


def _cvr_numbers() -> Iterator[str]:
    return (str(number) for number in range(99_100_000, 99_999_999) if is_cvr(str(number)))


def _create(serial: int, cvr: str, chance: random.Random, *, by: User) -> Business:
    turn, place = divmod(serial, len(TRADES))
    trade = TRADES[place]
    is_rural = trade.is_rural or serial % 11 == 0
    is_named_by_town = "{town}" in trade.name and not is_rural
    town = TOWNS[turn] if is_named_by_town else chance.choice(VILLAGES if is_rural else TOWNS)
    # Each turn through the trades takes the next of the names, so that no two companies share one.
    name = trade.name.format(
        town=TOWNS[turn],
        person=SURNAMES[(3 * place + 5 * turn) % len(SURNAMES)],
        first=FIRST_NAMES[(5 * place + 7 * turn) % len(FIRST_NAMES)],
        farm=FARMS[(place + turn) % len(FARMS)],
    )
    host = "".join(c for c in name.lower().translate(LETTERS) if c.isalnum() or c == " ")
    host = f"{'-'.join(host.split()[:2])}-{serial}.example"
    return create_business(
        values={
            "name": name,
            "cvr": cvr,
            "size": chance.choice(trade.sizes),
            "industry_code": trade.code,
            "industry_text": trade.industry,
            "town": town,
            "is_rural": is_rural,
            "phone": f"19 70 {40 + serial // 100:02d} {serial % 100:02d}",
            "mail": f"kontakt@{host}" if serial % 5 else "",
            "website": f"https://www.{host}" if serial % 3 else "",
        },
        by=by,
    )


def _people_and_places(business: Business, serial: int, chance: random.Random, *, by: User) -> None:
    for extra in range((serial % 3 > 0) + (serial % 7 == 0)):
        name = f"{chance.choice(FIRST_NAMES)} {chance.choice(SURNAMES)}"
        add_contact(
            business=business,
            values={
                "name": name,
                "title": chance.choice(JOBS),
                "phone": f"19 71 {40 + serial // 100 + 10 * extra:02d} {serial % 100:02d}",
                "mail": f"{name.lower().translate(LETTERS).replace(' ', '.')}@virksomhed-{serial}.example",
            },
            by=by,
        )
    for place in range(1 + (serial % 17 == 0)):
        add_production_unit(
            business=business,
            values={
                "p_number": str(9_910_000_000 + serial * 10 + place),
                "name": business.name if place == 0 else f"{business.name}, afdeling {chance.choice(TOWNS)}",
                "address": f"{chance.choice(('Havnevej', 'Møllevej', 'Smedegade', 'Bakken'))} {serial}",
                "town": business.town,
            },
            by=by,
        )


def _who_knows_it(
    business: Business,
    serial: int,
    known_by: Sequence[Colleague],
    chance: random.Random,
    *,
    by: User,
    today: date,
) -> None:
    colleague = known_by[serial % len(known_by)]
    if serial % 3 == 0:
        choose_contact_person(business=business, contact_person=colleague, by=by, today=today)
    if chance.randrange(10) < SPOKEN_WITH_OF_TEN:
        _speak(business, colleague, chance, today=today)
    if serial % ENDED_EVERY == 0:
        end_business(business=business, ended_date=today - timedelta(days=30 + serial), by=by)


def _speak(business: Business, colleague: Colleague, chance: random.Random, *, today: date) -> None:
    """One to three conversations over some 18 months."""
    actor = NamedActor(colleague.name, colleague.history_key)
    for number in range(chance.randint(1, 3)):
        day = today - timedelta(days=chance.randint(2, 540))
        note_spoken_with(
            business=business,
            at=beginning_of(day),
            area="businesses",
            key=f"note:{number}",
            label=chance.choice(SPOKEN_ABOUT),
            by=actor,
        )
