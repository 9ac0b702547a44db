"""The values that an article tells anywhere."""

from collections.abc import Iterable
from functools import cached_property

from pipeline.core.statement import Statement
from pipeline.core.value import Value


def value_key(value: Value) -> tuple[str, float]:
    """A value as it can be looked up in the other article."""
    moment = value.moment
    if moment is None:
        return value.dimension, value.amount
    return "date", float(
        1000 * (moment.month or 0) + (moment.day or 0) + 10 * (moment.weekday or 0) + (moment.year or 0) * 1e6
    )


class KnownValues:
    """The values that an article tells anywhere, read when the first is looked up: few pairs differ in one."""

    def __init__(self, told: Iterable[Statement]) -> None:
        self._told = told

    @cached_property
    def _keys(self) -> frozenset[tuple[str, float]]:
        return frozenset(value_key(v) for s in self._told for v in s.values)

    def __contains__(self, key: object) -> bool:
        return key in self._keys
