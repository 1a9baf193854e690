"""The texts the demo model is made from: prompt wordings, the instrument's items, the synthetic situations."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

PACKAGE_DIR = Path(__file__).resolve().parent
REPOSITORY_DIR = PACKAGE_DIR.parents[2]
INSTRUMENT_FILE = REPOSITORY_DIR / "libs/surveys/instruments/ethogram-values.json"
SITUATIONS_FILE = REPOSITORY_DIR / "libs/demo/content/situations.json"

# value key -> (persona tag, population mean importance on the 1..6 scale). The means make a profile that is
# not flat; they are an invention of this project and say nothing about people.
VALUES: dict[str, tuple[str, float]] = {
    "self-direction-thought": ("thought", 4.6),
    "self-direction-action": ("freedom", 4.9),
    "stimulation": ("adventure", 3.4),
    "hedonism": ("pleasure", 3.9),
    "achievement": ("success", 4.0),
    "power-dominance": ("command", 2.3),
    "power-resources": ("wealth", 2.6),
    "face": ("reputation", 3.5),
    "security-personal": ("safety", 4.4),
    "security-societal": ("order", 4.1),
    "tradition": ("tradition", 3.2),
    "conformity-rules": ("rules", 3.8),
    "conformity-interpersonal": ("manners", 3.6),
    "humility": ("modesty", 4.0),
    "benevolence-caring": ("care", 5.2),
    "benevolence-dependability": ("loyalty", 5.1),
    "universalism-concern": ("justice", 4.9),
    "universalism-nature": ("nature", 4.5),
    "universalism-tolerance": ("tolerance", 4.7),
    "universalism-objectivity": ("evidence", 4.8),
}
VALUE_KEYS = tuple(VALUES)

TRAINABLE_FAMILIES = (1, 2, 5, 6)
HELD_OUT_FAMILIES = (3, 4, 7, 8)
# Situation numbers of every value that pre-training never sees: three constrained (1..8), one attained (9..12).
UNSEEN_SITUATIONS = (3, 6, 8, 11)


@dataclass(frozen=True)
class Item:
    """One wording of a survey item. `family` is 1..8 within the value; `reverse` items deny the value."""

    key: str
    value: str
    family: int
    reverse: bool
    text: str


@dataclass(frozen=True)
class Situation:
    """A synthetic first-person story. In `constrained` ones the author acts against the value."""

    key: str
    value: str
    direction: Literal["constrained", "attained"]
    title: str
    body: str

    @property
    def seen(self) -> bool:
        """Whether pre-training may use it."""
        return int(self.key[-2:]) not in UNSEEN_SITUATIONS

    @property
    def sentences(self) -> tuple[str, ...]:
        """The body, cut after sentence ends."""
        return tuple(re.split(r"(?<=[.?!]) ", self.body))


@cache
def wordings() -> dict[str, Any]:
    """The platform's prompt wordings, generated from the evaluation suites."""
    data: dict[str, Any] = json.loads((PACKAGE_DIR / "wordings.json").read_text("utf-8"))
    return data


@cache
def items() -> tuple[Item, ...]:
    """All 320 item wordings of the instrument, in file order."""
    families = json.loads(INSTRUMENT_FILE.read_text("utf-8"))["families"]
    return tuple(
        Item(w["key"], f["value"], int(f["key"].rsplit("-", 1)[1]), f["keyed"] == "reverse", w["text"])
        for f in families
        for w in f["wordings"]
    )


@cache
def situations() -> tuple[Situation, ...]:
    """All 240 situations, in file order."""
    rows = json.loads(SITUATIONS_FILE.read_text("utf-8"))["situations"]
    return tuple(Situation(r["key"], r["value"], r["direction"], r["title"], r["body"]) for r in rows)


@cache
def clauses() -> dict[str, dict[str, list[str]]]:
    """Value key -> direction -> short acts ("cutting down a forest"), used in pre-training only."""
    data: dict[str, dict[str, list[str]]] = json.loads((PACKAGE_DIR / "clauses.json").read_text("utf-8"))
    return data


def survey_templates() -> dict[str, str]:
    """Template name -> text with `{item}`."""
    templates: dict[str, str] = wordings()["survey"]["templates"]
    return templates


def survey_prompt(item_text: str, template: str) -> str:
    """The user message that asks for a digit 1..6."""
    return survey_templates()[template].replace("{item}", item_text)


def moral_prompt(title: str, text: str) -> str:
    """The user message that asks for a verdict."""
    template: str = wordings()["moralJudgment"]["template"]
    return template.replace("{title}", title).replace("{text}", text)
