"""Attributes that kramdown and similar tools write into the text: `{: .note #top target="_blank"}`.

They are markup if they contain only attributes: other words in braces stay text.
"""

from __future__ import annotations

from ..text.patterns import later

_NAME = r"[\w-]{1,60}"
_VALUE = rf"(?:\"[^\"{{}}\n]{{0,120}}\"|'[^'{{}}\n]{{0,120}}'|{_NAME})"
_ONE = rf"(?:[#.]{_NAME}|{_NAME}={_VALUE}|toc|comment)"
_LIST = later(rf"[ \t]*\{{:{{1,2}}[ \t]*(?:{_NAME}:)?(?:[ \t]*{_ONE}){{0,12}}[ \t]*/?\}}")
_AT_END = later(rf"(?<=[^\s\]])[ \t]+\{{#{_NAME}(?:[ \t]+{_ONE}){{0,12}}[ \t]*\}}[ \t#]*\Z")


def without_attributes(text: str) -> str:
    """Return Markdown without the attribute lists of its words, blocks and headings."""
    if "{:" in text:
        text = _LIST.sub("", text)
    return _AT_END.sub("", text) if "{#" in text else text
