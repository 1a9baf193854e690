"""Everything a route needs, and the way from a prompt to running sequences."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from fastapi import Request

from ethogram_trainer.server.engine import Engine
from ethogram_trainer.server.lora_registry import LoraRegistry
from ethogram_trainer.server.metrics import Metrics
from ethogram_trainer.server.sampling_params import SamplingLimits, SamplingParams
from ethogram_trainer.server.sequence import Sequence
from ethogram_trainer.server.vocabulary import Vocabulary

log = logging.getLogger(__name__)
Result = TypeVar("Result")


class ClientGoneError(Exception):
    """The client closed the connection; nobody will read an answer."""


@dataclass
class Service:
    """One served base model with its adapters."""

    name: str
    root: str
    """Where the base model was loaded from."""
    vocabulary: Vocabulary
    end_ids: set[int]
    limits: SamplingLimits
    engine: Engine
    registry: LoraRegistry
    metrics: Metrics
    created: int = field(default_factory=lambda: int(time.time()))
    server_load: int = 0
    """Requests under way."""

    def sequences(
        self,
        prompts: list[list[int]],
        params: SamplingParams,
        adapter: str | None,
        *,
        prompt_only: bool = False,
    ) -> list[Sequence]:
        """One sequence for every draw of every prompt, in the order of the response's choices."""
        return [
            Sequence(
                index=place * params.n + draw,
                prompt=prompt,
                params=params,
                adapter=adapter,
                vocabulary=self.vocabulary,
                end_ids=self.end_ids,
                draw_index=draw,
                prompt_only=prompt_only,
            )
            for place, prompt in enumerate(prompts)
            for draw in range(params.n)
        ]

    async def run_to_end(self, request: Request, sequences: list[Sequence]) -> None:
        """Run sequences until all have finished.

        Raises:
            ClientGoneError: If the client disconnected first; its sequences are cancelled.
        """
        updates = self.engine.submit(sequences)
        await until_disconnected(request, _drain(updates))


async def until_disconnected(request: Request, work: Awaitable[Result]) -> Result:
    """Await ``work``, cancelling it when the client goes away.

    Raises:
        ClientGoneError: If the client disconnected first.
    """
    task = asyncio.ensure_future(work)
    watcher = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({task, watcher}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientGoneError
        return task.result()
    finally:
        for future in (task, watcher):
            if not future.done():
                future.cancel()
                with suppress(asyncio.CancelledError):
                    await future


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _drain(updates: AsyncIterator[Sequence]) -> None:
    async for _ in updates:
        pass
