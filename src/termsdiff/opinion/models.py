"""Models by their names in the `llm` library, which supports providers through plug-ins.

`llm` is imported only here, and only if a model is asked.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from ..errors import TermsdiffError
from ..on_demand import optional
from ..settings.declarations import OpinionSettings
from .answer import LONGEST_ANSWER
from .prompt import tokens_of

if TYPE_CHECKING:
    import llm

TIMEOUT = OpinionSettings().timeout
"""Seconds for one call."""
_NO_LLM = "asking a model needs the extra `opinion`: pip install 'termsdiff[opinion]'"
_WAITS = (5.0, 20.0, 60.0)
"""Seconds to wait before each retry if a provider limits the rate."""
_POLL = 0.1

Failure = Literal["timeout", "limit", "refused", "broken"]


class Reply(NamedTuple):
    """What a model wrote, and how many tokens it read and wrote; `estimated` if it did not say."""

    text: str
    read: int
    written: int
    estimated: bool


class CallFailed(Exception):  # noqa: N818 - one call of many; the run goes on
    """A call that returned no answer."""

    def __init__(self, kind: Failure, message: str) -> None:
        super().__init__(message)
        self.kind: Failure = kind


class Caller(Protocol):
    """A function that asks a model: given instructions, question and answer schema."""

    def __call__(self, system: str, prompt: str, schema: Mapping[str, Any]) -> Reply:
        """Return the reply; raise CallFailed if there is none."""


def open_model(
    name: str,
    options: Mapping[str, Any] | None = None,
    timeout: float = TIMEOUT,
    sleep: Callable[[float], None] = time.sleep,
) -> Caller:
    """Return a function that asks the named model; raise TermsdiffError if there is none."""
    library = optional("llm", _NO_LLM)
    try:
        model = library.get_model(name)
    except library.UnknownModelError:
        raise TermsdiffError(
            f"unknown model {name!r}; `llm models` lists those that are installed, and `llm "
            f"install PLUGIN` adds more"
        ) from None
    settings = _options(model, name, options or {})

    def call(system: str, prompt: str, schema: Mapping[str, Any]) -> Reply:
        for wait in (*_WAITS, None):
            try:
                return _with_deadline(
                    lambda: _ask(model, settings, system, prompt, schema), timeout
                )
            except CallFailed as failed:
                if failed.kind != "limit" or wait is None:
                    raise
                sleep(wait)
        raise AssertionError("unreachable")

    return call


def _options(model: llm.Model, name: str, options: Mapping[str, Any]) -> dict[str, Any]:
    try:
        model.Options(**options)
    except (ValueError, TypeError) as error:
        line = " ".join(str(error).split())[:200]
        raise TermsdiffError(f"{name}: invalid options: {line}") from None
    return dict(options)


def _ask(
    model: llm.Model,
    options: Mapping[str, Any],
    system: str,
    prompt: str,
    schema: Mapping[str, Any],
) -> Reply:
    bound = bool(getattr(model, "supports_schema", False))
    if not bound:
        # a model without schema support gets the schema as text; the answer is checked anyway
        shape = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        system = f"{system}\nThe JSON schema of the answer: {shape}\n"
    try:
        response = model.prompt(
            prompt,
            system=system,
            schema=dict(schema) if bound else None,
            stream=bool(getattr(model, "can_stream", False)),
            **options,
        )
        text = _read(response)
        usage = response.usage()
    except CallFailed:
        raise
    except Exception as error:
        # every plug-in has its own errors
        raise _failure(error) from error
    read, written = usage.input, usage.output
    return Reply(
        text,
        read if read is not None else tokens_of(system + prompt),
        written if written is not None else tokens_of(text),
        read is None or written is None,
    )


def _read(response: Any) -> str:
    """Return the text of a response, up to the length of an answer."""
    parts: list[str] = []
    length = 0
    for part in response:
        parts.append(part)
        length += len(part)
        if length > LONGEST_ANSWER:
            raise CallFailed("broken", "the answer does not end")
    return "".join(parts)


def _failure(error: Exception) -> CallFailed:
    """Return what a plug-in's error means; only its kind and first words are kept."""
    status = getattr(error, "status_code", None) or getattr(
        getattr(error, "response", None), "status_code", None
    )
    words = " ".join(str(error).split())[:200] or type(error).__name__
    lower = f"{type(error).__name__} {words}".lower()
    if status in (429, 503, 529) or "rate limit" in lower or "ratelimit" in lower:
        return CallFailed("limit", f"the provider's rate limit was reached: {words}")
    if "timeout" in lower or "timed out" in lower:
        return CallFailed("timeout", "it did not answer in time")
    return CallFailed("refused", words)


def _with_deadline(ask: Callable[[], Reply], seconds: float) -> Reply:
    """Return the result of a call; raise CallFailed if it takes too long.

    Plug-ins have no deadline, so the call runs in a thread that may be left behind; waiting in
    short steps lets Ctrl-C through.
    """
    found: list[Reply | BaseException] = []

    def work() -> None:
        try:
            found.append(ask())
        except BaseException as error:  # raised again in the thread that waits
            found.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    end = time.monotonic() + seconds
    while thread.is_alive() and time.monotonic() < end:
        thread.join(_POLL)
    if not found:
        raise CallFailed("timeout", f"it did not answer within {seconds:g} seconds")
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]
