"""Learn the weights of the estimate from single changes that were read one by one.

    python benchmarks/train_judgement.py CHANGES.jsonl PAIRS [--write]

CHANGES.jsonl holds a changed clause a line (`pair`, the sentences that differ on each side as `old`
and `new`, `grade` high, low or none, `topic`, `favours`); PAIRS a folder for each pair: old.md,
new.md, labels.json with the `service` and quotations of what changed, which are samples, too. The
services are split in halves; each half is judged by weights that were learned on the other, and
both results are printed. With --write, the weights learned from all are written into the package.
Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from termsdiff.comparison import compare
from termsdiff.parsing import parse
from termsdiff.redline.change import Change
from termsdiff.rules.compiling_rules import source_topics
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.judgement import case_features, changed_sentences, find_findings
from termsdiff.rules.model.features import classes_of
from termsdiff.rules.model.leaning import leaning_features, said_of_quotation
from termsdiff.rules.names import without_names
from termsdiff.rules.topics import Place, find_topics, topic_features, topic_marks
from termsdiff.rules.word_classes import meaning_tokens

WEIGHTS = Path(__file__).parents[1] / "src/termsdiff/rules/model/weights.json"
WORDS = re.compile(r"[\w$€£%]+")
SIDES = {"user": "customer", "provider": "provider"}
SETTINGS = Configuration()
SCALE = 100
LEAST_WEIGHT = 4
PHRASE_WEIGHT = 0.5
LEAST_SHARE = 0.8

Read = dict[str, Any]
"""One line of CHANGES.jsonl."""


@dataclass
class Item:
    """One change of a comparison: its features, and what readers said of it."""

    service: str
    features: dict[str, float]
    sentences: list[tuple[str, ...]]
    place: Place
    read: list[Read]
    quoted: list[tuple[str, tuple[str, ...]]]
    leaning: dict[str, float]

    @property
    def is_real(self) -> bool:
        """Whether any reader said that it means something."""
        return any(one["grade"] != "none" for one in self.read)

    @property
    def is_high(self) -> bool:
        """Whether any reader called it high."""
        return any(one["grade"] == "high" for one in self.read)


@dataclass(frozen=True)
class Quotation:
    """What a label quotes of one change, and what it says of it."""

    service: str
    kind: str
    came: tuple[str, ...]
    went: tuple[str, ...]
    is_real: bool
    is_high: bool
    favours: str

    def features(self) -> dict[str, float]:
        """Return the features of a change of these words alone, named as in `features.py`."""
        came, went = ("+", "-") if self.kind == "modified" else ("new", "gone")
        found = topic_marks([self.came + self.went], Place((), ""))
        for token in set(self.came) - set(self.went):
            found |= dict.fromkeys(_names(came, token), 1.0)
        for token in set(self.went) - set(self.came):
            found |= dict.fromkeys(_names(went, token), 1.0)
        return found

    def leaning(self) -> dict[str, float]:
        """Return the signed words of what came and what went."""
        return said_of_quotation(self.came, self.went) | {f"kind:{self.kind}": 1.0}


def _names(sign: str, token: str) -> list[str]:
    """Return the names of the features of one word that came or went."""
    if sign in ("+", "-"):
        return [f"{sign}{token}", f"~{token}", *(f"{sign}[{c}]" for c in classes_of(token))]
    return [f"{sign}:{token}", f"whole:{token}", *(f"{sign}:[{c}]" for c in classes_of(token))]


def words(text: str) -> list[str]:
    """Return the words as the readers' program counts them."""
    return WORDS.findall(re.sub(r"\]\([^)]*\)", "]", text).casefold())


def runs(tokens: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the runs of three words; of fewer words, all of them."""
    return set(zip(tokens, tokens[1:], tokens[2:], strict=False)) or {tuple(tokens)}


def is_meant(one: Read, change: Change) -> bool:
    """Whether a change holds most of a sentence that a reader judged, on the same side."""
    for name, side in (("old", change.old), ("new", change.new)):
        told = words(side.text) if side else []
        have = runs(told)
        for sentence in one[name]:
            said = words(sentence)
            if len(said) < 3 and said and set(said) <= set(told):
                return True
            if len(said) >= 3 and len(runs(said) & have) >= LEAST_SHARE * len(runs(said)):
                return True
    return False


def read_pair(folder: Path, read: Sequence[Read]) -> tuple[list[Item], list[Quotation]]:
    """Compare a pair and join its changes with what readers said; add what labels quote."""
    labels = json.loads((folder / "labels.json").read_text())
    if labels.get("unusable"):
        return [], []
    old = parse((folder / "old.md").read_text())
    new = parse((folder / "new.md").read_text())
    grounds = compare(old, new, SETTINGS).grounds
    names = grounds.names
    items = []
    for case in grounds.cases:
        meant = [one for one in read if is_meant(one, case.change)]
        if case.wording.is_empty or not meant:
            continue
        sentences = changed_sentences(case.wording, names)
        topics = find_topics(sentences, case.place)
        findings = find_findings(case, topics, grounds.parties, SETTINGS)
        features = case_features(case, grounds, findings)
        quoted = _quoted(labels, case.change, names)
        leaning = leaning_features(case.wording, names, features, findings)
        items.append(
            Item(labels["service"], features, sentences, case.place, meant, quoted, leaning)
        )
    return items, list(_quotations(labels, names))


def _quotations(labels: dict[str, Any], names: frozenset[str]) -> Iterator[Quotation]:
    """Yield what the labels of a pair quote."""
    for label in labels["changes"]:
        went, came = (
            without_names(meaning_tokens(label[f"{side}_quote"] or ""), names)
            for side in ("old", "new")
        )
        is_high = label.get("severity") == "high"
        yield Quotation(
            labels["service"],
            label["kind"],
            came,
            went,
            label["material"],
            is_high,
            label["favours"],
        )


def _quoted(
    labels: dict[str, Any], change: Change, names: frozenset[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the topic and the words of each quotation of the labels that stands in a change."""
    found = []
    for label in labels["changes"]:
        for name, side in (("old", change.old), ("new", change.new)):
            quote = label[f"{name}_quote"]
            if (
                label["material"]
                and quote
                and side
                and runs(words(quote)) <= runs(words(side.text))
            ):
                tokens = without_names(meaning_tokens(quote), names)
                found.append((label["topic"], tokens))
    return found


def half_of(service: str) -> int:
    """Put a service into one of two halves, by a digest of its name."""
    return hashlib.sha256(service.encode()).digest()[0] % 2


Sample = tuple[list[dict[str, float]], list[Any], list[float]]
QUOTATION_WEIGHT = 0.8
"""Of a quotation, which shows less of a change than the change itself."""


def matters(items: Iterable[Item], quotations: Iterable[Quotation]) -> Sample:
    """Does the change mean anything?"""
    rows = [(i.features, i.is_real, 1.0) for i in items]
    rows += [(q.features(), q.is_real, QUOTATION_WEIGHT) for q in quotations]
    return _columns(rows)


def weighty(items: Iterable[Item], quotations: Iterable[Quotation]) -> Sample:
    """Would somebody who advises the customer want to know of it?"""
    rows = [(i.features, i.is_high, 1.0) for i in items]
    rows += [(q.features(), q.is_high, QUOTATION_WEIGHT) for q in quotations]
    return _columns(rows)


def favours(items: Iterable[Item], quotations: Iterable[Quotation]) -> Sample:
    """Is it the customer who gains, by all that readers said of it?"""
    rows: list[tuple[dict[str, float], Any, float]] = []
    for item in items:
        told = {SIDES[one["favours"]] for one in item.read if one["favours"] in SIDES}
        if len(told) == 1 and item.is_real:
            rows.append((item.leaning, told == {"customer"}, 1.0))
    for quotation in quotations:
        if quotation.is_real and quotation.favours in SIDES:
            gains = SIDES[quotation.favours] == "customer"
            rows.append((quotation.leaning(), gains, QUOTATION_WEIGHT))
    return _columns(rows)


def _columns(rows: Sequence[tuple[dict[str, float], Any, float]]) -> Sample:
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def topics(items: Iterable[Item], quotations: Iterable[Quotation]) -> Sample:
    """Of which topic is each changed sentence? Quotations count at their place, in their item."""
    found, names = [], []
    for item in items:
        told = [topic for one in item.read if one["grade"] != "none" for topic in one["topic"]]
        if len(set(told)) == 1:
            for tokens in item.sentences[:4]:
                found.append(topic_features(tokens, item.place))
                names.append(told[0])
        for label, tokens in item.quoted:
            found.append(topic_features(tokens, item.place))
            names.append(label)
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

    sample: Callable[[Iterable[Item], Iterable[Quotation]], Sample]
    strength: float
    seen: int


JUDGEMENTS = {
    "matters": Judgement(matters, 0.03, 5),
    "weighty": Judgement(weighty, 0.02, 5),
    "favours": Judgement(favours, 0.3, 4),
    "topics": Judgement(topics, 1.0, 2),
}


@dataclass(frozen=True)
class Data:
    """The changes that readers judged and what labels quote."""

    items: list[Item]
    quotations: list[Quotation]

    def half(self, number: int) -> Data:
        """Return what belongs to the services of one half."""
        return Data(
            [item for item in self.items if half_of(item.service) == number],
            [one for one in self.quotations if half_of(one.service) == number],
        )


def learn(judgement: Judgement, data: Data) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit a logistic regression; rare features make the file long and no verdict better."""
    rows, answers, weights = judgement.sample(data.items, data.quotations)
    counts = Counter(name for row in rows for name in row)
    kept = [{n: v for n, v in row.items() if counts[n] >= judgement.seen} for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    model = LogisticRegression(C=judgement.strength, max_iter=5000)
    return vectorizer, model.fit(matrix, answers, sample_weight=weights)


def report(name: str, data: Data) -> None:
    """Print how well the changes of each half are judged by the other."""
    judgement = JUDGEMENTS[name]
    for half in (0, 1):
        vectorizer, model = learn(judgement, data.half(1 - half))
        rows, answers, _ = judgement.sample(data.half(half).items, [])
        matrix = vectorizer.transform(rows)
        right = float((model.predict(matrix) == answers).mean())
        line = f"{name:8s} half {half}: {len(rows)} cases, right {right:.3f}"
        if len(model.classes_) == 2:
            area = roc_auc_score(answers, model.predict_proba(matrix)[:, 1])
            line += f", area under the curve {area:.3f}"
        print(line)


def curve(data: Data) -> None:
    """Print what each threshold of `matters` finds and how much of it is real, unseen halves."""
    judgement = JUDGEMENTS["matters"]
    told: list[tuple[float, bool]] = []
    for half in (0, 1):
        vectorizer, model = learn(judgement, data.half(1 - half))
        rows, answers, _ = judgement.sample(data.half(half).items, [])
        told += zip(model.predict_proba(vectorizer.transform(rows))[:, 1], answers, strict=True)
    real = sum(answer for _, answer in told)
    for threshold in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6):
        flagged = [answer for chance, answer in told if chance >= threshold]
        found, share = sum(flagged) / real, sum(flagged) / max(1, len(flagged))
        print(f"from {threshold:.2f}: {found:.3f} of the real ones, {share:.3f} of them real")


def as_data(vectorizer: DictVectorizer, model: LogisticRegression) -> dict[str, Any]:
    """Write a model as whole numbers, hundredths; weights too small to matter are left out."""
    columns = model.coef_
    weights: dict[str, Any] = {}
    for position, name in enumerate(vectorizer.get_feature_names_out()):
        row = [round(float(column[position]) * SCALE) for column in columns]
        if max(map(abs, row)) >= LEAST_WEIGHT:
            # as one text where there are several: the reader needs few of them
            weights[str(name)] = " ".join(map(str, row)) if len(row) > 1 else row[0]
    bias = [round(float(value) * SCALE) for value in model.intercept_]
    return {
        "classes": [str(name) for name in model.classes_],
        "bias": bias if len(bias) > 1 else bias[0],
        "weights": weights,
    }


def read_changes(path: Path) -> dict[str, list[Read]]:
    """Return what readers said of single changes, by the name of the pair."""
    read: dict[str, list[Read]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        read[one["pair"]].append(one)
    return read


def read_pairs(pairs: Path, read: Mapping[str, Sequence[Read]]) -> Data:
    """Compare all pairs and join their changes with what readers said."""
    data = Data([], [])
    folders = sorted(path.parent for path in pairs.glob("*/labels.json"))
    for folder in track(folders, "comparing", console=Console(stderr=True)):
        items, quotations = read_pair(folder, read.get(folder.name, ()))
        data.items.extend(items)
        data.quotations.extend(quotations)
    return data


def main() -> None:
    """Read what readers said, report, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("changes", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true", help="replace the package's weights")
    parser.add_argument("--half", type=int, choices=(0, 1), help="learn from one half only")
    arguments = parser.parse_args()
    data = read_pairs(arguments.pairs, read_changes(arguments.changes))
    for name in JUDGEMENTS:
        report(name, data)
    curve(data)
    if arguments.write:
        chosen = data if arguments.half is None else data.half(arguments.half)
        weights = {name: as_data(*learn(one, chosen)) for name, one in JUDGEMENTS.items()}
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
