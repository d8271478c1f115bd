"""A repository in which people do all that may fool the gate: what the random sequences are of."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from gate_samples import FIRST, LATER, SOON, path_of, review_of

from termsdiff.cli.main import run

FOLDERS = ("versions/models", "versions/hosting")
DAYS = (FIRST, SOON, LATER)
CLAUSES = {
    "Use": ("You may use the models worldwide for your own business.",),
    "Data": ("We do not use your data to train our models.",),
    "Withdrawal": ("We give you {notice} months of notice before we discontinue a model.",),
    "Liability": (
        "Our total liability is limited to the fees that you paid in the last {cap} months.",
    ),
    "Changes": (
        "We may change these terms. Changes take effect 30 days after posting.",
        "Letters go to {street} in Port Lantern.",
    ),
}
ORDERS = (
    ("Use", "Data", "Withdrawal", "Liability", "Changes"),
    ("Use", "Liability", "Data", "Withdrawal", "Changes"),
    ("Use", "Withdrawal", "Liability", "Changes"),
)
LOOSE, STRICT = '[gate]\ntopics = ["payment"]\n', "[gate]\n"
RULES = 'rules = "our-rules"\n'
FORGED = "2001-01-01T12:00:00 +0000"
Draft = tuple[str, str, str, tuple[str, ...]]
Place = tuple[str, str, str]
OF_WHAT_IS_THERE = ("small", "delete", "rename", "forge the review", "lose", "unstage", "rewrite")
RULE = """\
id = "our-notice"
title = "Notice of letters"
topic = "discontinuation"
materiality = "{weight}"
look = "measure"
reason = "Ours."

[when]
kinds = ["duration"]
about = ["discontinue*"]

[favours]
decreased = "provider"
increased = "customer"

[message]
decreased = "{{old}} became {{new}}."
increased = "{{old}} became {{new}}."

[[fires]]
old = "We give you 60 days before we discontinue a model."
new = "We give you 10 days before we discontinue a model."
favours = "provider"
old_value = "P60D"
new_value = "P10D"

[[quiet]]
old = "We give you 60 days before we discontinue a model."
new = "We give you sixty days before we discontinue a model."
"""


def text_of(day: str, draft: Draft = ("six", "twelve", "Beacon Road 1", ORDERS[0])) -> str:
    """Return terms in which a clause may be changed, moved or missing."""
    notice, cap, street, order = draft
    lines = ["# Lighthouse Model Terms", f"Effective: {day}"]
    for number, title in enumerate(order, start=1):
        lines.append(f"## {number}. {title}")
        for clause, words in enumerate(CLAUSES[title], start=1):
            filled = words.format(notice=notice, cap=cap, street=street)
            lines.append(f"{number}.{clause} {filled}")
    return "\n\n".join(lines) + "\n"


class World:
    """The working tree, and what is done in it; the environment of git may be forged."""

    top: Path
    environment: dict[str, str]

    def git(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self.top,
            capture_output=True,
            text=True,
            check=check,
            env=self.environment,
        )
        return done.stdout if done.returncode == 0 else ""

    def termsdiff(self, *words: str) -> tuple[int, str]:
        before = Path.cwd()
        os.chdir(self.top)
        out, error = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
                status = run(list(words))
        finally:
            os.chdir(before)
        assert "internal error" not in error.getvalue(), error.getvalue()
        return status, out.getvalue() + error.getvalue()

    def write(self, path: str, text: str) -> None:
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, deed: str, place: Place, draft: Draft) -> None:
        if deed.startswith(OF_WHAT_IS_THERE):
            place = self.nearest(
                place, review=deed.endswith("review") or deed.startswith("rewrite")
            )
        folder, day, other = place
        day = FIRST if deed.endswith("first") else day
        path = path_of(day, folder)
        if deed.startswith("edit") or deed == "stage and write back":
            self.write(path, text_of(day, draft))
        if deed.startswith("small"):
            self.small_edit(path)
        if deed.startswith("copy") and (self.top / path_of(other, folder)).is_file():
            text = (self.top / path_of(other, folder)).read_text("utf-8")
            self.write(path, text.replace(f"Effective: {other}", f"Effective: {day}"))
        if deed.startswith("delete"):
            (self.top / path).unlink(missing_ok=True)
        if "stage" in deed.split():
            self.git("add", "-A", "--", "." if deed == "stage all" else path, check=False)
        if deed == "stage and write back":
            self.write(path, self.text("HEAD", day, folder) or text_of(day))
        if deed == "unstage":
            self.git("reset", "-q", "--", path, check=False)
        if deed == "tighten" or deed.endswith("loosely"):
            self.write("termsdiff.toml", STRICT if deed == "tighten" else LOOSE)
            self.git("add", "termsdiff.toml")
        self.change_names(deed, place)
        self.change_policy(deed, draft)
        self.change_kinds(deed, place, draft)
        self.change_reviews(deed, place)

    def change_policy(self, deed: str, draft: Draft) -> None:
        """Weaken what decides: settings in another file, a rule, all of them."""
        if deed == "settings in the project file":
            table = 'tool.termsdiff.gate.topics = ["payment"]\n' if draft[0] == "six" else ""
            self.write("pyproject.toml", f'{table}[project]\nname = "lighthouse"\n')
            (self.top / "termsdiff.toml").unlink(missing_ok=True)
        if deed == "rules":
            self.write("termsdiff.toml", RULES)
            weight = "minor" if draft[1] == "six" else "material"
            self.write("our-rules/notice.toml", RULE.format(weight=weight))
        if deed == "no rules":
            (self.top / "our-rules/notice.toml").unlink(missing_ok=True)
            self.write("termsdiff.toml", STRICT)
        if deed in ("settings in the project file", "rules", "no rules"):
            files = ("termsdiff.toml", "pyproject.toml", "our-rules")
            for file in files:
                self.git("add", "-A", "--", file, check=False)

    def change_kinds(self, deed: str, place: Place, draft: Draft) -> None:
        """Put something else where a version would be, or a text where none is looked for."""
        folder, day, _ = place
        if deed == "link" and not (self.top / "versions/linked").is_symlink():
            (self.top / "versions/linked").symlink_to("models")
            self.git("add", "versions/linked", check=False)
        if deed == "submodule":
            commit = ("3" if draft[0] == "three" else "9") * 40
            row = f"160000,{commit},versions/bought"
            self.git("update-index", "--add", "--cacheinfo", row, check=False)
        if deed == "stray":
            name = "v2.md" if draft[1] == "six" else f"{day} (1).md"
            self.write(f"{folder}/{name}", text_of(day, draft))
            self.git("add", "--", f"{folder}/{name}", check=False)
        if deed == "early since" and day != FIRST:
            self.write(path_of(day, folder), f"---\nsince: 1900-01-01\n---\n{text_of(day, draft)}")
            self.git("add", "--", path_of(day, folder), check=False)
        if deed == "forge the day":
            self.environment |= {"GIT_COMMITTER_DATE": FORGED, "GIT_AUTHOR_DATE": FORGED}
        if deed == "merge" and not self.git("status", "--porcelain"):
            self.merge(path_of(day, folder), text_of(day, draft))

    def merge(self, path: str, text: str) -> None:
        """Bring in what was committed on another branch past the hook; do not commit it yet."""
        self.git("switch", "-q", "-C", "side")
        self.write(path, text)
        self.git("add", "--", path)
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "side")
        self.git("switch", "-q", "main")
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "main")
        self.git("merge", "-q", "--no-ff", "--no-commit", "side", check=False)

    def change_reviews(self, deed: str, place: Place) -> None:
        """Rewrite what was accepted: by whom, or what for."""
        folder, day, other = place
        review = self.top / review_of(day, folder)
        if not review.is_file():
            return
        text = review.read_text("utf-8")
        if deed == "rewrite an entry":
            self.write(review_of(day, folder), text.replace("Ada Keeper", "Bob Clerk", 1))
        if deed == "rewrite and take one away":
            self.write(review_of(day, folder), text.rpartition("[[accepted]]")[0] or "#\n")
        if deed == "rewrite as another's":
            self.write(review_of(other, folder), text)
            self.git("add", "--", review_of(other, folder), check=False)
        if deed.startswith("rewrite"):
            self.git("add", "--", review_of(day, folder), check=False)

    def nearest(self, place: Place, *, review: bool) -> Place:
        """Return a place where there is something to change, the same one if it has."""
        folder, day, other = place
        found = review_of if review else path_of
        places = [(one, d) for d in (day, other, *DAYS) for one in (folder, *FOLDERS)]
        there = [(one, d) for one, d in places if (self.top / found(d, one)).is_file()]
        return (*there[0], other) if there else place

    def small_edit(self, path: str) -> None:
        if (self.top / path).is_file():
            text = (self.top / path).read_text("utf-8")
            old, new = ("Beacon Road 1", "Pier Lane 7")
            old, new = (old, new) if old in text else (new, old)
            self.write(path, text.replace(old, new))

    def change_names(self, deed: str, place: Place) -> None:
        folder, day, other = place
        review = review_of(day, folder)
        if deed == "rename only" and day != FIRST:
            self.git("mv", "-f", path_of(day, folder), path_of(other, folder), check=False)
        elif deed.startswith("rename") and day != other:
            self.rename(path_of(day, folder), path_of(other, folder), day, other)
        if deed == "rename with the review" and day != other:
            self.git("mv", "-f", review, review_of(other, folder), check=False)
        if deed == "forge the review" and (self.top / review).is_file():
            text = (self.top / review).read_text("utf-8")
            self.write(review, text.replace(" months", " full months"))
        if deed == "lose the review":
            (self.top / review).unlink(missing_ok=True)
        if deed in ("lose the review", "forge the review"):
            self.git("add", "-A", "--", review, check=False)

    def rename(self, path: str, target: str, day: str, other: str) -> None:
        """Give a version that waits another day, in its name and in its text."""
        if day == FIRST or not (self.top / path).is_file():
            return
        self.git("mv", "-f", path, target, check=False)
        if (self.top / target).is_file():
            text = (self.top / target).read_text("utf-8")
            self.write(target, text.replace(f"Effective: {day}", f"Effective: {other}"))
            self.git("add", "--", target)

    def text(self, revision: str, day: str, folder: str) -> str:
        return self.git("show", f"{revision}:{path_of(day, folder)}", check=False)
