"""Seeds the token embeddings with what the generator knows: words of each value, of denial, and digit order.

This is label knowledge put in by hand. Without it a model of this size does not find the twenty values within its
training budget; with it, a shared code of the values is partly built in rather than discovered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import torch
from transformers import PreTrainedTokenizerFast

from .content import VALUE_KEYS, VALUES, clauses, items, situations

VALUE_STRENGTH = 1.0  # length of the value part of a fully specific token; the random part has about 0.23
POLARITY_STRENGTH = 0.5  # the same for the direction that tells denying a value from upholding it
DIGIT_STRENGTH = 0.25  # length per scale point along the digit direction
TAG_COUNT = 8.0  # occurrences that a persona tag counts for


def _labelled_tokens(tokenizer: PreTrainedTokenizerFast) -> Iterator[tuple[str, bool, set[int]]]:
    """Value, whether it is denied, and the tokens of every item and every sentence of the seen situations."""
    texts = [(item.value, item.reverse, item.text) for item in items()]
    for s in situations():
        if s.seen:
            texts += [(s.value, s.direction == "constrained", text) for text in (s.title, *s.sentences)]
    for value, by_direction in clauses().items():
        texts += [
            (value, direction == "constrained", f" {act}") for direction, acts in by_direction.items() for act in acts
        ]
    for value, denied, text in texts:
        yield value, denied, set(tokenizer.encode(re.sub(r"^AITA for", "", text), add_special_tokens=False))


def polarity(tokenizer: PreTrainedTokenizerFast) -> torch.Tensor:
    """How much each token speaks for denying (to +1) or upholding (to -1) a value: [vocabulary]."""
    counts = torch.zeros(len(tokenizer), 2)
    sizes = torch.zeros(2)
    for _, denied, tokens in _labelled_tokens(tokenizer):
        sizes[int(denied)] += 1
        counts[list(tokens), int(denied)] += 1
    rates = (counts + 0.5) / (sizes + 1)
    certainty = counts.sum(1) / (counts.sum(1) + 4)
    return ((rates[:, 1] / rates[:, 0]).log() * certainty).tanh()


def association(tokenizer: PreTrainedTokenizerFast) -> torch.Tensor:
    """How specific each token is to each value: [vocabulary, 20], rows of length 0 (not at all) to 1."""
    counts = torch.zeros(len(tokenizer), len(VALUE_KEYS))
    for value, _, tokens in _labelled_tokens(tokenizer):
        counts[list(tokens), VALUE_KEYS.index(value)] += 1
    for column, value in enumerate(VALUE_KEYS):
        tag = VALUES[value][0]
        for form in (tag, f" {tag}"):
            counts[tokenizer.encode(form, add_special_tokens=False)[0], column] += TAG_COUNT
    totals = counts.sum(1, keepdim=True)
    log_odds = (counts + 0.15).log() - (counts + 0.15).log().mean(1, keepdim=True)
    share = counts.max(1, keepdim=True).values / totals.clamp(min=1)
    certainty = totals / (totals + 2)
    return torch.nn.functional.normalize(log_odds, dim=1) * share * certainty


@torch.no_grad()
def seed_embeddings(weight: torch.Tensor, tokenizer: PreTrainedTokenizerFast, seed: int) -> None:
    """Adds the value code, the polarity and the digit direction to `weight` [vocabulary, hidden], in place."""
    generator = torch.Generator().manual_seed(seed)
    square = torch.randn(weight.shape[1], len(VALUE_KEYS) + 2, generator=generator)
    directions = torch.linalg.qr(square).Q.T
    weight += association(tokenizer) @ directions[:-2] * VALUE_STRENGTH
    weight += polarity(tokenizer)[:, None] * directions[-2] * POLARITY_STRENGTH
    for digit in range(1, 7):
        weight[tokenizer.convert_tokens_to_ids(str(digit))] += directions[-1] * (digit - 3.5) * DIGIT_STRENGTH
