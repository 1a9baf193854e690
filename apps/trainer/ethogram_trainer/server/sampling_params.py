"""What one request asks of the sampler, checked against the server's limits."""

import logging
from dataclasses import dataclass
from typing import Any

from ethogram_trainer.server.choice_constraint import ChoiceConstraint
from ethogram_trainer.server.errors import bad_request, not_implemented
from ethogram_trainer.server.schemas import SamplingFields
from ethogram_trainer.server.vocabulary import Vocabulary

log = logging.getLogger(__name__)

MAX_LOGPROB_TOKEN_IDS = 128
_MIN_TEMPERATURE = 0.01
"""vLLM raises smaller temperatures above 0 to this, because their quotient overflows."""


@dataclass(frozen=True)
class SamplingParams:
    """Checked sampling settings of one request; see vLLM's documentation for their meaning."""

    max_tokens: int
    temperature: float
    top_p: float
    top_k: int
    """Tokens kept; 0 keeps all."""
    min_p: float
    presence_penalty: float
    frequency_penalty: float
    repetition_penalty: float
    seed: int | None
    n: int
    stop: tuple[str, ...]
    stop_token_ids: frozenset[int]
    include_stop: bool
    ignore_eos: bool
    min_tokens: int
    skip_special_tokens: bool
    logit_bias: tuple[tuple[int, float], ...]
    allowed_token_ids: tuple[int, ...] | None
    choice: ChoiceConstraint | None
    logprobs: int | None
    """How many of the most likely tokens to report besides the sampled one; None reports nothing."""
    logprob_token_ids: tuple[int, ...] | None
    """Report exactly these (and the sampled one) instead."""
    prompt_logprobs: int | None

    @property
    def is_plain_greedy(self) -> bool:
        """Whether the next token is simply the most likely one."""
        return (
            self.temperature == 0
            and not self.logit_bias
            and self.allowed_token_ids is None
            and self.choice is None
            and self.min_tokens == 0
            and self.presence_penalty == self.frequency_penalty == 0
            and self.repetition_penalty == 1
        )


class SamplingLimits:
    """Builds `SamplingParams` for one model and one set of server limits."""

    def __init__(self, vocabulary: Vocabulary, max_logprobs: int, defaults: dict[str, Any]) -> None:
        self._vocabulary = vocabulary
        self._max_logprobs = max_logprobs
        self._defaults = defaults
        """Sampling settings of the model's generation_config, which fill in what a request leaves out."""

    def check(
        self, request: SamplingFields, *, max_tokens: int, logprobs: int | None, wants_logprobs: bool
    ) -> SamplingParams:
        """Check a request's sampling fields.

        Args:
            request: The request.
            max_tokens: Largest number of tokens to generate, already cut to the context.
            logprobs: Number of alternatives to report, None for no log-probabilities.
            wants_logprobs: Whether the request switched log-probabilities on.

        Raises:
            ApiError: 400 for a value outside its limits, 501 for what only vLLM can do.
        """
        self._refuse_unserved(request)
        temperature = self._or_default(request.temperature, "temperature", 1.0)
        n = request.n or 1
        if n > 1 and temperature == 0:
            raise bad_request("n must be 1 when using greedy sampling.", "n")
        if request.min_tokens > max_tokens:
            raise bad_request("min_tokens must not be greater than max_tokens.", "min_tokens")
        stop = (request.stop,) if isinstance(request.stop, str) else tuple(request.stop or ())
        if "" in stop:
            raise bad_request("stop cannot contain an empty string.", "stop")
        return SamplingParams(
            max_tokens=max_tokens,
            temperature=0.0 if temperature == 0 else max(temperature, _MIN_TEMPERATURE),
            top_p=self._or_default(request.top_p, "top_p", 1.0),
            top_k=max(0, int(self._or_default(request.top_k, "top_k", 0))),
            min_p=self._or_default(request.min_p, "min_p", 0.0),
            presence_penalty=request.presence_penalty or 0.0,
            frequency_penalty=request.frequency_penalty or 0.0,
            repetition_penalty=self._or_default(request.repetition_penalty, "repetition_penalty", 1.0),
            seed=None if request.seed == -1 else request.seed,
            n=n,
            stop=stop,
            stop_token_ids=frozenset(request.stop_token_ids or ()),
            include_stop=request.include_stop_str_in_output,
            ignore_eos=request.ignore_eos,
            min_tokens=request.min_tokens,
            skip_special_tokens=request.skip_special_tokens,
            logit_bias=self._logit_bias(request.logit_bias),
            allowed_token_ids=self._allowed(request.allowed_token_ids),
            choice=self._choice(request),
            logprobs=self._count(logprobs, "top_logprobs"),
            logprob_token_ids=self._logprob_token_ids(request.logprob_token_ids, wants_logprobs),
            prompt_logprobs=self._prompt_logprobs(request),
        )

    def _or_default(self, value: float | None, name: str, fallback: float) -> float:
        if value is not None:
            return value
        default = self._defaults.get(name)
        return fallback if default is None else float(default)

    def _refuse_unserved(self, request: SamplingFields) -> None:
        if request.stream_options is not None and not request.stream:
            raise bad_request("Stream options can only be defined when `stream=True`.", "stream_options")
        if request.priority != 0:
            raise bad_request("priority needs priority scheduling, which this server does not do.", "priority")
        if request.logprob_token_ids and request.use_beam_search:
            raise bad_request("`logprob_token_ids` is not supported with beam search.", "logprob_token_ids")
        asked_format = request.response_format
        if asked_format is not None and asked_format.type == "json_schema" and asked_format.json_schema is None:
            raise bad_request("response_format json_schema needs the field `json_schema`.", "response_format")
        for name in ("truncate_prompt_tokens", "thinking_token_budget"):
            # -1 asks for what happens anyway.
            if getattr(request, name) not in (None, -1):
                raise not_implemented(name, name)
        if request.response_format is not None and request.response_format.type != "text":
            raise not_implemented(f"response_format {request.response_format.type!r}", "response_format")
        if "" in (request.bad_words or []):
            raise bad_request("bad_words cannot contain an empty string.", "bad_words")
        if request.bad_words:
            raise not_implemented("bad_words", "bad_words")
        if request.use_beam_search:
            raise not_implemented("use_beam_search", "use_beam_search")
        if request.model_extra:
            log.warning("Ignored fields: %s", ", ".join(sorted(map(ascii, request.model_extra)))[:500])

    def _choice(self, request: SamplingFields) -> ChoiceConstraint | None:
        structured = request.structured_outputs
        if structured is None:
            return None
        kinds = structured.kinds()
        if len(kinds) != 1:
            raise bad_request(
                "You must use exactly one kind of structured outputs constraint (json, regex, choice, grammar, "
                f"structural_tag), but {len(kinds)} are given: {', '.join(kinds) or 'none'}.",
                "structured_outputs",
            )
        if structured.choice is None:
            raise not_implemented(f"structured_outputs.{kinds[0]}", "structured_outputs")
        if not structured.choice:
            raise bad_request("structured_outputs.choice must not be empty.", "structured_outputs")
        return ChoiceConstraint(self._vocabulary, tuple(structured.choice))

    def _logit_bias(self, bias: dict[str, float] | None) -> tuple[tuple[int, float], ...]:
        checked = []
        for key, value in (bias or {}).items():
            try:
                token = int(key)
            except ValueError as error:
                raise bad_request(f"The logit_bias key {key!r} is not a token id.", "logit_bias") from error
            checked.append((token, min(100.0, max(-100.0, value))))
        self._vocabulary.check_ids([token for token, _ in checked], "logit_bias")
        return tuple(checked)

    def _allowed(self, ids: list[int] | None) -> tuple[int, ...] | None:
        if ids is None:
            return None
        if not ids:
            raise bad_request("allowed_token_ids must not be empty.", "allowed_token_ids")
        self._vocabulary.check_ids(ids, "allowed_token_ids")
        return tuple(sorted(set(ids)))

    def _count(self, count: int | None, param: str) -> int | None:
        if count is None:
            return None
        if count < -1:
            raise bad_request(f"`{param}` must be a positive value or -1.", param)
        wanted = self._vocabulary.size if count == -1 else count
        if wanted > self._max_logprobs:
            raise bad_request(
                f"Requested {param} of {wanted}, which is greater than max allowed: {self._max_logprobs}.",
                param,
            )
        return wanted

    def _prompt_logprobs(self, request: SamplingFields) -> int | None:
        count = request.prompt_logprobs
        if count and request.stream:
            raise bad_request("`prompt_logprobs` are not available when `stream=True`.", "prompt_logprobs")
        return self._count(count, "prompt_logprobs")

    def _logprob_token_ids(self, ids: list[int] | None, wants_logprobs: bool) -> tuple[int, ...] | None:
        if not ids:
            return None
        if not wants_logprobs:
            raise bad_request("when using `logprob_token_ids`, `logprobs` must be set.", "logprob_token_ids")
        if len(ids) > MAX_LOGPROB_TOKEN_IDS:
            raise bad_request(
                f"logprob_token_ids holds {len(ids)} ids, more than {MAX_LOGPROB_TOKEN_IDS}.",
                "logprob_token_ids",
            )
        self._vocabulary.check_ids(ids, "logprob_token_ids")
        return tuple(dict.fromkeys(ids))
