"""The batching engine: many requests, one inference thread.

All bookkeeping happens on the event loop; only forward passes and adapter changes run on the thread, one after the
other, so that neither needs a lock. Every step takes the sequence that has waited longest and fills the batch with
others of similar length, whatever their adapter. Unfinished sequences go to the back of the queue.
"""

import asyncio
import logging
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from ethogram_trainer.server.errors import queue_full
from ethogram_trainer.server.metrics import Metrics
from ethogram_trainer.server.model_runner import ModelRunner
from ethogram_trainer.server.sequence import Sequence

log = logging.getLogger(__name__)
Result = TypeVar("Result")

_LOOK_AHEAD = 256
"""Waiting sequences considered for one batch."""
_MAX_BATCH_TOKENS = 16_384
"""Padded tokens of one forward pass; keeps memory in bounds for long prompts."""
_GATHER_SECONDS = 0.001
"""Pause before a batch that is not full, so that requests sent together run together."""


@dataclass(eq=False)
class _Ticket:
    """A sequence in the queue and where its news go."""

    sequence: Sequence
    updates: "asyncio.Queue[_Ticket]"
    arrived: float = field(default_factory=time.monotonic)
    started: bool = False
    error: Exception | None = None


class Engine:
    """Runs sequences to their end; see the module's documentation."""

    def __init__(self, runner: ModelRunner, metrics: Metrics, *, max_batch: int, max_queue: int) -> None:
        self._runner = runner
        self._metrics = metrics
        self._max_batch = max_batch
        self._max_queue = max_queue
        self._waiting: deque[_Ticket] = deque()
        self._running: list[_Ticket] = []
        self._active: Counter[str] = Counter()
        self._arrival = asyncio.Event()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inference")
        self._loop_task: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        """Sequences waiting for a step."""
        return len(self._waiting)

    @property
    def running(self) -> int:
        """Sequences in the step under way."""
        return len(self._running)

    @property
    def is_healthy(self) -> bool:
        """Whether steps can run."""
        return self._loop_task is not None and not self._loop_task.done()

    def start(self) -> None:
        """Begin to run steps; call once, on the event loop."""
        self._loop_task = asyncio.get_running_loop().create_task(self._run_steps())

    async def stop(self) -> None:
        """Stop after the step under way."""
        if self._loop_task is not None:
            self._loop_task.cancel()
            with suppress(asyncio.CancelledError):
                await self._loop_task
        self._thread.shutdown(wait=True)

    async def exclusively(self, function: Callable[[], Result]) -> Result:
        """Run ``function`` on the inference thread, between two steps."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, function)

    def submit(self, sequences: list[Sequence]) -> AsyncIterator[Sequence]:
        """Queue sequences of one request.

        Returns:
            An iterator that gives a sequence whenever it has advanced, and ends when all have finished. Closing
            it early (the client has gone) cancels what is unfinished. It raises what the forward pass raised.

        Raises:
            ApiError: 503 if the queue is full.
        """
        if len(self._waiting) + len(sequences) > self._max_queue:
            raise queue_full(self._max_queue)
        updates: asyncio.Queue[_Ticket] = asyncio.Queue()
        self._waiting.extend(_Ticket(sequence, updates) for sequence in sequences)
        self._active.update(sequence.adapter for sequence in sequences if sequence.adapter)
        self._metrics.prompt_tokens += sum(len(sequence.prompt) for sequence in sequences)
        self._arrival.set()
        return self._updates(sequences, updates)

    async def until_unused(self, adapter: str) -> None:
        """Wait until no queued or running sequence uses an adapter."""
        while self._active[adapter] > 0:
            await asyncio.sleep(_GATHER_SECONDS * 10)

    async def _updates(self, sequences: list[Sequence], updates: "asyncio.Queue[_Ticket]") -> AsyncIterator[Sequence]:
        unfinished = len(sequences)
        try:
            while unfinished:
                ticket = await updates.get()
                if ticket.error is not None:
                    raise ticket.error
                unfinished -= ticket.sequence.is_finished
                yield ticket.sequence
        finally:
            for sequence in sequences:
                sequence.cancelled = not sequence.is_finished

    async def _run_steps(self) -> None:
        while True:
            if not self._waiting:
                self._arrival.clear()
                await self._arrival.wait()
            if len(self._waiting) < self._max_batch:
                await asyncio.sleep(_GATHER_SECONDS)
            self._running = self._next_batch()
            if not self._running:
                continue
            error: Exception | None = None
            try:
                sequences = [ticket.sequence for ticket in self._running]
                await self.exclusively(lambda batch=sequences: self._runner.step(batch))  # type: ignore[misc]
            except Exception as caught:
                log.exception("A forward pass failed")
                error = caught
            self._hand_out(self._running, error)
            self._running = []

    def _next_batch(self) -> list[_Ticket]:
        for ticket in self._waiting:
            if ticket.sequence.cancelled:
                self._close(ticket, "abort")
        self._waiting = deque(ticket for ticket in self._waiting if not ticket.sequence.cancelled)
        if not self._waiting:
            return []
        first = len(self._waiting[0].sequence.ids())
        candidates = [
            (abs(length - first), place, length, ticket)
            for place, ticket in enumerate(islice(self._waiting, _LOOK_AHEAD))
            if (length := len(ticket.sequence.ids())) <= 2 * first + 16 and first <= 2 * length + 16
        ]
        batch: list[_Ticket] = []
        longest = first
        for _, _, length, ticket in sorted(candidates, key=lambda candidate: candidate[:2]):
            longest = max(longest, length)
            if len(batch) == self._max_batch or (batch and longest * (len(batch) + 1) > _MAX_BATCH_TOKENS):
                break
            batch.append(ticket)
        taken = set(map(id, batch))
        self._waiting = deque(ticket for ticket in self._waiting if id(ticket) not in taken)
        self._mark_started(batch)
        return batch

    def _mark_started(self, batch: list[_Ticket]) -> None:
        now = time.monotonic()
        for ticket in batch:
            if not ticket.started:
                ticket.started = True
                self._metrics.queue_time.observe(now - ticket.arrived)

    def _hand_out(self, batch: list[_Ticket], error: Exception | None) -> None:
        now = time.monotonic()
        for ticket in batch:
            sequence = ticket.sequence
            ticket.error = error
            if error is not None:
                self._close(ticket, "abort")
            else:
                self._metrics.generation_tokens += not sequence.prompt_only
                if len(sequence.generated) <= 1:
                    self._metrics.time_to_first_token.observe(now - ticket.arrived)
                if sequence.finish_reason is not None:
                    self._close(ticket, sequence.finish_reason)
                    self._metrics.end_to_end.observe(now - ticket.arrived)
                else:
                    self._waiting.append(ticket)
            ticket.updates.put_nowait(ticket)

    def _close(self, ticket: _Ticket, reason: str) -> None:
        self._metrics.finished[reason] += 1
        if ticket.sequence.adapter:
            self._active[ticket.sequence.adapter] -= 1
