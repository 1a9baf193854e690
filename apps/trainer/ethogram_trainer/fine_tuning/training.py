"""The training itself: from the checked rows of a job to published weights and a result."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from ethogram_trainer.errors import CancelledError
from ethogram_trainer.fine_tuning.base_model import BaseModel, load_base_model, max_row_length, total_steps
from ethogram_trainer.fine_tuning.best_weights import best_weights_path, load_best_weights
from ethogram_trainer.fine_tuning.cancellation import Cancellation
from ethogram_trainer.fine_tuning.checkpoints import newest_complete_checkpoint
from ethogram_trainer.fine_tuning.early_stop import ValidationHistory
from ethogram_trainer.fine_tuning.environment import describe
from ethogram_trainer.fine_tuning.event_log import EventLog, has_event
from ethogram_trainer.fine_tuning.job import FineTuneJob, hash_of_rows
from ethogram_trainer.fine_tuning.publication import publish_adapter, write_result
from ethogram_trainer.fine_tuning.row_split import read_split
from ethogram_trainer.fine_tuning.training_set import RowTokeniser
from ethogram_trainer.library_environment import prepare_library_environment

CHECKPOINTS_DIR = "checkpoints"


def train(job: FineTuneJob, fingerprint: str, events: EventLog, cancellation: Cancellation) -> None:
    """Train, from the newest checkpoint where there is one, and publish.

    Raises:
        RejectedError: If rows, base model or settings cannot be used, or the training diverges.
        CancelledError: If a signal stopped it; a checkpoint is saved.
    """
    rows, validation_rows = read_split(job)
    _set_up_libraries(job)
    from ethogram_trainer.fine_tuning.progress_callback import ProgressCallback
    from ethogram_trainer.fine_tuning.sft import build_trainer

    base = load_base_model(job)
    environment = describe(base, training_set_sha256=hash_of_rows(job.training_set))
    events.cost.gpus = environment["gpus"]
    tokeniser = RowTokeniser(
        base.tokenizer, max_length=max_row_length(job, base.model), end_token_ids=base.end_token_ids
    )
    tokenised = [tokeniser.tokenise(row) for row in rows]
    validation = [tokeniser.tokenise(row) for row in validation_rows]
    checkpoints = job.output_dir / CHECKPOINTS_DIR
    checkpoints.mkdir(mode=0o700, exist_ok=True)
    resume = _Resume(job, checkpoints, _checkpoint_fingerprint(fingerprint, base))
    callback = ProgressCallback(
        events=events,
        cancellation=cancellation,
        checkpoints=checkpoints,
        fingerprint=resume.fingerprint,
        earlier_seconds=resume.seconds,
        earlier_log=resume.log,
        history=ValidationHistory(job.early_stop),
        validate_every=job.validation.every_steps,
    )
    trainer = build_trainer(job, base, tokenised, validation, checkpoints, callback)
    _announce(job, events, environment, step=resume.step, steps=total_steps(job, len(rows)))
    cancellation.raise_if_requested(resume.step)
    history, steps = callback.history, resume.step
    if not history.is_over:  # it may have been killed between its early stop and the publication
        trainer.train(resume_from_checkpoint=str(resume.folder) if resume.folder else None)
        steps = trainer.state.global_step
        if steps < trainer.state.max_steps and not history.is_over:
            raise CancelledError(steps)
    best_step = steps
    if job.early_stop is not None and history.best_step is not None:
        best_step = history.best_step
        load_best_weights(checkpoints, best_step, trainer.model)
    publish_adapter(job, trainer.model)
    write_result(
        job,
        base,
        environment=environment,
        cost=events.cost,
        steps=steps,
        best_step=best_step,
        validation_loss=history.newest_loss if best_step == steps else history.best_loss,
        final_loss=callback.last_loss,
        train_seconds=callback.train_seconds(),
        fingerprint=fingerprint,
    )


class _Resume:
    """Where to continue; without a folder, from the start."""

    folder: Path | None = None
    step = 0
    seconds = 0.0

    def __init__(self, job: FineTuneJob, checkpoints: Path, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self.log: list[dict[str, Any]] = []
        found = newest_complete_checkpoint(checkpoints, fingerprint)
        if found is None:
            return
        log = json.loads((found[0] / "trainer_state.json").read_text(encoding="utf-8"))["log_history"]
        history = ValidationHistory(job.early_stop)
        history.replay(log)
        best = history.best_step if job.early_stop else None
        if best is not None and not best_weights_path(checkpoints, best).exists():
            # The best weights are gone, and only training again brings them back. What is left would be taken for newer
            # than the checkpoints to come, which transformers would then delete as the oldest.
            shutil.rmtree(checkpoints)
            checkpoints.mkdir(mode=0o700)
            return
        self.folder, self.log = found[0], log
        self.step, self.seconds = found[1].step, found[1].train_seconds


def _checkpoint_fingerprint(fingerprint: str, base: BaseModel) -> str:
    """A base model that was changed, or another precision, does not continue what was begun."""
    return f"{fingerprint} {base.revision} {base.precision}"


def _set_up_libraries(job: FineTuneJob) -> None:
    # One GPU a run: transformers would spread batches over all it sees, and so change the batch size.
    os.environ["CUDA_VISIBLE_DEVICES"] = os.environ.get("CUDA_VISIBLE_DEVICES", "0").split(",")[0]
    prepare_library_environment(job.base_model)
    import torch
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    if job.threads is not None:
        torch.set_num_threads(job.threads)


def _announce(job: FineTuneJob, events: EventLog, environment: dict[str, Any], *, step: int, steps: int) -> None:
    if not has_event(events.path, "started"):
        message = f"Training {steps} steps."
        events.append("started", step=0, total_steps=steps, environment=environment, message=message)
        return
    message = f"Continuing from step {step}." if step else "No complete checkpoint; starting again from step 0."
    events.append("resumed", step=step, total_steps=steps, environment=environment, message=message)
