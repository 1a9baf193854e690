"""The run's event log: one JSON object a line, appended and flushed, readable while the run goes on."""

import json
import math
import os
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Literal

EventType = Literal["started", "resumed", "progress", "checkpoint", "finished", "failed", "cancelled"]


class EventLog:
    """Appends events to ``events.jsonl``.

    A process killed in the middle of a line leaves a torn last line; opening the log ends that line, so that
    the next event starts on its own. Readers skip a line that does not parse.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._end_torn_line()
        self._file = path.open("a", encoding="utf-8")

    def append(
        self,
        event: EventType,
        *,
        step: int,
        total_steps: int,
        epoch: float | None = None,
        loss: float | None = None,
        learning_rate: float | None = None,
        mean_token_accuracy: float | None = None,
        message: str = "",
    ) -> None:
        """Append one event and flush it to the operating system.

        Args:
            event: What happened.
            step: Optimizer steps done so far.
            total_steps: Optimizer steps of the whole run; 0 while not yet known.
            epoch: Passes over the training set done so far.
            loss: Mean cross-entropy (nats) of the trained tokens since the previous progress event.
            learning_rate: Learning rate of the last step.
            mean_token_accuracy: Share of trained tokens the model ranks first, 0 to 1.
            message: One sentence for people.
        """
        record = {
            "at": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "type": event,
            "step": step,
            "totalSteps": total_steps,
            "epoch": _finite(epoch),
            "loss": _finite(loss),
            "learningRate": _finite(learning_rate),
            "meanTokenAccuracy": _finite(mean_token_accuracy),
            "message": message,
        }
        self._file.write(json.dumps(record, ensure_ascii=False) + "\n")
        self._file.flush()
        if event != "progress":
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file; the log cannot be used afterwards."""
        self._file.close()

    def _end_torn_line(self) -> None:
        if not self._path.exists() or self._path.stat().st_size == 0:
            return
        with self._path.open("rb+") as file:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")


def read_events(path: Path) -> list[dict[str, Any]]:
    """All well-formed events of a log, oldest first; torn lines are skipped."""
    if not path.exists():
        return []
    events = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and "type" in event:
            events.append(event)
    return events


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
