"""A second opinion: ask a language model about changes, and check everything it returns."""

from .answer_file import Record, Records, append_records, read_records
from .applying import apply
from .asking import Asked, ask
from .question import Question, questions_of

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
