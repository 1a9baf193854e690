"""What the run reports while it trains, as a transformers callback."""

import math
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.best_weights import forget_other_weights, save_best_weights
from ethogram_trainer.fine_tuning.cancellation import Cancellation
from ethogram_trainer.fine_tuning.checkpoints import seal_checkpoint
from ethogram_trainer.fine_tuning.early_stop import ValidationHistory
from ethogram_trainer.fine_tuning.event_log import EventLog
from ethogram_trainer.fine_tuning.validation import Validation


class ProgressCallback(TrainerCallback):  # type: ignore[misc]  # transformers is untyped here
    """Writes events, seals checkpoints, measures the validation rows, and stops on cancellation or an early stop."""

    def __init__(
        self,
        *,
        events: EventLog,
        cancellation: Cancellation,
        checkpoints: Path,
        fingerprint: str,
        earlier_seconds: float,
        earlier_log: Sequence[Mapping[str, Any]] = (),
        history: ValidationHistory | None = None,
        validate_every: int = 1,
    ) -> None:
        self._events = events
        self._cancellation = cancellation
        self._checkpoints = checkpoints
        self._fingerprint = fingerprint
        self._earlier_seconds = earlier_seconds
        self._start = time.monotonic()
        self._earlier_tokens = next(
            (entry["num_tokens"] for entry in reversed(earlier_log) if "num_tokens" in entry), 0
        )
        self.last_loss: float | None = next((entry["loss"] for entry in reversed(earlier_log) if "loss" in entry), None)
        self.history = history or ValidationHistory(None)
        self.history.replay(earlier_log)
        self.validation: Validation | None = None
        """Set once the trainer, which knows how to collate rows, is there."""
        self._validate_every = validate_every

    def train_seconds(self) -> float:
        """Seconds of training up to now, including earlier processes up to their last checkpoint."""
        return self._earlier_seconds + time.monotonic() - self._start

    def on_train_begin(self, args: Any, state: Any, control: Any, model: Any = None, **_: Any) -> None:
        """Start the clock, and measure where a new run starts from."""
        self._start = time.monotonic()
        if self.validation is not None and state.global_step == 0:
            self._validate(self.validation, state, control, model)

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
        """Report progress; refuse to go on with a loss that is no number."""
        if not logs or "loss" not in logs:
            return
        self.last_loss = self._finite(float(logs["loss"]), state.global_step)
        # TRL counts from the start of the process; the run remembers what the ones before it saw.
        tokens = self._earlier_tokens + logs.get("num_tokens", 0)
        if state.log_history:
            state.log_history[-1]["num_tokens"] = tokens
        self._events.append(
            "progress",
            step=state.global_step,
            total_steps=state.max_steps,
            epoch=logs.get("epoch", state.epoch),
            loss=self.last_loss,
            learning_rate=logs.get("learning_rate"),
            mean_token_accuracy=logs.get("mean_token_accuracy"),
            entropy=logs.get("entropy"),
            grad_norm=logs.get("grad_norm"),
            tokens=tokens,
        )

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Seal the checkpoint that was just written and report it."""
        seal_checkpoint(
            self._checkpoints / f"checkpoint-{state.global_step}",
            step=state.global_step,
            fingerprint=self._fingerprint,
            train_seconds=self.train_seconds(),
        )
        if self.history.best_step is not None:
            forget_other_weights(self._checkpoints, self.history.best_step)
        self._events.append(
            "checkpoint",
            step=state.global_step,
            total_steps=state.max_steps,
            epoch=state.epoch,
            loss=self.last_loss,
            message=f"Checkpoint at step {state.global_step} of {state.max_steps}.",
        )

    def on_step_end(self, args: Any, state: Any, control: Any, model: Any = None, **_: Any) -> Any:
        """Measure when it is time; save and stop once cancellation was asked for, unless this was the last step."""
        is_last = state.global_step >= state.max_steps
        if self.validation is not None and (is_last or state.global_step % self._validate_every == 0):
            self._validate(self.validation, state, control, model)
        if self._cancellation.requested and not is_last:
            control.should_save = True
            control.should_training_stop = True
        if control.should_save:
            control.should_log = True  # what a checkpoint remembers includes the numbers of its own step
        return control

    def _validate(self, validation: Validation, state: Any, control: Any, model: Any) -> None:
        step = state.global_step
        score = validation.measure(model)
        loss = self._finite(score.loss, step)
        state.log_history.append({"step": step, "validation_loss": loss})
        if self.history.add(step, loss) and self.history.settings is not None:
            save_best_weights(self._checkpoints, step, model)
        self._events.append(
            "validation",
            step=step,
            total_steps=state.max_steps,
            epoch=state.epoch,
            loss=loss,
            mean_token_accuracy=score.accuracy,
            entropy=score.entropy,
        )
        if self.history.is_over and step < state.max_steps:
            control.should_save = True
            control.should_training_stop = True
            best, lowest = self.history.best_step, self.history.best_loss
            self._events.append(
                "early-stop",
                step=step,
                total_steps=state.max_steps,
                message=f"The validation loss has stopped falling; it was lowest, {lowest:.4f}, at step {best}.",
            )

    @staticmethod
    def _finite(loss: float, step: int) -> float:
        if not math.isfinite(loss):
            raise RejectedError(f"Training diverged: the loss at step {step} is not finite; lower the learning rate.")
        return loss
