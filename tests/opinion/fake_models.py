"""Models that answer as tests want them to, registered through the hooks of `llm` itself."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import llm
from llm.plugins import load_plugins, pm

Answering = Callable[[str, int], str]
"""The prompt and how many calls there were before, to what the model writes."""

_CHANGE = re.compile(r"^key: (\S+)\nplace \| (.*)\nclause \| (.*)$", re.M)
_EDIT = re.compile(r"\{\+(.+?)\+\}|\[-(.+?)-\]")


class FakeModel(llm.Model):  # type: ignore[misc]
    """A model of the `llm` library that writes what a function returns."""

    can_stream = False
    supports_schema = True

    class Options(llm.Options):  # type: ignore[misc]
        """One option, to see that options arrive."""

        temperature: float | None = None

    def __init__(self, name: str, answering: Answering, *, schema: bool = True) -> None:
        self.model_id = name
        self.answering = answering
        self.supports_schema = schema
        self.prompts: list[Any] = []

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        self.prompts.append(prompt)
        text = self.answering(prompt.prompt, len(self.prompts) - 1)
        response.set_usage(input=len(prompt.prompt) // 4, output=len(text) // 4)
        yield text


@contextmanager
def registered(*models: FakeModel) -> Iterator[None]:
    """Register models as an installed plug-in would."""

    class Plugin:
        __name__ = "termsdiff-fakes"

        @llm.hookimpl
        def register_models(self, register: Any) -> None:
            for model in models:
                register(model)

    load_plugins()
    plugin = Plugin()
    pm.register(plugin)
    try:
        yield
    finally:
        pm.unregister(plugin)


def changes_in(prompt: str) -> list[tuple[str, str]]:
    """Return the key of each change in a prompt, and some words that came or went in it."""
    found = []
    for key, _, clause in _CHANGE.findall(prompt):
        edits = [came or went for came, went in _EDIT.findall(clause)]
        words = max(edits, key=len, default=clause)
        found.append((key, " ".join(words.split("…")[0].split()[:8])))
    return found


def entry(key: str, quotation: str, **changes: object) -> dict[str, object]:
    """Return a right answer, or one with some fields changed."""
    return {
        "change": key,
        "grade": "material",
        "reason": "scope",
        "topic": "liability",
        "favours": "provider",
        "sentence": "The provider takes on less than before.",
        "quotations": [quotation],
        **changes,
    }


def answering(**changes: object) -> Answering:
    """Return what answers every change alike, with some fields changed."""

    def answer(prompt: str, _: int) -> str:
        entries = [entry(key, words, **changes) for key, words in changes_in(prompt)]
        return json.dumps({"answers": entries})

    return answer


def slow(seconds: float) -> Answering:
    """Return what takes its time."""

    def answer(prompt: str, number: int) -> str:
        time.sleep(seconds)
        return answering()(prompt, number)

    return answer
