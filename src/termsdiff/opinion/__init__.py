"""A second opinion: ask a language model about changes, and check everything it returns."""

from .applying import apply
from .asking import Asked, ask
from .question import Question, questions_of
from .records import Record, Records, append_records, read_records

__all__ = [
    "Asked",
    "Question",
    "Record",
    "Records",
    "append_records",
    "apply",
    "ask",
    "questions_of",
    "read_records",
]
