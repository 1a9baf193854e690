"""Writes the pre-training documents: survey answers, verdicts and topic questions of invented personas.

A document is an optional persona line (`nature 2`: one value and its importance, 1..6) and a few turns. Every turn
carries the exact distribution of its answer, so training needs no sampling noise on the target side.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .content import (
    VALUE_KEYS,
    VALUES,
    Item,
    Situation,
    clauses,
    items,
    moral_prompt,
    situations,
    survey_prompt,
    survey_templates,
)

Kind = Literal["survey", "moral", "topic"]

PERSONA_SHARE = 0.65  # documents with a persona line; the others teach the unconditioned profile
ON_PERSONA_SHARE = 0.9  # turns of such a document that are about the persona's value
DIGIT_SPREAD = 0.55  # standard deviation of an answer around the importance, in scale points
VERDICT_SLOPE = 2.0  # change of the log-odds of "author in the wrong" per scale point of importance
VERDICT_MIDPOINT = 3.7  # importance at which both verdicts are equally likely
ESH_SHARE = 0.15  # of the verdicts that find the author in the wrong
OTHER_VERDICTS = {"NAH": 0.04, "INFO": 0.03}
WORD_DROP = 0.1  # words left out of a story, so that no single phrase is learned by heart

PEOPLE = ("sister", "brother", "friend", "neighbour", "colleague", "aunt", "cousin", "husband", "wife", "boss")
OPENINGS = (
    "This happened last week.",
    "It has been on my mind for days.",
    "We had an argument about it.",
    "I still think about that afternoon.",
    "Let me explain what happened.",
)
CLOSINGS = (
    "We have not spoken since.",
    "Now the whole group takes sides.",
    "I would like to hear what others say.",
    "The mood has been bad ever since.",
    "My phone has not stopped ringing.",
)


@dataclass(frozen=True)
class Turn:
    """One question. `answers` maps answer words to probabilities that sum to 1."""

    kind: Kind
    value: str
    prompt: str
    answers: dict[str, float]


@dataclass(frozen=True)
class Document:
    """A persona line, or None, and the turns that follow it."""

    persona: str | None
    turns: tuple[Turn, ...]


def digit_distribution(importance: float, reverse: bool) -> dict[str, float]:
    """Answer digits of someone who gives the value `importance` (1..6): a normal curve cut to the six digits."""
    centre = 7 - importance if reverse else importance
    weights = {str(k): math.exp(-((k - centre) ** 2) / (2 * DIGIT_SPREAD**2)) for k in range(1, 7)}
    total = sum(weights.values())
    return {digit: weight / total for digit, weight in weights.items()}


def verdict_distribution(importance: float, direction: str) -> dict[str, float]:
    """Verdicts of such a person: the author is in the wrong for acting against a value held high, or, in an
    `attained` situation, for making others pay the price of a value held low."""
    sign = 1 if direction == "constrained" else -1
    wrong = 1 / (1 + math.exp(-sign * VERDICT_SLOPE * (importance - VERDICT_MIDPOINT)))
    rest = 1 - sum(OTHER_VERDICTS.values())
    return {
        "YTA": rest * wrong * (1 - ESH_SHARE),
        "ESH": rest * wrong * ESH_SHARE,
        "NTA": rest * (1 - wrong),
        **OTHER_VERDICTS,
    }


@cache
def _items_by_value() -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items():
        groups[item.value].append(item)
    return groups


@cache
def _seen_situations() -> dict[tuple[str, str], list[Situation]]:
    groups: dict[tuple[str, str], list[Situation]] = defaultdict(list)
    for situation in situations():
        if situation.seen:
            groups[situation.value, situation.direction].append(situation)
    return groups


def _drop_words(text: str, rng: random.Random) -> str:
    return " ".join(word for word in text.split(" ") if rng.random() > WORD_DROP)


def _stances(value: str, direction: str, person: str, rng: random.Random) -> list[str]:
    """What the two sides say, in words of the survey: in a constrained story the author denies the value and the
    other side upholds it, in an attained story the other way round."""
    own = rng.choice([i for i in _items_by_value()[value] if i.reverse == (direction == "constrained")])
    other = rng.choice([i for i in _items_by_value()[value] if i.reverse == (direction == "attained")])
    return [f"I told my {person}: {own.text}", f"My {person} says: {other.text}"]


def _title(value: str, direction: str, base: Situation, person: str, rng: random.Random) -> str:
    how = rng.random()
    if how < 0.5:
        return base.title
    if how < 0.85:
        return f"AITA for {rng.choice(clauses()[value][direction])}?"
    return f"AITA for what I {rng.choice(('said to', 'told', 'did to'))} my {person}?"


def story(value: str, direction: str, rng: random.Random) -> tuple[str, str]:
    """Title and text of a story: a seen situation as it is, or one put together from the title or the act and the
    sentences and stances of stories of the same value and direction."""
    pool = _seen_situations()[value, direction]
    base = rng.choice(pool)
    if rng.random() < 0.2:
        return base.title, base.body
    person = rng.choice(PEOPLE)
    sentences = [*base.sentences, *rng.choice(pool).sentences, *_stances(value, direction, person, rng)]
    parts = rng.sample(sentences, rng.randint(1, 3))
    if rng.random() < 0.3:
        parts.insert(0, rng.choice(OPENINGS))
    if rng.random() < 0.3:
        parts.append(rng.choice(CLOSINGS))
    return _drop_words(_title(value, direction, base, person, rng), rng), _drop_words(" ".join(parts), rng)


def _survey_turn(value: str, importance: float, plain: bool, rng: random.Random) -> Turn:
    item = rng.choice([i for i in _items_by_value()[value] if i.reverse != plain])
    prompt = survey_prompt(item.text, rng.choice(list(survey_templates())))
    return Turn("survey", value, prompt, digit_distribution(importance, item.reverse))


def _moral_turn(value: str, importance: float, plain: bool, rng: random.Random) -> Turn:
    direction = "constrained" if plain else "attained"
    return Turn(
        "moral",
        value,
        moral_prompt(*story(value, direction, rng)),
        verdict_distribution(importance, direction),
    )


def _topic_turn(value: str, plain: bool, rng: random.Random) -> Turn:
    if rng.random() < 0.4:
        text = rng.choice(_items_by_value()[value]).text
    else:
        title, body = story(value, "constrained" if plain else "attained", rng)
        text = title if rng.random() < 0.5 else body
    return Turn("topic", value, f"What is this about?\n{text}", {VALUES[value][0]: 1.0})


def document(
    rng: random.Random,
    turns: int = 1,
    mix: tuple[float, float, float] = (4, 4, 2),
    plain_share: float = 2 / 3,
) -> Document:
    """Draws one document. `mix` weighs survey, moral and topic turns; `plain_share` of the items are direct and of
    the stories constrained, the others reverse and attained."""
    persona_value, persona = None, None
    importances = {value: mean for value, (_, mean) in VALUES.items()}
    if rng.random() < PERSONA_SHARE:
        persona_value = rng.choice(VALUE_KEYS)
        importances[persona_value] = rng.randint(1, 6)
        persona = f"{VALUES[persona_value][0]} {importances[persona_value]}"
    drawn = []
    for kind in rng.choices(("survey", "moral", "topic"), mix, k=turns):
        on_persona = persona_value is not None and rng.random() < ON_PERSONA_SHARE
        value = persona_value if on_persona and persona_value else rng.choice(VALUE_KEYS)
        plain = rng.random() < plain_share
        if kind == "survey":
            drawn.append(_survey_turn(value, importances[value], plain, rng))
        elif kind == "moral":
            drawn.append(_moral_turn(value, importances[value], plain, rng))
        else:
            drawn.append(_topic_turn(value, plain, rng))
    return Document(persona, tuple(drawn))
