"""The wording of the audit of a notice, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..rules.spoken_values import spoken
from .wording import counted, listed

if TYPE_CHECKING:
    from ..notice.audit import Audit, Verdict
    from ..notice.timing import Timing

VERDICT_NAMES: dict[Verdict, str] = {
    "contradicted": "Contradicted",
    "not_found": "Not found",
    "understated": "Understated",
    "unchanged": "Unchanged",
    "borne_out": "Borne out",
}
VERDICT_NOTES: dict[Verdict, str] = {
    "contradicted": "There is a change, but not the one that the notice describes.",
    "not_found": "No change between the two versions supports these.",
    "understated": "The notice understates a material change.",
    "unchanged": "The old version already said these.",
    "borne_out": "The changes support these.",
}
UNANNOUNCED = "Not announced"
UNANNOUNCED_NOTE = "No statement of the notice reports these; weightiest first."
REST_NOTE = "what the notice omits about a clause that it mentions"


def summary_words(audit: Audit) -> str:
    """Return the audit in a sentence or two: what is wrong, what is unannounced, what holds."""
    total = len(audit.answers)
    material = sum(one.materiality == "material" for one in audit.unannounced)
    minor = len(audit.unannounced) - material
    parts = [
        f"{len(found)} {VERDICT_NAMES[verdict].lower()}"
        for verdict in VERDICT_NAMES
        if (found := audit.of(verdict))
    ]
    said = f"{counted(total, 'statement')}: {listed(parts)}." if total else "No statement found."
    if not audit.unannounced:
        return f"{said} {_nothing_left_out(audit)}"
    untold = [f"{material} material" if material else "", f"{minor} minor" if minor else ""]
    count = material + minor
    noun = "change is" if count == 1 else "changes are"
    return f"{said} {listed([one for one in untold if one])} {noun} not announced."


def _nothing_left_out(audit: Audit) -> str:
    """Say that no flagged change is left out, and what that does not mean."""
    left = audit.comparison.counts["unassessed"]
    if not left:
        return "Every change that was flagged is announced."
    return (
        "Every change that was flagged is announced; "
        f"{counted(left, 'change')} could not be assessed."
    )


def timing_lines(timing: Timing) -> list[str]:
    """Return what is known about the timing, one sentence per line."""
    lines = [_dates(timing)]
    if timing.promised is not None:
        lines.append(_promise(timing, timing.promised))
    elif timing.effective_date is not None or timing.notice_date is not None:
        lines.append("The old version states no notice period for its own changes.")
    if timing.least is not None and timing.days is not None:
        kept = "kept" if timing.enough else "not kept"
        lines.append(f"Your settings require {_days(timing.least)}: {kept}.")
    return [line for line in lines if line]


def _dates(timing: Timing) -> str:
    given, effective = timing.notice_date, timing.effective_date
    if given is not None and effective is not None and timing.days is not None:
        if timing.days < 0:
            late = _days(-timing.days)
            return f"Noticed on {given}, {late} after the new version began to apply ({effective})."
        return f"Noticed on {given}; applies from {effective}: {_days(timing.days)}."
    if effective is not None:
        return (
            f"Applies from {effective}; the date of the notice is not known (give it with --sent)."
        )
    if given is not None:
        return f"Noticed on {given}; the new version states no effective date."
    return ""


def _promise(timing: Timing, promised: str) -> str:
    where = f" (line {timing.promise_lines[0]})" if timing.promise_lines else ""
    words = f"The old version promised {spoken(promised)} of notice{where}"
    if timing.kept is None:
        due = f"; to keep that, notice was due by {timing.due}" if timing.due else ""
        return f"{words}{due}."
    if timing.kept:
        return f"{words}: kept."
    return f"{words}: not kept; notice was due by {timing.due}."


def _days(number: int) -> str:
    return counted(number, "day")
