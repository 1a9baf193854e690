"""One sequence being generated: what it has, when it ends, what its text is."""

import secrets
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from ethogram_trainer.server.sampler import TokenLogprobs
from ethogram_trainer.server.sampling_params import SamplingParams
from ethogram_trainer.server.vocabulary import Vocabulary

FinishReason = Literal["stop", "length"]
_HALF_CHARACTER = "\ufffd"


@dataclass(eq=False)
class Sequence:
    """A prompt and what has been generated for it. Owned by the engine while it is in a batch."""

    index: int
    """Place among the choices of its request."""
    prompt: list[int]
    params: SamplingParams
    adapter: str | None
    """Internal name of its LoRA adapter, None for the base model."""
    vocabulary: Vocabulary
    end_ids: set[int]
    draw_index: int = 0
    """Which of the n draws of its prompt it is; moves the seed."""
    prompt_only: bool = False
    """Score the prompt and generate nothing."""
    generated: list[int] = field(default_factory=list)
    logprobs: list[TokenLogprobs | None] = field(default_factory=list)
    prompt_logprobs: list[TokenLogprobs | None] | None = None
    finish_reason: FinishReason | None = None
    stop_reason: int | str | None = None
    cancelled: bool = False
    text: str = ""

    @cached_property
    def generator(self) -> Any:
        """Random generator of this sequence alone, so that a seed gives the same draws in any batch."""
        import torch

        seed = secrets.randbits(62) if self.params.seed is None else self.params.seed
        return torch.Generator().manual_seed((seed + self.draw_index) % 2**63)

    @property
    def wants_prompt_logprobs(self) -> bool:
        """Whether the next forward pass must give logits at every prompt position."""
        return self.params.prompt_logprobs is not None and self.prompt_logprobs is None

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will come."""
        return self.finish_reason is not None

    def ids(self) -> list[int]:
        """All ids the next forward pass sees."""
        return self.prompt + self.generated

    def finish_prompt_only(self) -> None:
        """End a sequence that only scores its prompt."""
        self.finish_reason = "length"

    def append(self, token: int, logprobs: TokenLogprobs | None) -> None:
        """Take the next token over and decide whether it is the last."""
        self.generated.append(token)
        self.logprobs.append(logprobs)
        params = self.params
        shown = self.generated
        if token in self.end_ids and not params.ignore_eos:
            self.finish_reason, shown = "stop", self.generated[:-1]
        elif token in params.stop_token_ids:
            self.finish_reason, self.stop_reason = "stop", token
            shown = self.generated if params.include_stop else self.generated[:-1]
        elif len(self.generated) >= params.max_tokens:
            self.finish_reason = "length"
        self.text = self.vocabulary.decode(shown, context=self.prompt, skip_special_tokens=params.skip_special_tokens)
        self._look_for_stop_strings()

    def visible_text(self) -> str:
        """Text that can be sent already: no half characters, no possible beginning of a stop string."""
        if self.is_finished:
            return self.text
        text = self.text.rstrip(_HALF_CHARACTER)
        held_back = 0 if self.params.include_stop else max(map(len, self.params.stop), default=1) - 1
        return text[: max(0, len(text) - held_back)]

    def _look_for_stop_strings(self) -> None:
        if len(self.generated) < self.params.min_tokens:
            return
        found = [(self.text.find(stop), stop) for stop in self.params.stop if stop in self.text]
        if not found:
            return
        place, stop = min(found)
        self.text = self.text[: place + len(stop) if self.params.include_stop else place]
        self.finish_reason, self.stop_reason = "stop", stop
