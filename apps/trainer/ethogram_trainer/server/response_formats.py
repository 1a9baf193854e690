"""OpenAI's response shapes with vLLM's additions."""

from typing import Any

from ethogram_trainer.server.sampler import TokenLogprobs
from ethogram_trainer.server.sequence import Sequence
from ethogram_trainer.server.vocabulary import Vocabulary

MIN_LOGPROB = -9999.0
"""Stands for minus infinity, which JSON cannot hold."""


def finite(logprob: float) -> float:
    """A log-probability that JSON can hold."""
    return max(logprob, MIN_LOGPROB)


class TokenNames:
    """How tokens are written in log-probabilities: as text, or as ``token_id:N`` where text is ambiguous."""

    def __init__(self, vocabulary: Vocabulary, *, as_ids: bool) -> None:
        self._vocabulary = vocabulary
        self._as_ids = as_ids

    def __call__(self, token: int) -> str:
        """Name of a token."""
        return f"token_id:{token}" if self._as_ids else self._vocabulary.piece(token)


def chat_logprobs(sequence: Sequence, names: TokenNames, *, start: int = 0) -> dict[str, Any] | None:
    """``choices[].logprobs`` of a chat answer, from generated token ``start`` on."""
    params = sequence.params
    if params.logprobs is None and params.logprob_token_ids is None:
        return None
    content = []
    for token, entry in zip(sequence.generated[start:], sequence.logprobs[start:], strict=True):
        assert entry is not None
        # vLLM lists the sampled token first and cuts the list at top_logprobs.
        top = entry.top if params.logprob_token_ids is not None else entry.top[: params.logprobs]
        content.append(
            {
                **_chat_token(names(token), entry.logprob),
                "top_logprobs": [_chat_token(names(other), logprob) for other, logprob in top],
            }
        )
    return {"content": content}


def _chat_token(name: str, logprob: float) -> dict[str, Any]:
    return {"token": name, "logprob": finite(logprob), "bytes": list(name.encode("utf-8", "replace"))}


def completion_logprobs(
    entries: list[tuple[int, TokenLogprobs | None]], names: TokenNames, *, offset: int = 0
) -> dict[str, Any]:
    """``choices[].logprobs`` of a text completion.

    Args:
        entries: Tokens and their log-probabilities; None for the first token of a prompt.
        names: How to write tokens.
        offset: Place of the first token in the text, in characters.
    """
    tokens, values, tops, offsets = [], [], [], []
    for token, entry in entries:
        name = names(token)
        tokens.append(name)
        offsets.append(offset)
        offset += len(name)
        values.append(None if entry is None else finite(entry.logprob))
        tops.append(None if entry is None else {names(other): finite(value) for other, value in entry.top})
    return {"text_offset": offsets, "token_logprobs": values, "tokens": tokens, "top_logprobs": tops}


def prompt_logprobs(
    entries: list[TokenLogprobs | None] | None, vocabulary: Vocabulary
) -> list[dict[str, Any] | None] | None:
    """VLLM's ``prompt_logprobs``: for every prompt token its alternatives by token id."""
    if entries is None:
        return None
    formatted: list[dict[str, Any] | None] = []
    for entry in entries:
        if entry is None:
            formatted.append(None)
            continue
        own, *others = entry.top
        # The others are in order but leave out the prompt's own token, which may stand among them.
        ranked = [(*own, entry.rank)]
        ranked += [(t, p, place + (place >= entry.rank)) for place, (t, p) in enumerate(others, 1)]
        formatted.append(
            {
                str(token): {
                    "logprob": finite(logprob),
                    "rank": rank,
                    "decoded_token": vocabulary.piece(token),
                }
                for token, logprob, rank in ranked
            }
        )
    return formatted


def usage(prompt_tokens: int, completion_tokens: int) -> dict[str, Any]:
    """Token counts of a request; a prompt counts once however many answers it has."""
    return {
        "prompt_tokens": prompt_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
        "completion_tokens": completion_tokens,
        "prompt_tokens_details": None,
    }
