"""From logits to the next token and its log-probabilities.

Log-probabilities are vLLM's ``raw_logprobs``: the model's own, before masks, biases, penalties and temperature.
A client that constrains the output therefore still sees how much probability the model itself gave the allowed
tokens (the digit mass of a survey answer).
"""

from dataclasses import dataclass
from typing import Any

import torch

from ethogram_trainer.server.sampling_params import SamplingParams


@dataclass(frozen=True)
class TokenLogprobs:
    """Log-probabilities (natural logarithm) at one position."""

    logprob: float
    """Of the token that was sampled, or that stands in the prompt."""
    rank: int
    """Its place in the model's order, counted from 1."""
    top: list[tuple[int, float]]
    """Reported tokens: the sampled one first, then the others by falling probability or as requested."""


def sample_rows(
    logits: Any, rows: list[tuple[int, SamplingParams, list[int], list[int], Any, set[int]]]
) -> list[tuple[int, TokenLogprobs | None]]:
    """Draw one token for every sequence.

    Args:
        logits: Next-token logits, [batch, vocabulary], float32.
        rows: For every sequence its row in ``logits``, its settings, its prompt ids, the ids generated so far,
            its random generator and the ids that end it.

    Returns:
        The token and, where asked for, its log-probabilities, in the order of ``rows``.
    """
    greedy = logits.argmax(-1).tolist()
    wants = any(params.logprobs is not None or params.logprob_token_ids for _, params, *_ in rows)
    logprobs = torch.log_softmax(logits, -1) if wants else None
    most = max((params.logprobs or 0 for _, params, *_ in rows), default=0)
    top = torch.topk(logprobs, most) if logprobs is not None and most else None
    top_rows = list(zip(top.indices.tolist(), top.values.tolist(), strict=True)) if top is not None else None
    drawn = []
    for row, params, prompt, generated, generator, end_ids in rows:
        if params.is_plain_greedy:
            token = int(greedy[row])
        else:
            token = _draw(_processed(logits[row], params, prompt, generated, end_ids), params, generator)
        reported = None
        if logprobs is not None and (params.logprobs is not None or params.logprob_token_ids):
            reported = _reported(logprobs[row], token, params, top_rows[row] if top_rows else ([], []))
        drawn.append((token, reported))
    return drawn


def prompt_logprobs(logits: Any, ids: list[int], count: int) -> list[TokenLogprobs | None]:
    """Log-probabilities of a prompt's own tokens.

    Args:
        logits: Logits at every prompt position, [tokens, vocabulary].
        ids: The prompt, [tokens].
        count: How many of the most likely tokens to report besides the prompt's.

    Returns:
        One entry a token; the first has no context and is None.
    """
    logprobs = torch.log_softmax(logits[:-1], -1)
    targets = torch.tensor(ids[1:])
    own = logprobs.gather(1, targets[:, None])[:, 0]
    ranks = (logprobs > own[:, None]).sum(-1) + 1
    top = torch.topk(logprobs, count)
    entries: list[TokenLogprobs | None] = [None]
    columns = (ids[1:], own.tolist(), ranks.tolist(), top.indices.tolist(), top.values.tolist())
    for token, logprob, rank, indices, values in zip(*columns, strict=True):
        others = [(i, v) for i, v in zip(indices, values, strict=True) if i != token]
        entries.append(TokenLogprobs(logprob, rank, [(token, logprob), *others]))
    return entries


def _reported(logprobs: Any, token: int, params: SamplingParams, top: tuple[list[int], list[float]]) -> TokenLogprobs:
    own = float(logprobs[token])
    rank = int((logprobs > own).sum()) + 1
    if params.logprob_token_ids is not None:
        values = logprobs[list(params.logprob_token_ids)].tolist()
        others = list(zip(params.logprob_token_ids, values, strict=True))
    else:
        count = params.logprobs or 0
        others = list(zip(top[0][:count], top[1][:count], strict=True))
    return TokenLogprobs(own, rank, [(token, own), *(pair for pair in others if pair[0] != token)])


def _processed(logits: Any, params: SamplingParams, prompt: list[int], generated: list[int], end_ids: set[int]) -> Any:
    """Apply masks, biases and penalties, in vLLM's order."""
    logits = logits.clone()
    allowed = None if params.allowed_token_ids is None else set(params.allowed_token_ids)
    if params.choice is not None:
        spelled, complete = params.choice.allowed(generated)
        choices = set(spelled) | (end_ids if complete or not spelled else set())
        allowed = choices if allowed is None else (allowed & choices or choices)
    if allowed is not None:
        mask = torch.full_like(logits, float("-inf"))
        mask[sorted(allowed)] = 0.0
        logits += mask
    for token, bias in params.logit_bias:
        logits[token] += bias
    if len(generated) < params.min_tokens:
        banned = [token for token in end_ids | params.stop_token_ids if token < logits.shape[0]]
        logits[banned] = float("-inf")
    return _penalised(logits, params, prompt, generated)


def _penalised(logits: Any, params: SamplingParams, prompt: list[int], generated: list[int]) -> Any:
    if params.repetition_penalty != 1:
        seen = sorted({*prompt, *generated})
        values = logits[seen]
        factor = params.repetition_penalty
        logits[seen] = torch.where(values > 0, values / factor, values * factor)
    if generated and (params.frequency_penalty or params.presence_penalty):
        counts = torch.bincount(torch.tensor(generated), minlength=logits.shape[0])
        logits = logits - params.frequency_penalty * counts - params.presence_penalty * (counts > 0)
    return logits


def _draw(logits: Any, params: SamplingParams, generator: Any) -> int:
    if params.temperature == 0 or not torch.isfinite(logits).any():
        return int(logits.argmax())
    logits = logits / params.temperature
    if params.min_p > 0:
        probabilities = torch.softmax(logits, -1)
        logits[probabilities < params.min_p * probabilities.max()] = float("-inf")
    if 0 < params.top_k < logits.shape[0]:
        logits[logits < torch.topk(logits, params.top_k).values[-1]] = float("-inf")
    probabilities = torch.softmax(logits, -1)
    if params.top_p < 1:
        ordered, order = torch.sort(probabilities, descending=True)
        # A token stays if the ones before it do not yet reach top_p; the first always stays.
        ordered[ordered.cumsum(-1) - ordered >= params.top_p] = 0.0
        probabilities = torch.zeros_like(probabilities).scatter(0, order, ordered)
    return int(torch.multinomial(probabilities, 1, generator=generator))
