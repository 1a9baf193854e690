"""The run's event log: one JSON object a line, appended and flushed, readable while the run goes on."""

import json
import math
import os
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Literal

from ethogram_trainer.fine_tuning.cost import Cost

EventType = Literal[
    "started", "resumed", "progress", "validation", "checkpoint", "early-stop", "finished", "failed", "cancelled"
]


class EventLog:
    """Appends events to ``events.jsonl``.

    A process killed in the middle of a line leaves a torn last line; opening the log ends that line, so that
    the next event starts on its own. Readers skip a line that does not parse.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._end_torn_line()
        earlier = read_events(path)
        self.cost = Cost(earlier[-1] if earlier else None)
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
        entropy: float | None = None,
        grad_norm: float | None = None,
        tokens: float | None = None,
        environment: dict[str, Any] | None = None,
        message: str = "",
    ) -> None:
        """Append one event and flush it to the operating system.

        Args:
            event: What happened.
            step: Optimizer steps done so far.
            total_steps: Optimizer steps of the whole run; 0 while not yet known.
            epoch: Passes over the training set done so far.
            loss: Mean cross-entropy (nats) of the trained tokens since the previous progress event, or of the
                validation rows.
            learning_rate: Learning rate of the last step.
            mean_token_accuracy: Share of those tokens the model ranks first, 0 to 1.
            entropy: Mean entropy (nats) of the model's predictions of those tokens.
            grad_norm: Norm of the last gradient.
            tokens: Tokens seen since the start of the run, prompts included.
            environment: What the run is trained on and with, see `environment.describe`.
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
            "entropy": _finite(entropy),
            "gradNorm": _finite(grad_norm),
            "tokens": _finite(tokens),
            "gpuSeconds": self.cost.gpu_seconds,
            "cpuSeconds": self.cost.cpu_seconds,
            **({"environment": environment} if environment else {}),
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
        if not self.path.exists() or self.path.stat().st_size == 0:
            return
        with self.path.open("rb+") as file:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")


def read_events(path: Path) -> list[dict[str, Any]]:
    """All well-formed events of a log, oldest first; torn lines are skipped."""
    if not path.exists():
        return []
    events = []
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and "type" in event:
            events.append(event)
    return events


def has_event(path: Path, kind: EventType) -> bool:
    """Whether the log at ``path`` tells of this."""
    return any(event["type"] == kind for event in read_events(path))


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
