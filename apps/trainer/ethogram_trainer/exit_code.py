"""Process exit codes; the platform tells outcomes apart by these."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of ``python -m ethogram_trainer``."""

    OK = 0
    CRASHED = 1
    REJECTED = 2
    """The job, its data or an argument is wrong; one sentence on stderr says what to change."""
    ALREADY_RUNNING = 75
    """BSD ``EX_TEMPFAIL``: another trainer holds the output directory."""
    CANCELLED = 143
    """128 + SIGTERM: a checkpoint was saved and the run can be resumed."""
