"""Rows that are never trained: what they measure, when they stop a run, and that a resumed run ends the same."""

import json
import os
import signal
import threading
import time

import pytest
from tiny_model import job_of, write_rows

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.early_stop import ValidationHistory
from ethogram_trainer.fine_tuning.event_log import read_events
from ethogram_trainer.fine_tuning.job import EarlyStopSettings
from ethogram_trainer.fine_tuning.row_split import hold_out
from ethogram_trainer.fine_tuning.run import fine_tune
from ethogram_trainer.fine_tuning.training_set import TrainingRow, read_rows

pytestmark = pytest.mark.usefixtures("restored_signals")

PROMPT = "How much do you agree? Case {}."


def write_lines(path, cases, answer):
    rows = [
        {
            "prompt": [{"role": "user", "content": PROMPT.format(case)}],
            "completion": [{"role": "assistant", "content": answer(case)}],
            "family": f"family-{case % 8}",
        }
        for case in cases
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def write_job(folder, model, **changes):
    """32 rows, 4 steps an epoch; validation rows are answered otherwise, so that their loss soon rises."""
    folder.mkdir()
    rows = write_lines(folder / "rows.jsonl", range(32), lambda _: "6")
    validation = write_lines(folder / "validation.jsonl", range(100, 104), lambda _: "1")
    optimizer = {**job_of(folder, model, rows)["optimizer"], "epochs": 6, "learningRate": 0.02}
    job = {"validationSet": str(validation), "validation": {"everySteps": 2, "share": 0}, "optimizer": optimizer}
    path = folder / "job.json"
    path.write_text(json.dumps({**job_of(folder, model, rows), **job, **changes}))
    return path


def events_of(job, *types):
    events = read_events(job.parent / "out" / "events.jsonl")
    return [event for event in events if event["type"] in types] if types else events


def result_of(job):
    return json.loads((job.parent / "out" / "result.json").read_text())


EARLY = {"earlyStop": {"patience": 2, "minDelta": 0.001}, "checkpointEverySteps": 3}


@pytest.fixture(scope="module")
def stopped(tiny_model, tmp_path_factory):
    """A run that ended by an early stop, without interruption."""
    job = write_job(tmp_path_factory.mktemp("stopped") / "run", tiny_model, **EARLY)
    assert fine_tune(job) == 0
    return job


def test_validation_is_measured_at_the_start_every_so_often_and_at_the_end(tiny_model, tmp_path):
    with_rows = write_job(tmp_path / "with", tiny_model)
    without = write_job(tmp_path / "without", tiny_model, validationSet=None)
    assert fine_tune(with_rows) == fine_tune(without) == 0
    measured = events_of(with_rows, "validation")
    assert [event["step"] for event in measured] == list(range(0, 25, 2))
    assert all(0 <= event["meanTokenAccuracy"] <= 1 and event["entropy"] > 0 for event in measured)
    assert events_of(without, "validation") == []
    # Measuring draws no random number and trains nothing.
    assert result_of(with_rows)["sha256"] == result_of(without)["sha256"]
    assert result_of(with_rows)["bestStep"] == 24
    assert result_of(with_rows)["validationLoss"] == measured[-1]["loss"]


def test_an_early_stop_publishes_the_best_weights(stopped, tiny_model, tmp_path):
    (stop,) = events_of(stopped, "early-stop")
    measured = {event["step"]: event["loss"] for event in events_of(stopped, "validation")}
    best = min(measured, key=lambda step: (measured[step], step))
    result = result_of(stopped)
    assert result["steps"] == stop["step"] < 24
    assert (result["bestStep"], result["validationLoss"]) == (best, measured[best])
    assert f"lowest, {measured[best]:.4f}, at step {best}" in stop["message"]
    assert events_of(stopped)[-1]["message"].startswith(f"Adapter published from step {best},")
    assert not (stopped.parent / "out" / "checkpoints").exists()
    assert published_loss(stopped, tiny_model) == pytest.approx(measured[best], abs=1e-4)


def published_loss(job, model):
    """The validation loss of the published adapter, computed from scratch, row by row."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(model)
    tuned = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(model), job.parent / "out" / "adapter")
    losses = []
    for row in read_rows(job.parent / "validation.jsonl"):
        chat = [*row.prompt, {"role": "assistant", "content": row.answer}]
        text = tokenizer.apply_chat_template(chat, tokenize=False)
        ids = torch.tensor([tokenizer(text, add_special_tokens=False)["input_ids"]])
        with torch.no_grad():
            chances = torch.log_softmax(tuned(ids).logits[0], dim=-1)
        losses += [-chances[place - 1, ids[0, place]].item() for place in (-2, -1)]
    return sum(losses) / len(losses)


def test_a_run_killed_around_its_early_stop_ends_at_the_same_adapter(stopped, tiny_model, tmp_path, monkeypatch):
    job = write_job(tmp_path / "run", tiny_model, **EARLY)
    stopper = threading.Thread(target=terminate_at, args=(job, 4))
    stopper.start()
    assert fine_tune(job) == 143
    stopper.join()

    def die(*_):
        raise RuntimeError("the machine went away")

    with monkeypatch.context() as patch:
        patch.setattr("ethogram_trainer.fine_tuning.training.publish_adapter", die)
        assert fine_tune(job) == 1
    assert fine_tune(job) == 0
    assert len(events_of(job, "early-stop")) == 1
    for name in ("sha256", "steps", "bestStep", "validationLoss"):
        assert result_of(job)[name] == result_of(stopped)[name]
    tokens = {event["step"]: event["tokens"] for event in events_of(job, "progress")}
    assert tokens == {event["step"]: event["tokens"] for event in events_of(stopped, "progress")}


def terminate_at(job, step):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not any(event["step"] >= step for event in events_of(job, "progress")):
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGTERM)


def test_lost_best_weights_are_trained_again(stopped, tiny_model, tmp_path, monkeypatch):
    job = write_job(tmp_path / "run", tiny_model, **EARLY)

    def die(*_):
        raise RuntimeError("the machine went away")

    with monkeypatch.context() as patch:
        patch.setattr("ethogram_trainer.fine_tuning.training.publish_adapter", die)
        assert fine_tune(job) == 1
    checkpoints = job.parent / "out" / "checkpoints"
    (best,) = checkpoints.glob("best-*.safetensors")
    best.unlink()
    for old in checkpoints.iterdir():  # newer than all to come: a clock that was put back, or a coarse one
        os.utime(old, (time.time() + 3600, time.time() + 3600))
    assert fine_tune(job) == 0
    assert events_of(job, "resumed")[0]["step"] == 0
    assert result_of(job)["sha256"] == result_of(stopped)["sha256"]


def test_a_share_of_the_families_is_held_out_whole(tiny_model, tmp_path):
    rows = [TrainingRow(line, [], "3", family=f"family-{line % 8}") for line in range(40)]
    train, validation = hold_out(rows, share=0.25, seed=3)
    assert len({row.family for row in validation}) == 2
    assert not {row.family for row in train} & {row.family for row in validation}
    assert sorted(row.line for row in [*train, *validation]) == list(range(40))
    assert hold_out(rows, share=0.25, seed=3) == (train, validation)
    assert any(hold_out(rows, share=0.25, seed=seed) != (train, validation) for seed in range(4, 9))
    with pytest.raises(RejectedError, match="same item family"):
        hold_out(rows[:1], share=0.25, seed=3)
    job = write_job(tmp_path / "run", tiny_model, validationSet=None, validation={"everySteps": 50, "share": 0.25})
    assert fine_tune(job) == 0
    assert [event["step"] for event in events_of(job, "validation")] == [0, 18]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"validationSet": None, "earlyStop": {"patience": 1}}, "An early stop needs validation rows"),
        ({"validationSet": "/no/such/file"}, "/no/such/file cannot be read"),
        ({"earlyStop": {"patience": 0}}, "earlyStop.patience"),
        ({"validation": {"share": 0.9}}, "validation.share"),
    ],
)
def test_what_cannot_be_validated_is_refused(tiny_model, tmp_path, changes, sentence):
    job = write_job(tmp_path / "run", tiny_model, **changes)
    assert fine_tune(job) == 2
    assert sentence in events_of(job)[-1]["message"]


def test_a_question_that_is_trained_validates_nothing(tiny_model, tmp_path):
    job = write_job(tmp_path / "run", tiny_model)
    rows = (job.parent / "rows.jsonl").read_text().splitlines()
    with (job.parent / "validation.jsonl").open("a") as file:
        file.write(rows[2] + "\n")
    assert fine_tune(job) == 2
    assert events_of(job)[-1]["message"].startswith(
        "Line 5 of the validation set asks what line 3 of the training set asks"
    )


def test_patience_counts_from_the_last_fall_that_was_large_enough():
    history = ValidationHistory(EarlyStopSettings(patience=2, minDelta=0.1))
    told = [history.add(step, loss) for step, loss in enumerate([2.0, 1.0, 0.95, 1.2])]
    assert told == [True, True, True, False]
    assert history.is_over
    assert (history.best_step, history.best_loss) == (2, 0.95)
    assert not ValidationHistory(None, 0, 1.0).is_over


def test_a_validation_file_is_read_whole_whatever_separators_its_texts_hold(tmp_path):
    path = write_rows(tmp_path / "rows.jsonl", 1)
    row = json.loads(path.read_text())
    row["prompt"][0]["content"] = "one\u2028two\u0085three\x0bfour"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert read_rows(path)[0].prompt[0]["content"] == "one\u2028two\u0085three\x0bfour"
