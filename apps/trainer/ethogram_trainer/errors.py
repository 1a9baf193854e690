"""Errors whose message is one sentence a person can act on."""


class RejectedError(Exception):
    """The job or its data cannot be used as given; the message says what to change."""


class AdapterRejectedError(RejectedError):
    """A LoRA adapter that vLLM would refuse, or that does not fit the base model."""


class AlreadyRunningError(Exception):
    """Another process is working in the same output directory."""


class CancelledError(Exception):
    """The run was asked to stop and has saved what it needs to continue."""

    def __init__(self, step: int) -> None:
        super().__init__(f"cancelled at step {step}")
        self.step = step
