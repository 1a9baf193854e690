"""Which rows are trained and which only measure the loss."""

import hashlib

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.job import FineTuneJob
from ethogram_trainer.fine_tuning.training_set import TrainingRow, read_rows


def read_split(job: FineTuneJob) -> tuple[list[TrainingRow], list[TrainingRow]]:
    """Rows to train and rows to validate on, which may be none.

    Validation rows come from a file of their own or, where the job names none, from a share of the training set's item
    families. Families are held out whole: wordings of a trained statement would show what was learned by heart.

    Raises:
        RejectedError: If a file cannot be used, a row is in both files, or an early stop has nothing to look at.
    """
    rows = read_rows(job.training_set)
    if job.validation_set is not None:
        validation = read_rows(job.validation_set, name="validation set")
        _require_apart(rows, validation)
    else:
        rows, validation = hold_out(rows, share=job.validation.share, seed=job.seed)
    if job.early_stop is not None and not validation:
        raise RejectedError(
            "An early stop needs validation rows: use a training set that has some, or set validation.share."
        )
    return rows, validation


def hold_out(rows: list[TrainingRow], *, share: float, seed: int) -> tuple[list[TrainingRow], list[TrainingRow]]:
    """Split rows by family: round(share x families) of them, at least one, drawn by hashing seed and name.

    Raises:
        RejectedError: If a share is wanted of a single family.
    """
    if share == 0:
        return rows, []
    families = sorted({row.family for row in rows}, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())
    if len(families) < 2:
        raise RejectedError("Every row is of the same item family, so none can be held out for validation.")
    held_out = set(families[: max(1, round(share * len(families)))])
    return [row for row in rows if row.family not in held_out], [row for row in rows if row.family in held_out]


def _require_apart(rows: list[TrainingRow], validation: list[TrainingRow]) -> None:
    trained = {_question(row): row.line for row in rows}
    for row in validation:
        if (line := trained.get(_question(row))) is not None:
            raise RejectedError(
                f"Line {row.line} of the validation set asks what line {line} of the training set asks; "
                "a question that is trained validates nothing."
            )


def _question(row: TrainingRow) -> tuple[tuple[str, str], ...]:
    return tuple((message["role"], message["content"]) for message in row.prompt)
