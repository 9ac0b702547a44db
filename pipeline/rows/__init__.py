"""One row type per table, fields in the order of its DDL in `warehouse/schema/` (a test holds the two together).

All times are aware and in UTC. Ids are hexadecimal digests of content.
"""

from pipeline.rows.finding import Contradiction, Headline, Mutation, MutationSpread
from pipeline.rows.ledger import (
    Capture,
    Decision,
    Document,
    Feed,
    FeedEntry,
    Held,
    Landed,
    Memo,
    QualityResult,
    Rejected,
    Run,
    Segment,
    StageState,
)
from pipeline.rows.text import (
    Article,
    ArticleText,
    Boilerplate,
    Family,
    IdHistory,
    Lineage,
    NearDuplicate,
    Revision,
    Story,
)
from pipeline.rows.trend import ArticleEvidence, ArticleFlag, Correction, DriftAlert, DriftUnit

__all__ = [
    "Article",
    "ArticleEvidence",
    "ArticleFlag",
    "ArticleText",
    "Boilerplate",
    "Capture",
    "Contradiction",
    "Correction",
    "Decision",
    "Document",
    "DriftAlert",
    "DriftUnit",
    "Family",
    "Feed",
    "FeedEntry",
    "Headline",
    "Held",
    "IdHistory",
    "Landed",
    "Lineage",
    "Memo",
    "Mutation",
    "MutationSpread",
    "NearDuplicate",
    "QualityResult",
    "Rejected",
    "Revision",
    "Run",
    "Segment",
    "StageState",
    "Story",
]
