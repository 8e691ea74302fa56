"""Names for people who do not exist: common Danish first names and surnames put together at random."""

from __future__ import annotations

FIRST_NAMES = """
Anne Mette Kirsten Lone Hanne Inger Karen Susanne Marianne Birgitte Camilla Louise Maria Line Trine Signe Ida Sofie
Emma Astrid Helle Gitte Pia Tina Dorthe Jette Ulla Bente Rikke Charlotte Lars Jens Peter Henrik Thomas Søren Jan
Christian Martin Niels Anders Morten Jesper Hans Per Ole Mads Rasmus Kasper Mikkel Jakob Simon Emil Frederik Bo Carsten
Torben Finn Steen Ulrik Åse Øjvind Bjørn Ejnar Fatima Amir Zeynep Milan Katarzyna Ahmed Leila
""".split()

SURNAMES = """
Lund Holm Dahl Krogh Bak Toft Vestergaard Østergaard Nørgaard Søndergaard Kjær Bruun Winther Skov Bech Thorup Riis
Frost Damgaard Mølgaard Juhl Bjerre Sloth Kragh Vad Steffensen Laursen Mortensen Mikkelsen Bertelsen Kirkegaard
Højgaard Overgaard Munk Hede Gade Dam Vang Ladefoged Klitgaard Bundgaard Nygaard Smed Kaas Ågård Sandager Yilmaz Nowak
Hassan Petrović
""".split()

HOURS = [
    "man–tors 8–15.30, fre 8–13",
    "man–fre 8–15",
    "man–ons 9–15, tors 9–17",
    "man, tirs og tors 8–16",
    "",
]

ASK_ABOUT = [
    "Spørg mig gerne, før I tegner og regner. Så undgår vi omveje.",
    "Jeg kender de fleste virksomheder herude. Ring, hvis du er i tvivl om, hvem du skal have fat i.",
    "Jeg svarer hurtigst på telefon om formiddagen.",
    "Spørg mig også om det, der ikke passer i en kasse.",
    "",
]
