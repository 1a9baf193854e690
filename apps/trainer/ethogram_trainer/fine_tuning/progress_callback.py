"""What the run reports while it trains, as a transformers callback."""

import math
import time
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.cancellation import Cancellation
from ethogram_trainer.fine_tuning.checkpoints import seal_checkpoint
from ethogram_trainer.fine_tuning.event_log import EventLog


class ProgressCallback(TrainerCallback):  # type: ignore[misc]  # transformers is untyped here
    """Writes progress and checkpoint events, seals checkpoints, and stops the loop on cancellation."""

    def __init__(
        self,
        *,
        events: EventLog,
        cancellation: Cancellation,
        checkpoints: Path,
        fingerprint: str,
        earlier_seconds: float,
    ) -> None:
        self._events = events
        self._cancellation = cancellation
        self._checkpoints = checkpoints
        self._fingerprint = fingerprint
        self._earlier_seconds = earlier_seconds
        self._start = time.monotonic()
        self.last_loss: float | None = None

    def train_seconds(self) -> float:
        """Seconds of training up to now, including earlier processes up to their last checkpoint."""
        return self._earlier_seconds + time.monotonic() - self._start

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Start the clock, and take the last loss over from the checkpoint."""
        self._start = time.monotonic()
        losses = [entry["loss"] for entry in state.log_history if "loss" in entry]
        self.last_loss = losses[-1] if losses else None

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
        """Report progress; refuse to go on with a loss that is no number."""
        if not logs or "loss" not in logs:
            return
        loss = float(logs["loss"])
        if not math.isfinite(loss):
            raise RejectedError(
                f"Training diverged: the loss at step {state.global_step} is not finite; lower the learning rate."
            )
        self.last_loss = loss
        self._events.append(
            "progress",
            step=state.global_step,
            total_steps=state.max_steps,
            epoch=logs.get("epoch", state.epoch),
            loss=loss,
            learning_rate=logs.get("learning_rate"),
            mean_token_accuracy=logs.get("mean_token_accuracy"),
        )

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Seal the checkpoint that was just written and report it."""
        seal_checkpoint(
            self._checkpoints / f"checkpoint-{state.global_step}",
            step=state.global_step,
            fingerprint=self._fingerprint,
            train_seconds=self.train_seconds(),
        )
        self._events.append(
            "checkpoint",
            step=state.global_step,
            total_steps=state.max_steps,
            epoch=state.epoch,
            loss=self.last_loss,
            message=f"Checkpoint at step {state.global_step} of {state.max_steps}.",
        )

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> Any:
        """Save and stop once cancellation was asked for, unless this was the last step anyway."""
        if self._cancellation.requested and state.global_step < state.max_steps:
            control.should_save = True
            control.should_training_stop = True
        return control
