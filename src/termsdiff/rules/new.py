"""Start a new rule: `python -m termsdiff.rules.new TOPIC ID LOOK` writes its file with stubs.

The stubs are not a rule yet: the tests of the catalogue fail until phrases, messages and examples
are written. docs/rules.md, "Adding a rule", explains the next steps.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import get_args

from ..errors import TermsdiffError
from .compiling_rules import CATALOGUE
from .finding import TOPICS
from .rule import DIRECTIONS, Look

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ANY = "any"
_CONDITIONS: dict[str, str] = {
    "words": 'words = ["TODO phrase"]',
    "measure": 'about = ["TODO phrase"]\nkinds = ["duration"]',
    "modality": 'sentence = ["TODO phrase"]',
    "extent": 'only = "edited"\nsentence = ["TODO phrase"]',
    "sentence": 'sentence = ["TODO phrase"]',
    "binding": 'classes = ["negation"]',
    "member": 'place = ["TODO phrase"]',
}
_EXAMPLES = 3


def stub(topic: str, name: str, look: Look) -> str:
    """Return the text of a new rule file: every key that it needs, with TODO to be replaced."""
    directions = DIRECTIONS[look]
    head = [f'id = "{name}"', 'title = "TODO"']
    head += [f'topic = "{topic}"'] if topic != _ANY else []
    head += [f'look = "{look}"', 'reason = "TODO: why it matters, in one sentence."']
    tables = {
        "materiality": [f'{direction} = "material"' for direction in directions],
        "when": [_CONDITIONS[look]],
        "favours": [f'{direction} = "unclear"' for direction in directions],
        "message": [
            f'{direction} = "TODO who may do what: {{gained}}."' for direction in directions
        ],
    }
    parts = ["\n".join(head), *(f"[{key}]\n" + "\n".join(rows) for key, rows in tables.items())]
    example = '[[{}]]\nplace = "TODO"\nold = "TODO"\nnew = "TODO"'
    parts += [example.format("fires")] * _EXAMPLES + [example.format("quiet")]
    return "\n\n".join(parts) + "\n"


def begin(catalogue: Path, topic: str, name: str, look: Look) -> Path:
    """Write the file of a new rule and return its path; raise TermsdiffError for a bad name."""
    path = catalogue / topic / f"{name}.toml"
    if not _ID.fullmatch(name):
        raise TermsdiffError(f"{name}: not a valid rule name; write it like notice-period")
    known = next(catalogue.glob(f"*/{name}.toml"), None)
    if known is not None:
        raise TermsdiffError(f"{known}: there is already a rule with that name; choose another")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(stub(topic, name, look), "utf-8")
    return path


def main() -> None:
    """Read the arguments, write the file and say where it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("topic", choices=(*TOPICS, _ANY))
    parser.add_argument("id", help="the name of the rule and of its file: notice-period")
    parser.add_argument("look", choices=get_args(Look))
    arguments = parser.parse_args()
    try:
        path = begin(CATALOGUE, arguments.topic, arguments.id, arguments.look)
    except TermsdiffError as error:
        parser.exit(2, f"{error}\n")
    print(f"{path}: replace each TODO, then see docs/rules.md, “Adding a rule”")


if __name__ == "__main__":
    main()
