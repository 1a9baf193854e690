"""SIGTERM and SIGINT turned into a flag the training loop looks at between steps."""

import signal
from types import FrameType

from ethogram_trainer.errors import CancelledError


class Cancellation:
    """Remembers that the run was asked to stop; must be made on the main thread, before slow imports."""

    def __init__(self) -> None:
        self.requested = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._request)

    def raise_if_requested(self, step: int) -> None:
        """Stop here.

        Raises:
            CancelledError: If a signal has arrived.
        """
        if self.requested:
            raise CancelledError(step)

    def _request(self, _number: int, _frame: FrameType | None) -> None:
        self.requested = True
