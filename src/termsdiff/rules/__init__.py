"""Rules: changes in, what they mean out: findings with topic, weight, side and reason."""

from .finding import MATERIALITIES, TOPICS, Favours, Finding, JudgedChange, Materiality, Topic
from .judgement import judge

__all__ = [
    "MATERIALITIES",
    "TOPICS",
    "Favours",
    "Finding",
    "JudgedChange",
    "Materiality",
    "Topic",
    "judge",
]
