"""Learn the weights and word vectors by which the audit of a notice ties statements to changes.

    python benchmarks/train_notice.py vectors PAIRS [FOLDER …] --write
    python benchmarks/train_notice.py weights PAIRS --write

PAIRS holds a folder for each pair of versions: old.md, new.md, labels.json with the `service` and
the `changes`, each with `summary`, `material`, `topic`, `old_quote` and `new_quote`. A summary is a
statement; it is tied rightly to a change that holds the quoted words. False statements are those of
other services on other topics; contradictions have another number or the opposite verb.

Only services of the first half (SHA-256 of the name even) are learned from; what is printed is
how well services in one fifth of them are judged by weights learned from the others. FOLDERs of
Markdown, `SERVICE/document.md`, add texts to the vectors. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from spellchecker import SpellChecker

from termsdiff import compare, parse
from termsdiff.notice.contradiction import figures_of, signs_of
from termsdiff.notice.likeness import (
    PassageDirections,
    Saying,
    Tried,
    Weights,
    all_features,
    saying_of,
)
from termsdiff.notice.statement_words import stem, stems_of
from termsdiff.notice.trace import Trace, trace_of
from termsdiff.notice.tying import found_features

DATA = Path(__file__).parents[1] / "src/termsdiff/notice/data"
SCALE = 100
FOLDS = 5
STRANGERS = 12
LEAST_LABELS = 3
WORDS = re.compile(r"[\w$€£%]+")
NUMBER = re.compile(r"(?<![\w.])(?:[2-9]|[1-9]\d{1,2})(?![\w.,%]*\d)")
OTHERS = ("4", "10", "21", "45", "75", "150")
TURNS = {
    "added": "removed",
    "shortened": "lengthened",
    "lowered": "raised",
    "narrowed": "widened",
    "reduced": "increased",
    "banned": "allowed",
    "introduced": "dropped",
    "optional": "mandatory",
}
BOTH_WAYS = TURNS | {other: one for one, other in TURNS.items()}
ONE_WAY = {"may": "may no longer", "must": "need not"}
TURN = re.compile(rf"\b(?:{'|'.join((*BOTH_WAYS, *ONE_WAY))})\b")


class Said(NamedTuple):
    """A statement and what is true of it: the changes that bear it out, none if it is strange."""

    service: str
    saying: Saying
    tried: list[Tried]
    right: frozenset[int]
    traces: list[Trace]
    figures: frozenset[str]
    is_wrong: bool = False


def main() -> None:
    """Learn what was asked for, and print how good it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("vectors", "weights"))
    parser.add_argument("pairs", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="put them into the package")
    arguments = parser.parse_args()
    if arguments.what == "vectors":
        _learn_vectors(arguments.pairs, arguments.folders, write=arguments.write)
    else:
        _learn_weights(arguments.pairs, write=arguments.write)


def is_first_half(service: str) -> bool:
    """Whether a service belongs to the half that is learned from."""
    return int(hashlib.sha256(service.encode()).hexdigest(), 16) % 2 == 0


def _fold(service: str) -> int:
    return int(hashlib.sha256(b"fold" + service.encode()).hexdigest(), 16) % FOLDS


def _labelled(pairs: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(pairs.glob("*/labels.json")):
        labels = json.loads(path.read_text("utf-8"))
        if is_first_half(labels["service"]):
            yield path.parent, labels


def _words(text: str) -> list[str]:
    return WORDS.findall(re.sub(r"\]\([^)]*\)", "]", text).casefold())


def _covers(have: Sequence[str], quote: str) -> bool:
    """Whether 80 % of the words of a quotation, as runs of three, stand in a text."""
    quoted = _words(quote)
    if len(quoted) < 3:
        return " ".join(quoted) in " ".join(have)
    runs = set(zip(have, have[1:], have[2:], strict=False))
    want = list(zip(quoted, quoted[1:], quoted[2:], strict=False))
    return sum(run in runs for run in want) >= 0.8 * len(want)


def altered(text: str, rng: random.Random) -> str | None:
    """Return a statement with its last number or its one verb of change turned; None if neither."""
    spots = list(NUMBER.finditer(text))
    if spots:
        spot = spots[-1]
        other = rng.choice([number for number in OTHERS if number not in text])
        return text[: spot.start()] + other + text[spot.end() :]
    if len(TURN.findall(text)) != 1:
        return None
    return TURN.sub(lambda word: (BOTH_WAYS | ONE_WAY)[word[0]], text)


def _read(pairs: Path) -> list[Said]:
    rng = random.Random(1)
    labelled = list(_labelled(pairs))
    strange = [(d["service"], c) for _, d in labelled for c in d["changes"] if c["material"]]
    found: list[Said] = []
    for folder, labels in labelled:
        changes = [change for change in labels["changes"] if change["material"]]
        if len(changes) < LEAST_LABELS:
            continue
        old, new = (parse((folder / f"{side}.md").read_text("utf-8")) for side in ("old", "new"))
        comparison = compare(old, new)
        traces = [trace_of(judged) for judged in comparison.changes]
        if not traces:
            continue
        weights = Weights((old, new))
        lookup = PassageDirections(weights)
        figures = figures_of(old.markdown) | figures_of(new.markdown)
        sides = [
            [_words(side.text) for side in (one.change.old, one.change.new) if side is not None]
            for one in comparison.changes
        ]

        said = partial(_said, labels["service"], weights, traces, lookup, figures)
        for label in changes:
            quotes = [label[f"{side}_quote"] for side in ("old", "new") if label[f"{side}_quote"]]
            right = frozenset(
                at
                for at, texts in enumerate(sides)
                if any(_covers(text, quote) for text in texts for quote in quotes)
            )
            if right:
                found.append(said(label["summary"], right))
                versions = {altered(label["summary"], rng) for _ in range(2)} - {None}
                found += [said(text, right, wrong=True) for text in sorted(versions) if text]
        topics = {change["topic"] for change in changes}
        others = [
            change
            for service, change in strange
            if service != labels["service"] and change["topic"] not in topics
        ]
        for change in rng.sample(others, k=min(len(others), STRANGERS)):
            found.append(said(change["summary"], frozenset()))
    return found


def _said(
    service: str,
    weights: Weights,
    traces: list[Trace],
    lookup: PassageDirections,
    figures: frozenset[str],
    text: str,
    right: frozenset[int],
    *,
    wrong: bool = False,
) -> Said:
    saying = saying_of(text, weights)
    return Said(
        service, saying, all_features(saying, traces, lookup), right, traces, figures, wrong
    )


class Ranking(NamedTuple):
    """Weights that order changes: the right ones before the others."""

    vectorizer: DictVectorizer
    weights: np.ndarray

    def scores(self, tried: Sequence[Tried]) -> list[float]:
        """Return the score of each change."""
        rows = self.vectorizer.transform([one.features for one in tried])
        return list(np.asarray(rows @ self.weights).ravel())


def _fit_ranking(items: Sequence[Said]) -> Ranking:
    vectorizer = DictVectorizer(sparse=False)
    vectorizer.fit([dict(one.features) for item in items for one in item.tried])
    sets = [
        (vectorizer.transform([one.features for one in item.tried]), sorted(item.right))
        for item in items
        if item.right and not item.is_wrong
    ]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = float(weights @ weights) / 2, weights.copy()
        for rows, right in sets:
            scores = rows @ weights
            powers = np.exp(scores - scores.max())
            shares = powers / powers.sum()
            wanted = np.zeros(len(scores))
            wanted[right] = powers[right] / powers[right].sum()
            total -= math.log(powers[right].sum() / powers.sum())
            slope += rows.T @ (shares - wanted)
        return total, slope

    start = np.zeros(len(vectorizer.feature_names_))
    return Ranking(vectorizer, minimize(loss, start, jac=True, method="L-BFGS-B").x)


def _found_row(item: Said, ranking: Ranking) -> dict[str, float]:
    scores = ranking.scores(item.tried)
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    return dict(found_features(item.tried, scores, order))


def _signs(item: Said, ranking: Ranking) -> dict[str, float]:
    scores = ranking.scores(item.tried)
    at = max(range(len(scores)), key=lambda place: scores[place])
    return dict(signs_of(item.saying, item.traces[at], item.tried[at].passage, item.figures))


class Fitted(NamedTuple):
    """A logistic regression on named features."""

    vectorizer: DictVectorizer
    model: LogisticRegression

    def probabilities(self, rows: Sequence[dict[str, float]]) -> np.ndarray:
        """Return the probability of each row."""
        return self.model.predict_proba(self.vectorizer.transform(rows))[:, 1]


def _fit(rows: Sequence[dict[str, float]], truth: Sequence[bool], strength: float) -> Fitted:
    vectorizer = DictVectorizer(sparse=False)
    # classes as frequent as they are in the rows: a probability is to mean one
    model = LogisticRegression(C=strength, max_iter=5_000)
    model.fit(vectorizer.fit_transform(rows), truth)
    return Fitted(vectorizer, model)


def _learn_weights(pairs: Path, *, write: bool) -> None:
    items = _read(pairs)
    hits = total = 0
    found_truth: list[bool] = []
    found_guess: list[float] = []
    wrong_truth: list[bool] = []
    wrong_guess: list[float] = []
    for fold in range(FOLDS):
        known = [item for item in items if _fold(item.service) != fold]
        unseen = [item for item in items if _fold(item.service) == fold]
        ranking, found, contradicted = _fit_all(known)
        for item in unseen:
            if item.right and not item.is_wrong:
                scores = ranking.scores(item.tried)
                total += 1
                hits += max(range(len(scores)), key=lambda at: scores[at]) in item.right
        rows = [item for item in unseen if not item.is_wrong]
        found_truth += [bool(item.right) for item in rows]
        found_guess += list(found.probabilities([_found_row(item, ranking) for item in rows]))
        rows = [item for item in unseen if item.right]
        wrong_truth += [item.is_wrong for item in rows]
        wrong_guess += list(contradicted.probabilities([_signs(item, ranking) for item in rows]))
    print(f"tied to the right change: {hits / total:.3f} of {total}")
    print(f"about any change: area under the curve {roc_auc_score(found_truth, found_guess):.4f}")
    print(f"contradicted: area under the curve {roc_auc_score(wrong_truth, wrong_guess):.3f}")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(
            f"  from {least}: "
            f"found of the true {_share(found_truth, found_guess, least, True):.3f}, "
            f"of the strange {_share(found_truth, found_guess, least, False):.3f}; "
            f"contradicted of the wrong {_share(wrong_truth, wrong_guess, least, True):.3f}, "
            f"of the true {_share(wrong_truth, wrong_guess, least, False):.3f}"
        )
    if write:
        ranking, found, contradicted = _fit_all(items)
        data = {
            "meant": [0, _written(ranking.vectorizer, ranking.weights)],
            "found": _written_model(found),
            "contradicted": _written_model(contradicted),
        }
        (DATA / "weights.json").write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def _fit_all(items: Sequence[Said]) -> tuple[Ranking, Fitted, Fitted]:
    ranking = _fit_ranking(items)
    plain = [item for item in items if not item.is_wrong]
    told = [item for item in items if item.right]
    found = _fit(
        [_found_row(item, ranking) for item in plain], [bool(item.right) for item in plain], 1.0
    )
    contradicted = _fit(
        [_signs(item, ranking) for item in told], [item.is_wrong for item in told], 1.0
    )
    return ranking, found, contradicted


def _share(truth: Sequence[bool], guess: Sequence[float], least: float, wanted: bool) -> float:
    chosen = [one >= least for one, true in zip(guess, truth, strict=True) if true == wanted]
    return sum(chosen) / len(chosen)


def _written(vectorizer: DictVectorizer, weights: Sequence[float]) -> dict[str, int]:
    names = vectorizer.feature_names_
    table = {name: round(SCALE * value) for name, value in zip(names, weights, strict=True)}
    return {name: value for name, value in sorted(table.items()) if value}


def _written_model(fitted: Fitted) -> list[Any]:
    bias = round(SCALE * float(fitted.model.intercept_[0]))
    return [bias, _written(fitted.vectorizer, fitted.model.coef_[0])]


LEAST_CLAUSES = 18
LEAST_SERVICES = 9
LEAST_COMMON = 60
MOST_CAPITAL = 0.8
REACH = 12
DIMENSIONS = 32
LEGAL = frozenset(
    ("privaci", "affili", "custom", "servic", "agreement", "subprocessor", "arbitr", "content")
)
"""Words that terms write with a capital and that are no names."""
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[*-] )")
WITHIN = re.compile(r"(?<=[a-z,] )([A-Za-z][a-z]+)")


def _learn_vectors(pairs: Path, folders: Sequence[Path], *, write: bool) -> None:
    texts: dict[str, list[str]] = defaultdict(list)
    for folder, labels in _labelled(pairs):
        texts[labels["service"]].append((folder / "new.md").read_text("utf-8"))
    for folder in folders:
        for path in sorted(folder.glob("*/*.md")):
            if is_first_half(path.parent.name):
                texts[path.parent.name].append(path.read_text("utf-8"))
    sentences, counts, services = _sentences(texts)
    words = _common_words(texts, counts, services)
    vectors = _directions(sentences, words)
    print(f"{len(words)} words from {len(sentences)} sentences of {len(texts)} services")
    if write:
        head = {
            "dimensions": DIMENSIONS,
            "clauses": len(sentences),
            "words": " ".join(words),
            "counts": [counts[word] for word in words],
        }
        (DATA / "vectors.json").write_text(json.dumps(head), "utf-8")
        (DATA / "vectors.bin").write_bytes(np.round(vectors * 127).astype("int8").tobytes())


def _sentences(
    texts: dict[str, list[str]],
) -> tuple[list[list[str]], Counter[str], dict[str, set[str]]]:
    sentences: list[list[str]] = []
    counts: Counter[str] = Counter()
    services: dict[str, set[str]] = defaultdict(set)
    seen: set[str] = set()
    for service, documents in texts.items():
        for paragraph in (part for text in documents for part in PARAGRAPH.split(text)):
            if len(paragraph) < 40 or paragraph in seen:
                continue
            seen.add(paragraph)
            for piece in re.split(r"(?<=[.;]) ", paragraph):
                stems = [one for one in stems_of(piece) if one.isalpha()]
                if len(stems) > 3:
                    sentences.append(stems)
                    counts.update(set(stems))
                    for one in set(stems):
                        services[one].add(service)
    return sentences, counts, services


def _common_words(
    texts: dict[str, list[str]], counts: Counter[str], services: dict[str, set[str]]
) -> list[str]:
    """Return stems of common English words: no name of a service, a place or a person."""
    known = SpellChecker().word_frequency.dictionary
    common = {
        stem(word)
        for word, number in known.items()
        if number >= LEAST_COMMON and word.isascii() and word.isalpha() and len(word) > 2
    }
    written: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for match in (m for part in texts.values() for text in part for m in WITHIN.finditer(text)):
        one = stem(match[1].lower())
        written[one] += 1
        capital[one] += match[1][0].isupper()
    return sorted(
        one
        for one, number in counts.items()
        if number >= LEAST_CLAUSES
        and len(services[one]) >= LEAST_SERVICES
        and one in common
        and (one in LEGAL or capital[one] <= MOST_CAPITAL * max(1, written[one]))
    )


def _directions(sentences: Sequence[Sequence[str]], words: Sequence[str]) -> np.ndarray:
    """Return a row for each word: positive pointwise mutual information, reduced."""
    place = {word: at for at, word in enumerate(words)}
    near: Counter[tuple[int, int]] = Counter()
    for sentence in sentences:
        known = [place.get(one, -1) for one in sentence]
        for at, first in enumerate(known):
            for gap, second in enumerate(known[at + 1 : at + 1 + REACH], 1):
                if first >= 0 and second >= 0 and first != second:
                    near[first, second] += 1 / (1 + 0.15 * gap)
                    near[second, first] += 1 / (1 + 0.15 * gap)
    rows, columns = zip(*near, strict=True)
    size = (len(words), len(words))
    table = csr_matrix((list(near.values()), (rows, columns)), shape=size).tocoo()
    sums = np.asarray(table.tocsr().sum(1)).ravel()
    smooth = sums**0.75 / (sums**0.75).sum()
    tells = np.log(table.data / (sums[table.row] * smooth[table.col]))
    kept = tells > 0
    matrix = csr_matrix((tells[kept], (table.row[kept], table.col[kept])), shape=size)
    reduced = TruncatedSVD(DIMENSIONS, n_iter=8, random_state=1)
    found = reduced.fit_transform(matrix) / np.sqrt(reduced.singular_values_)
    return found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


if __name__ == "__main__":
    main()
