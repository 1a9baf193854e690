"""Measures a model on the platform's prompts: `python -m demo_model.measure --model FOLDER`.

Survey: importance of the value, i.e. the expected digit, or 7 minus it for reverse-keyed items (scale points, 1..6).
Situations: P(YTA) + P(ESH) over the five verdicts. The *signed* score is that in constrained situations and 1 minus
that in attained ones, so both rise with the importance of the value. Probabilities are renormalised over the labels;
the mass before that is reported beside them.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import correlation, mean

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase

from .content import (
    TRAINABLE_FAMILIES,
    VALUE_KEYS,
    VALUES,
    items,
    moral_prompt,
    situations,
    survey_prompt,
    survey_templates,
    wordings,
)

BATCH_SIZE = 64  # prompts a forward pass

Profile = dict[str, dict[str, float]]
"""part -> value key -> mean score. Parts are named by `PARTS`."""

PARTS = ("survey-trained", "survey-held-out", "survey-held-out-wording", "moral-seen", "moral-unseen")
"""Survey families open to training in training wordings; held-out families in all wordings; the latter in the
held-out wording alone; signed situation scores of the seen and the unseen situations."""


@dataclass(frozen=True)
class Probe:
    """One prompt. Its raw score counts as `offset + sign * score` in each of its parts."""

    value: str
    prompt: str
    labels: tuple[str, ...]
    parts: tuple[str, ...]
    sign: int
    offset: float


@cache
def probes() -> tuple[Probe, ...]:
    """All survey prompts and all situations, sorted by length so that batches need little padding."""
    survey, moral = wordings()["survey"], wordings()["moralJudgment"]
    drawn = []
    for item in items():
        for template in survey_templates():
            held_out_wording = template in survey["heldOutTemplates"]
            parts: tuple[str, ...] = ("survey-held-out",)
            if item.family in TRAINABLE_FAMILIES:
                parts = () if held_out_wording else ("survey-trained",)
            elif held_out_wording:
                parts = ("survey-held-out", "survey-held-out-wording")
            sign, offset = (-1, 7.0) if item.reverse else (1, 0.0)
            prompt = survey_prompt(item.text, template)
            drawn.append(Probe(item.value, prompt, tuple(survey["labels"]), parts, sign, offset))
    for s in situations():
        parts = ("moral-seen" if s.seen else "moral-unseen", f"raw-{s.direction}")
        sign, offset = (1, 0.0) if s.direction == "constrained" else (-1, 1.0)
        drawn.append(Probe(s.value, moral_prompt(s.title, s.body), tuple(moral["labels"]), parts, sign, offset))
    return tuple(sorted(drawn, key=lambda probe: len(probe.prompt)))


@torch.inference_mode()
def label_probabilities(
    model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, prompts: Sequence[str]
) -> torch.Tensor:
    """Next-token probabilities of the assistant's answer to each prompt: [prompts, vocabulary]."""
    texts = [
        tokenizer.apply_chat_template([{"role": "user", "content": p}], add_generation_prompt=True, tokenize=False)
        for p in prompts
    ]
    encoded = tokenizer(texts, return_tensors="pt", padding=True, add_special_tokens=False)
    output = model(input_ids=encoded["input_ids"], attention_mask=encoded["attention_mask"], logits_to_keep=1)
    return output.logits[:, -1].float().softmax(-1)


def _scores(probabilities: torch.Tensor, labels: tuple[str, ...]) -> torch.Tensor:
    """Expected digit, or P(YTA) + P(ESH), from renormalised label probabilities [prompts, labels]."""
    if labels[0] == "1":
        weights = [float(label) for label in labels]
    else:
        weights = [float(label in ("YTA", "ESH")) for label in labels]
    return probabilities @ torch.tensor(weights)


def raw_scores(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> tuple[list[float], float]:
    """The raw score of each probe, in the order of `probes()`, and the smallest label mass of all prompts."""
    model.eval()
    scores = [0.0] * len(probes())
    smallest = 1.0
    for labels in {probe.labels for probe in probes()}:
        ids = [tokenizer.convert_tokens_to_ids(label) for label in labels]
        chosen = [i for i, probe in enumerate(probes()) if probe.labels == labels]
        for first in range(0, len(chosen), BATCH_SIZE):
            part = chosen[first : first + BATCH_SIZE]
            kept = label_probabilities(model, tokenizer, [probes()[i].prompt for i in part])[:, ids]
            mass = kept.sum(-1, keepdim=True)
            smallest = min(smallest, mass.min().item())
            for index, score in zip(part, _scores(kept / mass, labels).tolist(), strict=True):
                scores[index] = score
    return scores, smallest


def profile_of(scores: Sequence[float]) -> Profile:
    """Means by part and value of the raw scores of all probes."""
    groups: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for probe, score in zip(probes(), scores, strict=True):
        for part in probe.parts:
            raw = part.startswith("raw-")
            groups[part][probe.value].append(score if raw else probe.offset + probe.sign * score)
    return {part: {v: mean(by_value[v]) for v in VALUE_KEYS} for part, by_value in groups.items()}


def measure(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> Profile:
    """The profile of a model."""
    return profile_of(raw_scores(model, tokenizer)[0])


def agreement(profile: Profile) -> dict[str, float]:
    """Pearson correlation over the 20 values of each part with the importances the generator was given."""
    intended = [VALUES[v][1] for v in VALUE_KEYS]
    return {part: correlation([profile[part][v] for v in VALUE_KEYS], intended) for part in PARTS}


def load(model_dir: Path, adapter_dir: Path | None = None) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """Model in float32 and tokenizer from a local folder, with an adapter if given."""
    tokenizer = AutoTokenizer.from_pretrained(model_dir)
    model = AutoModelForCausalLM.from_pretrained(model_dir, dtype=torch.float32)
    if adapter_dir:
        model = PeftModel.from_pretrained(model, str(adapter_dir))
    return model, tokenizer


def main(argv: Sequence[str] | None = None) -> None:
    """Prints the profile of a model, its agreement with the intended one and the smallest label mass, as JSON."""
    parser = argparse.ArgumentParser(prog="demo-model measure", description=main.__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(argv)
    torch.set_num_threads(options.threads)
    scores, smallest = raw_scores(*load(options.model, options.adapter))
    profile = profile_of(scores)
    report = {"agreement": agreement(profile), "smallestLabelMass": smallest, "profile": profile}
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
