"""Plans in which nobody meets anybody twice, by construction.

Seat people in columns, person y of column x. In rotation m person (x, y) goes to table y + m·x, counted in a field of
as many elements as there are tables, or, where their number is no power of a prime, on a clock. Two of different
columns meet where y − y' = m·(x' − x): in a field for one m only. Those of column 0 never move. (The lines of an
affine plane; Bose, Sankhyā 3, 1938.) When a column can itself be cut into tables, one rotation more is had, for people
of one column never met.

Fifteen in threes are Kirkman's schoolgirls (1850), who can walk on seven days: a first day, and the others by adding a
number to each, counted to seven among the first seven people and among the next; the last person stays as they are.
"""

from __future__ import annotations

from math import gcd

import numpy as np

from indgang.mixing.groups.problem import Seating, Whole

SCHOOLGIRLS, DAYS = (3,) * 5, 7
FIRST_DAY = ((0, 1, 3), (2, 7, 9), (4, 12, 13), (5, 8, 11), (6, 10, 14))


def design(sizes: tuple[int, ...], rotations: int) -> list[Seating] | None:
    """As many rotations without a repeat, or None where this construction has not as many.

    Sizes may differ by one; which table is the smaller then changes, so that groups are told in the order of sizes.
    """
    tables, width = len(sizes), max(sizes)
    if width - min(sizes) > 1 or rotations > design_rotations(sizes):
        return None
    if sizes == SCHOOLGIRLS:
        return [day(number) for number in range(rotations)]
    add, times = arithmetic(tables)
    plan = [
        groups_of(table_of(add, times[turn, :width]), sizes)
        for turn in range(min(rotations, straight(tables, width)))
    ]
    if len(plan) < rotations:
        plan.append(by_column(tables, width))
    return plan


def design_rotations(sizes: tuple[int, ...]) -> int:
    """How many rotations the construction has."""
    tables, width = len(sizes), max(sizes)
    if width - min(sizes) > 1:
        return 0
    if sizes == SCHOOLGIRLS:
        return DAYS
    even = min(sizes) == width
    return straight(tables, width) + (1 if even and tables % width == 0 else 0)


def day(number: int) -> Seating:
    """One of the schoolgirls' days."""
    first = np.array(FIRST_DAY)
    turned = np.where(first == 2 * DAYS, first, first // DAYS * DAYS + (first + number) % DAYS)
    return tuple(turned)


def straight(tables: int, width: int) -> int:
    if width > tables:
        return 1
    if prime_power(tables):
        return tables
    return min((tables // gcd(step, tables) for step in range(1, width)), default=tables)


def more_tables(number: int, tables: int, rotations: int) -> tuple[int, int] | None:
    """The least number of tables from ``tables`` on, and its rotations, that allows more than ``rotations``."""
    for count in range(tables, number // 2 + 1):
        width = -(-number // count)
        if width <= count and prime_power(count) and count > rotations:
            return count, count
    return None


def table_of(add: Whole, steps: Whole) -> Whole:
    """S × K: the table of person y of column x."""
    return add[steps]


def groups_of(table: Whole, sizes: tuple[int, ...]) -> Seating:
    """People are numbered column by column; the last column is cut off where there are too few people."""
    width, tables = table.shape
    person = np.arange(width * tables).reshape(width, tables)
    at = table[person < sum(sizes)]
    groups = [np.flatnonzero(at == place) for place in range(tables)]
    return in_order(groups, sizes)


def in_order(groups: list[Whole], sizes: tuple[int, ...]) -> Seating:
    """The groups, each where a table of its size stands."""
    largest = [group for group in groups if len(group) == max(sizes)]
    smaller = [group for group in groups if len(group) != max(sizes)]
    return tuple(largest.pop(0) if size == max(sizes) else smaller.pop(0) for size in sizes)


def by_column(tables: int, width: int) -> Seating:
    return tuple(np.arange(begin, begin + width) for begin in range(0, tables * width, width))


def prime_power(number: int) -> tuple[int, int] | None:
    """The prime and its power."""
    prime = next((factor for factor in range(2, number + 1) if number % factor == 0), 0)
    power, rest = 0, number
    while prime and rest % prime == 0:
        rest //= prime
        power += 1
    return (prime, power) if prime and rest == 1 else None


def arithmetic(number: int) -> tuple[Whole, Whole]:
    """Tables of addition and multiplication, number × number: a field where there is one, else the clock."""
    found = prime_power(number)
    if found is None or found[1] == 1:
        ring = np.arange(number)
        return (ring[:, None] + ring) % number, (ring[:, None] * ring) % number
    return field(*found)


def field(prime: int, power: int) -> tuple[Whole, Whole]:
    """Elements are polynomials over the prime, numbered by their digits, modulo one that gives each a multiple of 1."""
    number = prime**power
    digits = np.array([[place // prime**digit % prime for digit in range(power)] for place in range(number)])
    scale = prime ** np.arange(power)
    add = ((digits[:, None, :] + digits) % prime) @ scale
    for tail in digits:
        times = products(digits, tail, prime)
        if all(len(set(row.tolist())) == number for row in times[1:]):
            return add, times
    raise AssertionError("There is a field of each power of a prime.")  # pragma: no cover – it is a theorem


def products(digits: Whole, tail: Whole, prime: int) -> Whole:
    """Multiplication modulo the polynomial x^power + tail."""
    number, power = digits.shape
    scale = prime ** np.arange(power)
    result = np.zeros((number, number, power), dtype=np.int64)
    shifted = digits.copy()
    for digit in range(power):
        result += digits[:, None, digit : digit + 1] * shifted[None, :, :]
        carry = shifted[:, -1:]
        shifted = (np.hstack([np.zeros((number, 1), dtype=np.int64), shifted[:, :-1]]) - carry * tail) % prime
    return (result % prime) @ scale
