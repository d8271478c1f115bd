"""The server, called by the official client over stdio and over streamable HTTP."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

import anyio
from mcp import Client, StdioServerParameters

from termsdiff import parse
from termsdiff.cli.main import run
from version_samples import commit, git, new_repository, terms

Ask = Callable[[Client], Any]
TOOLS = {
    *("compare", "explain", "verify", "show_on", "blame", "history", "lint", "list_terms"),
}
PAIR = {"old": "harbour@2024-05-01", "new": "harbour@2024-08-01"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with terms, and beside it what no agent may see."""
    root = tmp_path_factory.mktemp("agents")
    here = new_repository(root / "here")
    commit(here, "versions/harbour/2024-05-01.md", terms("1 May 2024", "six"), "2024-05-01")
    commit(here, "versions/harbour/2024-08-01.md", terms("1 August 2024", "two"), "2024-08-01")
    commit(here, "terms.md", terms("1 May 2024", "six"), "2024-05-01")
    commit(here, "terms.md", terms("1 August 2024", "two"), "2024-08-01")
    (root / "secret.md").write_text("# Secret\n\n1. Nobody may read this.\n", "utf-8")
    (here / "link.md").symlink_to(root / "secret.md")
    (here / "folder").symlink_to(root)
    git(here, "status")
    return here


def over_stdio(world: Path, ask: Ask) -> Any:
    """Return what a client brings that starts the server itself."""
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "termsdiff", "mcp", str(world)],
        env=dict(os.environ),
        cwd=str(world.parent),
    )

    async def talk() -> Any:
        async with Client(command) as client:
            return await ask(client)

    return anyio.run(talk)


@contextmanager
def http_server(world: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [str(world), "--transport", "http", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-m", "termsdiff", "mcp", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=world.parent,
    )
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.kill()
        process.wait()


def over_http(world: Path, ask: Ask) -> Any:
    with http_server(world) as address:

        async def talk() -> Any:
            async with Client(address) as client:
                return await ask(client)

        return anyio.run(talk)


def calls(change: str) -> dict[str, dict[str, Any]]:
    return {
        "compare": PAIR,
        "explain": {**PAIR, "change": change},
        "verify": {**PAIR, "only": ["1"]},
        "show_on": {"name": "harbour", "day": "2024-06-01"},
        "blame": {"name": "harbour"},
        "history": {"name": "harbour", "clause": "1"},
        "lint": {"names": ["harbour"]},
        "list_terms": {},
    }


def words_of(change: str) -> dict[str, list[str]]:
    pair = [PAIR["old"], PAIR["new"]]
    return {
        "compare": ["diff", *pair],
        "explain": ["explain", *pair, change],
        "verify": ["verify", *pair, "--only", "1"],
        "show_on": ["show", "harbour", "--on", "2024-06-01"],
        "blame": ["blame", "harbour"],
        "history": ["history", "harbour", "1"],
        "lint": ["lint", "harbour"],
        "list_terms": ["list"],
    }


def plain(result: Any) -> Any:
    """Return the structured result of a tool; lists come wrapped."""
    assert not result.is_error, result.content
    found = result.structured_content
    return found["result"] if set(found) == {"result"} else found


def commanded(tool: str, words: list[str], capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    form = ["--format", "json"] if tool not in ("explain", "show_on") else []
    assert run([*words, *form]) in (0, 1)
    out, err = capsys.readouterr()
    if form:
        return json.loads(out)
    said = [line.removeprefix("termsdiff: ") for line in err.splitlines()]
    return {"text": out, "said": said}


@pytest.mark.parametrize("transport", [over_stdio, over_http])
def test_every_tool_gives_what_the_command_line_gives(
    world: Path,
    transport: Callable[[Path, Ask], Any],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(world)
    capsys.readouterr()
    assert run(["diff", PAIR["old"], PAIR["new"], "--format", "json"]) == 0
    change = json.loads(capsys.readouterr().out)["changes"][0]["id"]

    async def ask(client: Client) -> Any:
        listed = {tool.name: tool for tool in (await client.list_tools()).tools}
        found = {name: await client.call_tool(name, words) for name, words in calls(change).items()}
        return listed, found

    listed, found = transport(world, ask)
    assert set(listed) >= TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in listed.values())
    for name, words in words_of(change).items():
        assert plain(found[name]) == commanded(name, words, capsys), name


def test_resources_and_prompts(world: Path) -> None:
    async def ask(client: Client) -> Any:
        listed = [str(one.uri) for one in (await client.list_resources()).resources]
        texts = {uri: (await client.read_resource(uri)).contents[0].text for uri in listed}
        prompts = [one.name for one in (await client.list_prompts()).prompts]
        said = {
            name: (await client.get_prompt(name, {"old": "a.md", "new": "b.md"})).messages[0]
            for name in prompts
        }
        return texts, said

    texts, said = over_stdio(world, ask)
    assert set(texts) == {"termsdiff://rules", "termsdiff://schema", "termsdiff://glossary"}
    assert len(json.loads(texts["termsdiff://rules"])) > 100
    assert "$defs" in json.loads(texts["termsdiff://schema"])
    glossary = Path(__file__).parents[2] / "docs" / "glossary.md"
    assert texts["termsdiff://glossary"] == glossary.read_text("utf-8")
    assert set(said) == {"brief_me", "draft_a_notice"}
    for message in said.values():
        assert "a.md" in message.content.text
        assert "{" not in message.content.text


HOSTILE: list[tuple[str, dict[str, Any], str]] = [
    ("compare", {"old": "../secret.md", "new": "terms.md"}, "outside of"),
    ("compare", {"old": "/etc/passwd", "new": "terms.md"}, "outside of"),
    ("compare", {"old": "link.md", "new": "terms.md"}, "outside of"),
    ("compare", {"old": "folder/secret.md", "new": "terms.md"}, "outside of"),
    ("compare", {"old": "terms.md", "new": "../secret.md"}, "outside of"),
    ("compare", {"old": "-", "new": "terms.md"}, "begins with `-`"),
    ("compare", {"old": "--output=x", "new": "terms.md"}, "begins with `-`"),
    ("compare", {"old": "-c core.pager=x:terms.md"}, "begins with `-`"),
    ("compare", {"old": "HEAD:../secret.md", "new": "terms.md"}, "no such file"),
    ("compare", {"old": "--upload-pack=x..HEAD", "new": "terms.md"}, "begins with `-`"),
    ("compare", {"old": "https://example.com/terms", "new": "terms.md"}, "not fetched"),
    ("compare", {"old": "file:///etc/passwd", "new": "terms.md"}, "not fetched"),
    ("compare", {"old": "x" * 100_000, "new": "terms.md"}, "save a text as a file"),
    ("compare", {"old": "terms.md\n--output=x", "new": "terms.md"}, "control characters"),
    ("compare", {"old": "terms.md\0", "new": "terms.md"}, "control characters"),
    ("compare", {"old": "", "new": "terms.md"}, "empty"),
    ("compare", {"old": "none.md", "new": "terms.md"}, "no such file"),
    ("compare", {**PAIR, "topics": ["--output=x"]}, "begins with `-`"),
    ("compare", {**PAIR, "topics": ["weather"]}, "unknown topic"),
    ("compare", {**PAIR, "topics": ["liability"] * 99}, "give fewer"),
    ("compare", {**PAIR, "folder": "/etc"}, "outside of"),
    ("compare", {**PAIR, "folder": ".."}, "outside of"),
    ("compare", {**PAIR, "materiality": "grave"}, "materiality"),
    ("compare", {"old": "harbour", "since": "--x"}, "not a date"),
    ("explain", {**PAIR, "change": "-x"}, "begins with `-`"),
    ("explain", {**PAIR, "change": "c-none"}, "no change"),
    ("verify", {**PAIR, "only": ["99"]}, "no clause '99'"),
    ("verify", {**PAIR, "only": []}, "--only"),
    ("show_on", {"name": "harbour", "day": "yesterday"}, "not a date"),
    ("show_on", {"name": "../secret.md"}, "outside of"),
    ("show_on", {"name": ".", "path": "../secret.md"}, "without `..`"),
    ("blame", {"name": "..", "path": "secret.md"}, "outside of"),
    ("blame", {"name": "link.md"}, "outside of"),
    ("history", {"name": "harbour", "clause": "-1"}, "begins with `-`"),
    ("lint", {"names": ["link.md"]}, "outside of"),
    ("lint", {"names": []}, "must be one to"),
    ("list_terms", {"folder": "../.."}, "outside of"),
]


def test_hostile_arguments_get_a_clear_error(world: Path) -> None:
    async def ask(client: Client) -> Any:
        return [await client.call_tool(tool, words) for tool, words, _ in HOSTILE]

    for (tool, words, said), result in zip(HOSTILE, over_stdio(world, ask), strict=True):
        text = "".join(one.text for one in result.content)
        assert result.is_error, (tool, words)
        assert said in text, (tool, words, text)
        assert "Nobody may read this" not in text
        assert "Traceback" not in text


def test_files_in_git_and_in_the_folder(world: Path) -> None:
    async def ask(client: Client) -> Any:
        asked = (
            {"old": "HEAD~1:terms.md", "new": "terms.md"},
            {"old": "HEAD~1..HEAD", "new": "terms.md"},
            {"old": str(world / "versions/harbour/2024-05-01.md"), "new": "terms.md"},
            {"old": "harbour"},
        )
        return [await client.call_tool("compare", words) for words in asked]

    for result in over_stdio(world, ask):
        assert plain(result)["summary"]["verdict"] == "material"


def test_a_result_that_no_agent_could_read_is_refused(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from termsdiff import TermsdiffError
    from termsdiff.agents.running_commands import run_command

    words = ["diff", "terms.md", "versions/harbour/2024-05-01.md", "--format", "json"]
    with pytest.raises(TermsdiffError, match="ask for less"):
        anyio.run(lambda: run_command(world, words, most=200))
    with pytest.raises(TermsdiffError, match="took longer than"):
        anyio.run(lambda: run_command(world, words, seconds=0.01))
    done = anyio.run(lambda: run_command(world, words))
    assert json.loads(done.output)["schema"] == "termsdiff.report/1"


def test_a_page_of_another_site_cannot_reach_the_server(world: Path) -> None:
    import urllib.error
    import urllib.request

    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode()
    with http_server(world) as address:
        for header in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
            request = urllib.request.Request(
                address,
                body,
                {
                    "Content-Type": "application/json",
                    "Accept": "application/json, text/event-stream",
                    **header,
                },
            )
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request, timeout=30)
            with refused.value:
                assert refused.value.code in (403, 421)


def test_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["mcp", str(tmp_path / "none")]) == 2
    assert "not a folder" in capsys.readouterr().err
    assert run(["mcp", "--host", "0.0.0.0"]) == 2
    assert "invalid choice" in capsys.readouterr().err
    monkeypatch.delitem(sys.modules, "termsdiff.agents.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    assert run(["mcp", str(tmp_path)]) == 2
    assert "termsdiff[mcp]" in capsys.readouterr().err


def test_the_sample_is_terms() -> None:
    assert parse(terms("1 May 2024", "six")).clauses
