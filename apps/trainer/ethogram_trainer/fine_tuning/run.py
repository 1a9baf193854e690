"""One fine-tune run from job file to exit code."""

import shutil
import sys
import traceback
from pathlib import Path

from ethogram_trainer.errors import AlreadyRunningError, CancelledError, RejectedError
from ethogram_trainer.exit_code import ExitCode
from ethogram_trainer.fine_tuning.base_model import load_base_model, max_row_length, total_steps
from ethogram_trainer.fine_tuning.cancellation import Cancellation
from ethogram_trainer.fine_tuning.checkpoints import newest_complete_checkpoint
from ethogram_trainer.fine_tuning.event_log import EventLog, EventType, read_events
from ethogram_trainer.fine_tuning.job import FineTuneJob, output_dir_of, read_job
from ethogram_trainer.fine_tuning.publication import RESULT_FILE, publish_adapter, read_result, write_result
from ethogram_trainer.fine_tuning.run_lock import run_lock
from ethogram_trainer.fine_tuning.training_set import RowTokeniser, read_rows
from ethogram_trainer.library_environment import prepare_library_environment

EVENTS_FILE = "events.jsonl"
CHECKPOINTS_DIR = "checkpoints"


def fine_tune(job_path: Path) -> ExitCode:
    """Run, continue or leave alone the job in ``job_path``; everything worth knowing is in its output directory.

    Returns:
        The process exit code; a failure has been reported on stderr and, if the output directory is known and
        nobody else works in it, as a ``failed`` event.
    """
    cancellation = Cancellation()
    output_dir = output_dir_of(job_path)
    try:
        if output_dir is None:
            read_job(job_path)  # raises: outputDir itself is missing or wrong
            raise RejectedError(f"The job file {job_path} names no output directory.")
        with run_lock(output_dir):
            return _run_locked(job_path, output_dir, cancellation)
    except AlreadyRunningError as error:
        return _report(str(error), ExitCode.ALREADY_RUNNING)
    except RejectedError as error:
        return _report(str(error), ExitCode.REJECTED)
    except OSError as error:
        return _report(f"The output directory {output_dir} cannot be used: {error.strerror}.", ExitCode.REJECTED)


def _run_locked(job_path: Path, output_dir: Path, cancellation: Cancellation) -> ExitCode:
    events = EventLog(output_dir / EVENTS_FILE)
    try:
        _run(read_job(job_path), events, cancellation)
        return ExitCode.OK
    except CancelledError as error:
        _, steps = _last_step(output_dir)
        message = f"Cancelled at step {error.step}; running the same job again continues there."
        events.append("cancelled", step=error.step, total_steps=steps, message=message)
        return ExitCode.CANCELLED
    except RejectedError as error:
        step, steps = _last_step(output_dir)
        events.append("failed", step=step, total_steps=steps, message=str(error))
        return _report(str(error), ExitCode.REJECTED)
    except Exception as error:
        step, steps = _last_step(output_dir)
        traceback.print_exc()
        events.append("failed", step=step, total_steps=steps, message=f"{type(error).__name__}: {error}")
        return ExitCode.CRASHED
    finally:
        events.close()


def _run(job: FineTuneJob, events: EventLog, cancellation: Cancellation) -> None:
    fingerprint = job.fingerprint()
    result = read_result(job.output_dir)
    is_new = result is None
    if result is None:
        (job.output_dir / RESULT_FILE).unlink(missing_ok=True)  # it described an adapter that is not there any more
        _train(job, fingerprint, events, cancellation)
        result = read_result(job.output_dir)
        if result is None:
            raise RuntimeError("the adapter that was just published cannot be read back")
    elif result.get("jobFingerprint") != fingerprint:
        raise RejectedError(f"{job.output_dir} holds the finished run of a different job; choose another outputDir.")
    if is_new or not _has_event(job.output_dir, "finished"):
        events.append(
            "finished",
            step=result["steps"],
            total_steps=result["steps"],
            epoch=job.optimizer.epochs,
            loss=result["finalLoss"],
            message=f"Adapter published, sha256 {result['sha256']}.",
        )
    shutil.rmtree(job.output_dir / CHECKPOINTS_DIR, ignore_errors=True)


def _train(job: FineTuneJob, fingerprint: str, events: EventLog, cancellation: Cancellation) -> None:
    rows = read_rows(job.training_set)
    _set_up_libraries(job)
    from ethogram_trainer.fine_tuning.progress_callback import ProgressCallback
    from ethogram_trainer.fine_tuning.sft import build_trainer

    base = load_base_model(job)
    tokeniser = RowTokeniser(
        base.tokenizer, max_length=max_row_length(job, base.model), end_token_ids=base.end_token_ids
    )
    tokenised = [tokeniser.tokenise(row) for row in rows]
    checkpoints = job.output_dir / CHECKPOINTS_DIR
    checkpoints.mkdir(mode=0o700, exist_ok=True)
    resume = newest_complete_checkpoint(checkpoints, fingerprint)
    callback = ProgressCallback(
        events=events,
        cancellation=cancellation,
        checkpoints=checkpoints,
        fingerprint=fingerprint,
        earlier_seconds=resume[1].train_seconds if resume else 0.0,
    )
    trainer = build_trainer(job, base, tokenised, checkpoints, callback)
    step = resume[1].step if resume else 0
    _announce(job, events, step=step, steps=total_steps(job, len(rows)))
    cancellation.raise_if_requested(step)
    trainer.train(resume_from_checkpoint=str(resume[0]) if resume else None)
    if trainer.state.global_step < trainer.state.max_steps:
        raise CancelledError(trainer.state.global_step)
    publish_adapter(job, trainer.model)
    write_result(
        job,
        base,
        steps=trainer.state.global_step,
        final_loss=callback.last_loss,
        train_seconds=callback.train_seconds(),
        fingerprint=fingerprint,
    )


def _set_up_libraries(job: FineTuneJob) -> None:
    prepare_library_environment(job.base_model)
    import torch
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    if job.threads is not None:
        torch.set_num_threads(job.threads)


def _announce(job: FineTuneJob, events: EventLog, *, step: int, steps: int) -> None:
    if not _has_event(job.output_dir, "started"):
        events.append("started", step=0, total_steps=steps, message=f"Training {steps} steps.")
        return
    message = f"Continuing from step {step}." if step else "No complete checkpoint; starting again from step 0."
    events.append("resumed", step=step, total_steps=steps, message=message)


def _has_event(output_dir: Path, kind: EventType) -> bool:
    return any(event["type"] == kind for event in read_events(output_dir / EVENTS_FILE))


def _last_step(output_dir: Path) -> tuple[int, int]:
    """Step and total of the newest event, (0, 0) without one."""
    events = read_events(output_dir / EVENTS_FILE)
    return (int(events[-1]["step"]), int(events[-1]["totalSteps"])) if events else (0, 0)


def _report(sentence: str, code: ExitCode) -> ExitCode:
    sys.stderr.write(sentence + "\n")
    return code
