"""One trainer per output directory, whoever starts it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ethogram_trainer.atomic_file import write_text_atomically
from ethogram_trainer.errors import AlreadyRunningError


@contextmanager
def run_lock(output_dir: Path) -> Iterator[None]:
    """Hold ``trainer.lock`` exclusively and publish ``trainer.pid`` for as long as the block runs.

    The kernel drops the lock when the process dies, however it dies, so a stale lock cannot exist. The pid file
    is left behind by a killed process: whether that pid still trains is told by the lock, not by the file.

    Raises:
        AlreadyRunningError: If another process holds the lock.
    """
    output_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(output_dir / "trainer.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    pid_file = output_dir / "trainer.pid"
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunningError(f"Another trainer is already working in {output_dir}.") from error
        write_text_atomically(pid_file, f"{os.getpid()}\n")
        try:
            yield
        finally:
            pid_file.unlink(missing_ok=True)
    finally:
        os.close(descriptor)
