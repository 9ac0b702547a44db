"""What a linear model needs to weigh a measure differently by kind and by scope."""

import numpy as np
from numpy.typing import NDArray

from pipeline.core.conflict import KINDS, Focus
from pipeline.core.evidence import Common

_WITHIN, _COPIED = Common._fields.index("within"), Common._fields.index("copied")
_KEPT = Common._fields.index("kept")
_RULING = len(Common._fields) + Focus._fields.index("ruling")
_OF_KIND = len(Common._fields) + len(Focus._fields)
_LOGICAL = ("superlative", "negation")
_PROVED = 3.0  # the strength of a rule that is judged by its own record alone
_TRUST = 10.0  # rules are met too rarely for the examples alone to lend them weight
_RESTATED = 0.6  # two versions of one sentence share so many words in order, wherever they stand


def expanded(measured: NDArray[np.float64]) -> NDArray[np.float64]:
    """One row per dispute: its measures on a logarithmic scale, then the same per kind and per scope (else 0).

    Where two sentences of one article and of different wording meet a strict rule, nothing else counts: how alike they
    are otherwise says little then, and there are too few such pairs to learn it from. So too across reports of a first
    that is no first and of what never came about; two numbers, days or names may there be of two things, and a rule on
    them is one measure among others.
    """
    restated = (measured[:, [_KEPT]] >= _RESTATED).astype(np.float64)
    within, copied = ((1 - restated) * measured[:, [i]] for i in (_WITHIN, _COPIED))
    logical = measured[:, [_OF_KIND + KINDS.index(kind) for kind in _LOGICAL]].max(axis=1, keepdims=True)
    proved = (measured[:, [_RULING]] >= _PROVED) * (1 - restated) * (1 - copied) * np.maximum(within, logical)
    flags = measured[:, -len(KINDS) :] * (1 - proved)
    base = measured[:, : -len(KINDS)] * (1 - proved)
    base = np.sign(base) * np.log1p(np.abs(base))
    by_kind = [base * flags[:, [i]] for i in range(len(KINDS))]
    by_scope = [base * chosen for chosen in (restated, within, copied, 1 - restated - within - copied)]
    return np.hstack([base, flags, *by_kind, *by_scope, _TRUST * proved, proved * within])
