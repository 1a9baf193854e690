"""What a run has cost so far, over all trainers that worked on it."""

import time
from typing import Any


class Cost:
    """GPU-seconds and CPU-seconds, carried over from one trainer of a run to the next by its events.

    A GPU counts from the start of the process to its end, because nobody else can have it; the CPU counts by the time
    it was really used. What a killed trainer spent after its last event is not known.
    """

    def __init__(self, earlier: dict[str, Any] | None = None) -> None:
        carried = earlier or {}
        self._gpu_seconds = float(carried.get("gpuSeconds") or 0.0)
        self._cpu_seconds = float(carried.get("cpuSeconds") or 0.0)
        self._start = time.monotonic()
        self._cpu_start = time.process_time()
        self.gpus = 0

    @property
    def gpu_seconds(self) -> float:
        """GPUs x seconds they were held."""
        return round(self._gpu_seconds + self.gpus * (time.monotonic() - self._start), 3)

    @property
    def cpu_seconds(self) -> float:
        """Seconds of CPU time, summed over threads."""
        return round(self._cpu_seconds + time.process_time() - self._cpu_start, 3)
