"""One fine-tune run from job file to exit code."""

import shutil
import sys
import traceback
from pathlib import Path

from ethogram_trainer.errors import AlreadyRunningError, CancelledError, RejectedError
from ethogram_trainer.exit_code import ExitCode
from ethogram_trainer.fine_tuning.cancellation import Cancellation
from ethogram_trainer.fine_tuning.event_log import EventLog, has_event, read_events
from ethogram_trainer.fine_tuning.job import FineTuneJob, output_dir_of, read_job
from ethogram_trainer.fine_tuning.publication import RESULT_FILE, read_result
from ethogram_trainer.fine_tuning.run_lock import run_lock
from ethogram_trainer.fine_tuning.training import CHECKPOINTS_DIR, train

EVENTS_FILE = "events.jsonl"


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
        events.append("failed", step=step, total_steps=steps, message=_sentence_of(error))
        return ExitCode.CRASHED
    finally:
        events.close()


def _run(job: FineTuneJob, events: EventLog, cancellation: Cancellation) -> None:
    fingerprint = job.fingerprint()
    result = read_result(job.output_dir)
    is_new = result is None
    if result is None:
        (job.output_dir / RESULT_FILE).unlink(missing_ok=True)  # it described an adapter that is not there any more
        train(job, fingerprint, events, cancellation)
        result = read_result(job.output_dir)
        if result is None:
            raise RuntimeError("the adapter that was just published cannot be read back")
    elif result.get("jobFingerprint") != fingerprint:
        raise RejectedError(f"{job.output_dir} holds the finished run of a different job; choose another outputDir.")
    if is_new or not has_event(events.path, "finished"):
        events.append(
            "finished",
            step=result["steps"],
            total_steps=result["steps"],
            epoch=job.optimizer.epochs,
            loss=result["finalLoss"],
            message=f"Adapter published from step {result['bestStep']}, sha256 {result['sha256']}.",
        )
    shutil.rmtree(job.output_dir / CHECKPOINTS_DIR, ignore_errors=True)


def _last_step(output_dir: Path) -> tuple[int, int]:
    """Step and total of the newest event, (0, 0) without one."""
    events = read_events(output_dir / EVENTS_FILE)
    return (int(events[-1]["step"]), int(events[-1]["totalSteps"])) if events else (0, 0)


def _sentence_of(error: Exception) -> str:
    if type(error).__name__ == "OutOfMemoryError":  # torch's, which is imported by now or was not the cause
        return f"The GPU's memory is too small: lower optimizer.batchSize or maxLength. ({error})"
    return f"{type(error).__name__}: {error}"


def _report(sentence: str, code: ExitCode) -> ExitCode:
    sys.stderr.write(sentence + "\n")
    return code
