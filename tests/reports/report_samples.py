"""Comparisons for the report tests: real parsing and redlines, meanings given by hand."""

from __future__ import annotations

from dataclasses import replace

from termsdiff.comparison import Comparison, compare
from termsdiff.notes import Note
from termsdiff.parsing import parse
from termsdiff.proofs.proof import Proof
from termsdiff.redline import Added, Change, Edited
from termsdiff.rules import Favours, Finding, JudgedChange, Materiality

OLD = """\
# Harrow Labs service terms

Effective 1 March 2025

## 1. Service

### 1.1 Access

You may use the Service for your own business, on any number of devices.

### 1.2 Withdrawal

We will tell you at least six (6) months before we withdraw a Model. During that time the Model \
stays available to you at the same quality, on the same hardware, in the same regions and at the \
same price. We may offer you another Model of the same kind, which you are free to refuse. Fees \
that you paid in advance for the time after the withdrawal are returned to you.

### 1.3 Support

We answer questions by e-mail prior to the end of the next business day.

## 2. Liability

### 2.1 Cap

Our liability is limited to the fees you paid in the twelve months before the claim.

### 2.2 Exceptions

The cap does not apply to intent and gross negligence.

## 3. Data

### 3.1 Use

We do not train our Models on your Content.

### 3.2 Deletion

We delete your Content within thirty days after the contract ends.

## 4. Closing

### 4.1 Law

The law of Ruritania applies.

### 4.2 Notices

Notices are sent by e-mail.

### 4.3 Assignment

Neither of us may assign this contract without the consent of the other.
"""

NEW = """\
# Harrow Labs service terms

Effective 1 September 2025

## 1. Service

### 1.1 Access

You may use the Service for your own business on any number of devices.

### 1.2 Withdrawal

We will tell you at least three (3) months before we withdraw a Model. During that time the Model \
stays available to you at the same quality, on the same hardware, in the same regions and at the \
same price. We may offer you another Model of the same kind, which you are free to refuse. Fees \
that you paid in advance for the time after the withdrawal are returned to you.

### 1.3 Support

We answer questions by e-mail before the end of the next business day.

## 2. Liability

### 2.1 Cap

Our liability is limited to the fees you paid in the six months before the claim.

## 3. Data

### 3.1 Use

We do not train our Models on your Content.

### 3.2 Deletion

We delete your Content within thirty days after the contract has ended.

### 3.3 Telemetry

We record how often each feature is used, and share the counts with our hosting partners.

## 4. Benchmarks

You may publish measurements of the Service if you tell us how they were made.

## 5. Closing

### 5.1 Law

The law of Ruritania applies.

### 5.2 Notices

Notices are sent by e-mail.

### 5.3 Assignment

Neither of us may assign this contract without the consent of the other.
"""

Meaning = tuple[tuple[str, ...], Materiality, Favours, tuple[Finding, ...]]

NOTICE = Finding(
    "notice-period-shortened",
    "discontinuation",
    "material",
    "provider",
    "Notice before withdrawal: 6 months became 3 months.",
    "You have less time to find another Model.",
    "P6M",
    "P3M",
)
CAP = Finding(
    "cap-lowered",
    "liability",
    "material",
    "provider",
    "Cap of liability: the fees of 12 months became the fees of 6 months.",
    "You can get back less of what you lose.",
    "P12M",
    "P6M",
)

MEANINGS: dict[str, Meaning] = {
    "three (3)": (("discontinuation",), "material", "provider", (NOTICE,)),
    "fees you paid": (("liability", "payment"), "material", "provider", (CAP,)),
    "gross negligence": (("liability",), "material", "provider", ()),
    "how often each feature": (("data_use",), "minor", "provider", ()),
    "publish measurements": (("license",), "minor", "customer", ()),
}


PROOFS: dict[str, Proof] = {
    "Effective 1 ": Proof("date", "only the date of the version"),
    "before the end of": Proof("synonym", "other words for the same: “prior to” and “before”"),
    "any number of devices": Proof("typography", "only punctuation, capitals or spaces differ"),
}


def judged(change: Change) -> JudgedChange:
    """Give a change the meaning of `MEANINGS` for its words, else the proof of `PROOFS`.

    Moved and renumbered clauses have proofs, too; what is left is not assessed.
    """
    for words, meaning in MEANINGS.items():
        if words in change.side.text:
            weight = 900 if meaning[1] == "material" else 400
            basis = "rule" if meaning[3] else "estimate"
            return JudgedChange(change, *meaning, basis=basis, weight=weight)
    proof = next((proof for words, proof in PROOFS.items() if words in change.side.text), None)
    if isinstance(change, Edited) and change.kind == "renumbered":
        said = f"the same words, renumbered: {change.old.label} → {change.new.label}"
        proof = Proof("numbering", said)
    if isinstance(change, Edited) and change.kind == "moved":
        proof = Proof("moved", f"the same words, moved from {change.old.label}", change.old.label)
    if proof is None:
        return JudgedChange(change, ("other",), "unassessed", "unclear", weight=120)
    return JudgedChange(change, ("other",), "editorial", "neutral", (), "proof", (proof,))


def compared(old: str, new: str, old_name: str = "old.md", new_name: str = "new.md") -> Comparison:
    """Compare two texts, with the meanings of `MEANINGS`."""
    found = compare(parse(old, old_name), parse(new, new_name))
    changes = tuple(judged(one.change) for one in found.changes)
    return replace(found, changes=changes, notes=())


def sample() -> Comparison:
    """Return the comparison of the two versions above."""
    return compared(OLD, NEW)


def noted(comparison: Comparison) -> Comparison:
    """Return the comparison with a note of each kind: of the whole, the old text, the new text."""
    short = Note("cut-short", "ends after “gross negligence”, without a last full stop", True)
    unread = Note("pages-unread", "page 3 holds a picture only", True)
    later = Note("old-is-later", "OLD is dated later than NEW")
    return replace(
        comparison,
        old=replace(comparison.old, notes=(short,)),
        new=replace(comparison.new, notes=(unread,)),
        notes=(later,),
    )


HOSTILE_WORDS = (
    "\x1b[31mred\x1b]0;title\x07 \u202eesrever\u202c <script>alert(1)</script> @admin #12 "
    "https://evil.example www.evil.example `code` **bold** [x](javascript:alert(1)) | cell % :: , "
    "{0} \x9b2J ![i](x) $a$ &lt; \"quoted\" 'single' ]]> --> \ud800 \U000e0041"
)


def hostile() -> Comparison:
    """Return a comparison whose every text tries to act in the report."""
    words = HOSTILE_WORDS
    finding = Finding("rule-x", "other", "material", "provider", words, words, words, words, words)
    old = "# Title\n\n## 1. One\n\nThe first clause stays what it was for all of us.\n"
    comparison = compared(old, old + "\n=cmd|calc and one more clause that is new.\n", "o,:%\n.md")
    change = comparison.changes[0].change
    assert isinstance(change, Added)
    side = change.new._replace(text=words, heading=(words,), label=words)
    added = replace(change, new=side)
    meant = JudgedChange(added, ("other", words), "material", "provider", (finding,), "rule")
    unclear = JudgedChange(added, ("other", words), "unassessed", "unclear", basis="unread")
    said = Proof("moved", f"the same words, moved from “{words}”", words)
    same = JudgedChange(added, ("other",), "editorial", "neutral", (), "proof", (said,))
    return replace(
        comparison,
        changes=(meant, unclear, same),
        notes=(Note("note-x", words, True),),
        old=replace(comparison.old, notes=(Note("note-y", words),)),
    )
