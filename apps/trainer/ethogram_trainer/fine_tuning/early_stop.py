"""When the validation loss has stopped falling, and which step was the best one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ethogram_trainer.fine_tuning.job import EarlyStopSettings


@dataclass
class ValidationHistory:
    """Follows the validation loss; the same measurements in the same order always say the same.

    The best step is the one with the lowest loss, the earlier one of equals. Patience counts measurements since the
    loss last fell by at least ``min_delta`` below the lowest one that had done so.
    """

    settings: EarlyStopSettings | None
    best_step: int | None = None
    best_loss: float | None = None
    newest_loss: float | None = None
    _mark: float | None = None
    _waited: int = 0

    def add(self, step: int, loss: float) -> bool:
        """Take one measurement in.

        Returns:
            Whether this step is the best so far.
        """
        self.newest_loss = loss
        if self._mark is None or loss < self._mark - (self.settings.min_delta if self.settings else 0.0):
            self._mark, self._waited = loss, 0
        else:
            self._waited += 1
        if self.best_loss is not None and loss >= self.best_loss:
            return False
        self.best_step, self.best_loss = step, loss
        return True

    def replay(self, log_history: Iterable[Mapping[str, Any]]) -> None:
        """Take in what a checkpoint remembers."""
        for entry in log_history:
            if "validation_loss" in entry:
                self.add(int(entry["step"]), float(entry["validation_loss"]))

    @property
    def is_over(self) -> bool:
        """Whether training should stop."""
        return self.settings is not None and self._waited >= self.settings.patience
