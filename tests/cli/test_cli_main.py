from __future__ import annotations

import pytest

from termsdiff.cli import diff
from termsdiff.cli.commands import COMMANDS
from termsdiff.cli.main import run


def test_no_arguments_print_the_overview(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    overview = capsys.readouterr().out
    assert all(command.summary in overview for command in COMMANDS)


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_no_error(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([option]) == 0
    assert "examples:" in capsys.readouterr().out


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_each_command_teaches_itself_by_examples(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help"]) == 0
    assert f"termsdiff {name}" in capsys.readouterr().out.partition("examples:")[2]


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], ["diff"], ["\x1b[31m"]])
def test_wrong_usage_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("boom\nboom"), "internal error (ValueError: boom boom): please report it"),
        (MemoryError(), "not enough memory"),
        (OSError(5, "Input/output error"), "the operating system refused: Input/output error"),
        (RecursionError(), "nested too deeply"),
    ],
)
def test_what_nobody_expected_is_one_line(
    error: Exception,
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(arguments: object) -> int:
        raise error

    monkeypatch.setattr(diff, "run", fail)
    assert run(["diff", "a", "b"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1


def test_the_traceback_is_there_for_whoever_asks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(arguments: object) -> int:
        raise ValueError("boom")

    monkeypatch.setattr(diff, "run", fail)
    monkeypatch.setenv("TERMSDIFF_DEBUG", "1")
    assert run(["diff", "a", "b"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_has_its_own_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(diff, "run", stop)
    assert run(["diff", "a", "b"]) == 130
