"""What a server says of a page against its bytes, and what is no page at all."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from termsdiff.errors import TermsdiffError
from termsdiff.input.charsets import stated_charset
from termsdiff.input.reading import Original, as_text

TEXT = "# Terms\n\nCafé – we may close it.\n"
PAGE = f"<html><body><main><h1>Terms</h1><p>{TEXT[9:]}</p></main></body></html>"


def codes(original: Original) -> list[str]:
    return [note.code for note in original.source.notes]


@pytest.mark.parametrize(
    ("encoding", "header", "noted"),
    [
        ("utf-8", "text/plain; charset=utf-8", []),
        ("utf-8", "text/plain", []),
        ("utf-8", "text/plain; charset=iso-8859-1", ["charset"]),
        ("cp1252", "text/plain; charset=iso-8859-1", []),
        ("cp1252", 'text/plain; charset="windows-1252"', []),
        ("cp1252", "text/plain; charset=utf-8", ["encoding"]),
        ("cp1252", "text/plain", ["encoding"]),
        ("cp1252", "text/plain; charset=rot13", ["encoding"]),
        ("cp1252", "text/plain; charset=zip", ["encoding"]),
        ("cp1252", "text/plain; charset=../../x", ["encoding"]),
        ("utf-16", "text/plain", []),
    ],
)
def test_a_text_is_read_by_its_bytes_first(encoding: str, header: str, noted: list[str]) -> None:
    original = as_text(TEXT.encode(encoding), "https://a.example/t", header)
    assert original.source.text == TEXT
    assert codes(original) == noted


@pytest.mark.parametrize(
    ("encoding", "header", "noted"),
    [
        ("utf-8", "text/html; charset=utf-8", []),
        ("utf-8", "TEXT/HTML; Charset=ISO-8859-1", ["charset"]),
        ("cp1252", "text/html; charset=iso-8859-1", []),
        ("shift_jis", "text/html; charset=Shift_JIS", []),
    ],
)
def test_a_page_is_read_as_its_header_and_bytes_agree(
    encoding: str, header: str, noted: list[str]
) -> None:
    pytest.importorskip("bs4")
    page = PAGE.replace("Café –", "日本語 terms") if encoding == "shift_jis" else PAGE
    data = page.encode(encoding)
    original = as_text(data, "https://a.example/t", header)
    assert ("日本語" if encoding == "shift_jis" else "Café –") in original.source.text
    assert [code for code in codes(original) if code in ("charset", "encoding")] == noted
    assert original.data == data


def test_a_page_that_states_its_own_charset_keeps_it() -> None:
    pytest.importorskip("bs4")
    page = PAGE.replace("<body>", '<head><meta charset="windows-1252"></head><body>')
    assert "Café –" in as_text(page.encode("cp1252"), "x", "text/html").source.text


def zipped(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<p>Terms</p>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped("terms.html"), "a ZIP or Word file"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, "an old Word file"),
        (b"\x1f\x8b\x08\x00" + b"\xff\x00" * 99, "binary data"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary data"),
        (b"<html>\x00\x01\x02", "binary data"),
        (b"", "without any text"),
    ],
)
@pytest.mark.parametrize("header", ["text/html", "text/html; charset=iso-8859-1"])
def test_what_is_sent_as_a_page_and_is_none(data: bytes, said: str, header: str) -> None:
    with pytest.raises(TermsdiffError, match=said):
        as_text(data, "https://a.example/t.html" if data else "https://a.example/t", header)


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=latin1", "cp1252"),
        ("text/html;charset=GB2312", "gb18030"),
        ("text/html; charset=unicode_escape", ""),
        ("text/html; charset=punycode", ""),
        ("text/html; charset=" + "x" * 99, ""),
        ("text/html; charset=", ""),
        ("text/html", ""),
    ],
)
def test_only_encodings_of_texts_are_known(header: str, charset: str) -> None:
    assert stated_charset(header) == charset
