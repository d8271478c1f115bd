"""Learn the weights of the general judgement from labelled pairs.

    python benchmarks/train_judgement.py PAIRS [--write] [--half 0|1]

PAIRS holds one folder a pair: old.md, new.md, labels.json. Pairs are split in halves by service;
each half is judged by a model that was learned on the other, and both results are printed. With
--write, the weights learned from all pairs are written into the package. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from termsdiff.alignment import align
from termsdiff.facts import find_parties
from termsdiff.parsing import parse
from termsdiff.redline import find_changes
from termsdiff.rules.compiling import source_topics
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.judgement import case_features, changed_sentences, find_cases, find_findings
from termsdiff.rules.topics import Place, find_topics, topic_features
from termsdiff.rules.wording import meaning_tokens

WEIGHTS = Path(__file__).parents[1] / "src/termsdiff/rules/model/weights.json"
WORDS = re.compile(r"[\w$€£%]+")
SIDES = {"user": "customer", "provider": "provider"}
SETTINGS = Configuration()
SCALE = 100
LEAST_WEIGHT = 4
PHRASE_WEIGHT = 0.5


@dataclass
class Item:
    """One changed clause of a labelled pair, its features and the labels that it covers."""

    service: str
    features: dict[str, float]
    labels: list[dict[str, Any]]
    place: Place


def words(text: str) -> list[str]:
    """Return the words as the labels' readers count them."""
    return WORDS.findall(re.sub(r"\]\([^)]*\)", "]", text).casefold())


def covers(text: list[str], quote: str) -> bool:
    """Whether four fifths of the quote, as runs of three words, stand in the text."""
    quoted = words(quote)
    if len(quoted) < 3:
        return " ".join(quoted) in " ".join(text)
    have = set(zip(text, text[1:], text[2:], strict=False))
    want = list(zip(quoted, quoted[1:], quoted[2:], strict=False))
    return sum(run in have for run in want) >= 0.8 * len(want)


def read_pair(folder: Path) -> list[Item]:
    """Compare a pair and join its changes with its labels."""
    labels = json.loads((folder / "labels.json").read_text())
    old = parse((folder / "old.md").read_text())
    new = parse((folder / "new.md").read_text())
    alignment = align(old, new)
    cases, renamed = find_cases(old, new, alignment, find_changes(old, new, alignment))
    parties = find_parties(new)
    gold = [change for change in labels["changes"] if change["material"]]
    items = []
    for case in cases:
        if case.wording.is_empty:
            continue
        sides = {"old": case.change.old, "new": case.change.new}
        texts = {name: words(side.text) if side else [] for name, side in sides.items()}
        covered = [
            change
            for change in gold
            if any(
                change[f"{name}_quote"] and covers(texts[name], change[f"{name}_quote"])
                for name in texts
            )
        ]
        topics = find_topics(changed_sentences(case.wording), case.place)
        findings = find_findings(case, topics, parties, SETTINGS)
        found = case_features(case, renamed, parties, findings)
        items.append(Item(labels["service"], found, covered, case.place))
    return items


def half_of(service: str) -> int:
    """Put a service into one of two halves, by a digest of its name."""
    return hashlib.sha256(service.encode()).digest()[0] % 2


Sample = tuple[list[dict[str, float]], list[Any], list[float]]


def matters(items: Iterable[Item]) -> Sample:
    """Does the change cover a labelled material one?"""
    rows = list(items)
    return [i.features for i in rows], [bool(i.labels) for i in rows], [1.0] * len(rows)


def weighty(items: Iterable[Item]) -> Sample:
    """Is one of the labels it covers of high severity?"""
    rows = [item for item in items if item.labels]
    high = [any(label["severity"] == "high" for label in item.labels) for item in rows]
    return [i.features for i in rows], high, [1.0] * len(rows)


def favours(items: Iterable[Item]) -> Sample:
    """Is it the customer who gains, by all labels that it covers?"""
    found: list[dict[str, float]] = []
    sides: list[bool] = []
    for item in items:
        told = {SIDES[label["favours"]] for label in item.labels if label["favours"] in SIDES}
        if len(told) == 1:
            found.append(item.features)
            sides.append(told == {"customer"})
    return found, sides, [1.0] * len(sides)


def topics(items: Iterable[Item]) -> Sample:
    """Which topic has the quoted sentence?"""
    found, names = [], []
    for item in items:
        for label in item.labels:
            quote = label["new_quote"] or label["old_quote"]
            if quote:
                found.append(topic_features(meaning_tokens(quote), item.place))
                names.append(label["topic"])
    known = _known_phrases()
    rows = [topic_features(tokens, place) for tokens, place, _ in known]
    weights = [1.0] * len(names) + [PHRASE_WEIGHT] * len(known)
    return found + rows, names + [topic for _, _, topic in known], weights


def _known_phrases() -> list[tuple[tuple[str, ...], Place, str]]:
    """Each phrase of a topic as a sentence of its own, once as text and once as a heading."""
    samples = []
    for topic, entry in source_topics().items():
        for sentence in [*entry["phrases"], *entry["wins"]]:
            plain = sentence.replace("*", "").replace("..", "")
            samples.append((meaning_tokens(plain), Place((), ""), topic))
            samples.append(((), Place((plain,), ""), topic))
    return samples


@dataclass(frozen=True)
class Judgement:
    """What is learned: from which sample, how freely, and how often a feature must be seen."""

    sample: Callable[[Iterable[Item]], Sample]
    strength: float
    seen: int


JUDGEMENTS = {
    "matters": Judgement(matters, 0.07, 5),
    "weighty": Judgement(weighty, 0.07, 5),
    "favours": Judgement(favours, 0.1, 5),
    "topics": Judgement(topics, 1.0, 2),
}


def learn(judgement: Judgement, items: Iterable[Item]) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit a logistic regression; rare features make the file long and no verdict better."""
    rows, answers, weights = judgement.sample(items)
    counts = Counter(name for row in rows for name in row)
    kept = [{n: v for n, v in row.items() if counts[n] >= judgement.seen} for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    model = LogisticRegression(C=judgement.strength, max_iter=5000)
    return vectorizer, model.fit(matrix, answers, sample_weight=weights)


def report(name: str, items: Sequence[Item]) -> None:
    """Print how well each half is judged by the other."""
    judgement = JUDGEMENTS[name]
    for half in (0, 1):
        vectorizer, model = learn(judgement, [i for i in items if half_of(i.service) != half])
        rows, answers, _ = judgement.sample(i for i in items if half_of(i.service) == half)
        matrix = vectorizer.transform(rows)
        right = float((model.predict(matrix) == answers).mean())
        line = f"{name:8s} half {half}: {len(rows)} cases, right {right:.3f}"
        if len(model.classes_) == 2:
            area = roc_auc_score(answers, model.predict_proba(matrix)[:, 1])
            line += f", area under the curve {area:.3f}"
        print(line)


def as_data(vectorizer: DictVectorizer, model: LogisticRegression) -> dict[str, Any]:
    """Write a model as whole numbers, hundredths; weights too small to matter are left out."""
    columns = model.coef_
    weights: dict[str, Any] = {}
    for position, name in enumerate(vectorizer.get_feature_names_out()):
        row = [round(float(column[position]) * SCALE) for column in columns]
        if max(map(abs, row)) >= LEAST_WEIGHT:
            weights[str(name)] = row if len(row) > 1 else row[0]
    bias = [round(float(value) * SCALE) for value in model.intercept_]
    return {
        "classes": [str(name) for name in model.classes_],
        "bias": bias if len(bias) > 1 else bias[0],
        "weights": weights,
    }


def main() -> None:
    """Read the pairs, report, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true", help="replace the package's weights")
    parser.add_argument("--half", type=int, choices=(0, 1), help="learn from one half only")
    arguments = parser.parse_args()
    folders = sorted(path.parent for path in arguments.pairs.glob("*/labels.json"))
    items = [item for folder in folders for item in read_pair(folder)]
    for name in JUDGEMENTS:
        report(name, items)
    if arguments.write:
        chosen = [
            i for i in items if arguments.half is None or half_of(i.service) == arguments.half
        ]
        data = {name: as_data(*learn(one, chosen)) for name, one in JUDGEMENTS.items()}
        WEIGHTS.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
