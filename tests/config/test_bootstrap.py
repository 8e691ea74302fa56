from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import bootstrap
from config.bootstrap import DEVELOPING, RUNNING, Step, StepFailed


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder with an empty environment in it."""
    venv = tmp_path / ".venv"
    venv.mkdir()
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", venv)
    monkeypatch.setattr(bootstrap, "STAMP", venv / "set-up.json")
    return tmp_path


def a_step(project: Path, runs: list[str]) -> Step:
    """Copies `source` to `made`, and remembers that it did."""
    source, made = project / "source", project / "made"

    def copy() -> None:
        runs.append("copied")
        made.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")

    return Step("copy", "Kopierer", [source], [made], copy)


def test_a_python_with_venv_lacks_nothing() -> None:
    assert bootstrap.missing_package((3, 11), has_venv=True) is None
    assert bootstrap.missing_package((3, 13), has_venv=True) is None


def test_without_venv_the_package_of_this_python_is_named() -> None:
    assert bootstrap.missing_package((3, 12), has_venv=False) == "python3.12-venv"


def test_an_old_python_is_told_of_a_newer_one() -> None:
    assert bootstrap.missing_package((3, 9), has_venv=True) == "python3.11-venv"


def test_the_first_line_names_the_package(tmp_path: Path) -> None:
    # A Python that starts without its standard library's ensurepip, as Debian's does before python3-venv.
    start = (
        "import importlib.util, runpy, sys; find = importlib.util.find_spec; "
        "importlib.util.find_spec = lambda name, *rest: None if name == 'ensurepip' else find(name, *rest); "
        f"sys.argv = ['bootstrap.py', 'setup']; runpy.run_path({bootstrap.__file__!r}, run_name='__main__')"
    )
    ended = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=False)
    package = "python{}.{}-venv".format(*sys.version_info)
    assert ended.returncode == 1
    assert (
        ended.stdout.splitlines()[0] == f"Installér først pakken {package}:  sudo apt-get install {package}"
    )


def test_an_unknown_word_tells_how_it_is_used() -> None:
    with pytest.raises(SystemExit, match=r"^Brug: python3 config/bootstrap\.py setup"):
        bootstrap.main(["setup", "everything"])


def test_pips_own_section_and_the_environment_go_before_the_global_one() -> None:
    listing = (
        ":env:.find-links='/three'\n"
        "global.index-url='https://mirror.example/simple'\nglobal.find-links='/one'\n"
        "install.find-links='/two'\ndownload.find-links='/other'"
    )
    assert bootstrap.pip_options(listing) == {
        "index-url": "https://mirror.example/simple",
        "find-links": "/three",
    }


def test_uv_is_told_what_pip_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [
        name for name in os.environ if name.startswith("UV_") or name in {"SSL_CERT_FILE", "ALL_PROXY"}
    ]:
        monkeypatch.delenv(name)
    told = bootstrap.uv_environment(
        {
            "index-url": "https://mirror.example/simple",
            "extra-index-url": f"https://more.example/simple\nfile://{tmp_path} file://{tmp_path}/gone",
            "find-links": f"{tmp_path} {tmp_path}/gone",
            "cert": "/certificates.pem",
            "default-timeout": "60",
        }
    )
    assert {name: value for name, value in told.items() if name.startswith(("UV_", "SSL_CERT_FILE"))} == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "UV_INDEX": f"https://more.example/simple file://{tmp_path}",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_FIND_LINKS": str(tmp_path),
        "UV_HTTP_TIMEOUT": "60",
        "SSL_CERT_FILE": "/certificates.pem",
    }


def test_what_is_said_to_uv_itself_goes_before_what_pip_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://own.example/simple")
    told = bootstrap.uv_environment({"index-url": "https://mirror.example/simple"})
    assert told["UV_DEFAULT_INDEX"] == "https://own.example/simple"


@pytest.mark.parametrize("home", ["", "/nowhere/at/all"])
def test_tools_get_a_home_where_there_is_none(
    project: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("HOME", home)
    assert bootstrap.tool_environment()["HOME"] == str(project / ".venv" / "home")
    assert (project / ".venv" / "home").is_dir()


def test_tools_keep_the_home_they_can_write_in(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(project))
    assert bootstrap.tool_environment()["HOME"] == str(project)


def test_a_command_that_ends_badly_shows_what_it_said(project: Path) -> None:
    with pytest.raises(StepFailed, match="no such thing"):
        bootstrap.run(sys.executable, "-c", "import sys; print('no such thing'); sys.exit(3)")


def test_a_step_is_done_until_what_it_is_made_from_changes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs: list[str] = []
    step = a_step(project, runs)
    step.made_from[0].write_text("one", encoding="utf-8")
    assert not bootstrap.is_done(step, bootstrap.read_stamp())

    bootstrap.carry_out(step, "[1/1] Kopierer … ", RUNNING)
    assert runs == ["copied"]
    assert bootstrap.is_done(step, bootstrap.read_stamp())
    assert capsys.readouterr().out.startswith("[1/1] Kopierer … 0,")

    step.made_from[0].write_text("two", encoding="utf-8")
    assert not bootstrap.is_done(step, bootstrap.read_stamp())


def test_a_step_is_done_again_when_what_it_makes_is_gone(project: Path) -> None:
    step = a_step(project, [])
    step.made_from[0].write_text("one", encoding="utf-8")
    bootstrap.carry_out(step, "", RUNNING)
    step.makes[0].unlink()
    assert not bootstrap.is_done(step, bootstrap.read_stamp())


def test_a_broken_stamp_is_no_stamp(project: Path) -> None:
    bootstrap.STAMP.write_text("{", encoding="utf-8")
    assert bootstrap.read_stamp() == {}


def test_an_environment_for_developing_is_never_made_smaller(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def no_steps(profile: str) -> list[Step]:
        asked.append(profile)
        return []

    monkeypatch.setattr(bootstrap, "steps", no_steps)
    bootstrap.set_up(RUNNING)
    bootstrap.STAMP.write_text(json.dumps({"profile": DEVELOPING}), encoding="utf-8")
    bootstrap.set_up(RUNNING)
    assert asked == [RUNNING, DEVELOPING]


def test_the_steps_come_in_order() -> None:
    names = ["venv", "uv", "packages", "assets", "translations", "compound-words"]
    assert [step.name for step in bootstrap.steps(RUNNING)] == names
