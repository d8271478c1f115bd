"""Rules: turn changes into findings with topic, materiality, side and reason."""

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
