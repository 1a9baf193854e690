"""Real training, real kills: the trainer as the platform runs it."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import TRAINER_ROOT
from tiny_model import job_of, write_rows

from ethogram_trainer.adapter import read_adapter
from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.event_log import EventLog, read_events
from ethogram_trainer.fine_tuning.run import fine_tune

pytestmark = pytest.mark.usefixtures("restored_signals")


def write_job(folder: Path, model: Path, **changes) -> Path:
    """A job over 40 rows; five steps an epoch."""
    folder.mkdir(exist_ok=True)
    rows = folder.parent / "rows.jsonl"
    if not rows.exists():
        write_rows(rows, 40)
    path = folder / "job.json"
    path.write_text(json.dumps(job_of(folder, model, rows, **changes)))
    return path


def long_job(folder: Path, model: Path) -> Path:
    """200 steps, a checkpoint every 10: long enough to be interrupted."""
    optimizer = {**job_of(folder, model, folder)["optimizer"], "epochs": 40}
    return write_job(folder, model, optimizer=optimizer, checkpointEverySteps=10)


def start(job: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "ethogram_trainer", "fine-tune", "--job", str(job)],
        env={**os.environ, "PYTHONPATH": str(TRAINER_ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


def events_of(job: Path) -> list[dict]:
    return read_events(job.parent / "out" / "events.jsonl")


def types_of(job: Path) -> list[str]:
    return [event["type"] for event in events_of(job) if event["type"] not in ("progress", "checkpoint")]


def has_reached(job: Path, step: int) -> bool:
    return any(event["type"] == "progress" and event["step"] >= step for event in events_of(job))


def wait_for_step(job: Path, process: subprocess.Popen, step: int) -> None:
    deadline = time.monotonic() + 240
    while not has_reached(job, step):
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.02)


def terminate_this_process_at_step(job: Path, step: int) -> None:
    deadline = time.monotonic() + 60
    while not has_reached(job, step) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL, "the trainer does not handle the signal"
    os.kill(os.getpid(), signal.SIGTERM)


def result_of(job: Path) -> dict:
    return json.loads((job.parent / "out" / "result.json").read_text())


@pytest.fixture(scope="module")
def uninterrupted(tiny_model, tmp_path_factory) -> Path:
    """The long job, run once without interruption."""
    job = long_job(tmp_path_factory.mktemp("uninterrupted") / "run", tiny_model)
    assert fine_tune(job) == 0
    return job


def test_a_finished_run_leaves_a_served_adapter_and_nothing_private(uninterrupted):
    out = uninterrupted.parent / "out"
    assert sorted(path.name for path in (out / "adapter").iterdir()) == [
        "adapter_config.json",
        "adapter_model.safetensors",
    ]
    adapter = read_adapter(out / "adapter", max_rank=8)
    assert set(adapter.modules) == {
        f"model.layers.{layer}.self_attn.{name}" for layer in (0, 1) for name in ("k_proj", "v_proj")
    }
    assert sorted(path.name for path in out.iterdir()) == ["adapter", "events.jsonl", "result.json", "trainer.lock"]
    result = result_of(uninterrupted)
    assert (result["steps"], result["device"], result["dtype"]) == (200, "cpu", "float32")
    assert result["adapterDir"] == str(out / "adapter")
    assert result["versions"]["trl"].startswith("1.13")


def test_events_tell_the_run_and_the_loss_falls(uninterrupted):
    events = events_of(uninterrupted)
    assert types_of(uninterrupted) == ["started", "finished"]
    progress = [event for event in events if event["type"] == "progress"]
    assert [event["step"] for event in progress] == list(range(1, 201))
    assert progress[-1]["loss"] < 0.5 * progress[0]["loss"]
    assert 0 <= progress[-1]["meanTokenAccuracy"] <= 1
    assert {event["totalSteps"] for event in events} == {200}
    assert sum(event["type"] == "checkpoint" for event in events) == 20
    assert all(event["at"].endswith("Z") for event in events)


def test_running_a_finished_job_again_changes_nothing(uninterrupted):
    before = (uninterrupted.parent / "out" / "events.jsonl").read_text()
    assert fine_tune(uninterrupted) == 0
    assert (uninterrupted.parent / "out" / "events.jsonl").read_text() == before


def test_a_killed_run_continues_and_ends_at_the_same_adapter(uninterrupted, tiny_model, tmp_path):
    job = long_job(tmp_path / "run", tiny_model)
    process = start(job)
    wait_for_step(job, process, 25)
    second = start(job)
    assert second.wait(120) == 75
    sentence = second.stderr.read().strip()
    assert sentence.startswith("Another trainer is already working in")
    assert "\n" not in sentence
    assert int((job.parent / "out" / "trainer.pid").read_text()) == process.pid
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait(60) == -signal.SIGKILL
    with (job.parent / "out" / "events.jsonl").open("a") as file:
        file.write('{"at": "2026-01-01T00:00:00.000Z", "type": "prog')  # what a kill in mid-line leaves
    assert types_of(job) == ["started"]

    assert fine_tune(job) == 0
    assert types_of(job) == ["started", "resumed", "finished"]
    resumed = next(event for event in events_of(job) if event["type"] == "resumed")
    assert resumed["step"] >= 20
    assert resumed["step"] % 10 == 0
    later = [e["step"] for e in events_of(job) if e["type"] == "progress" and e["at"] > resumed["at"]]
    assert later == list(range(resumed["step"] + 1, 201))
    assert result_of(job)["steps"] == 200
    assert result_of(job)["sha256"] == result_of(uninterrupted)["sha256"]
    assert not (job.parent / "out" / "checkpoints").exists()


def test_a_cancelled_run_saves_its_step_and_can_continue(uninterrupted, tiny_model, tmp_path):
    job = long_job(tmp_path / "run", tiny_model)
    with ThreadPoolExecutor(1) as pool:
        # In this process: the signal is real, and nothing heavy has to be imported again.
        sent = pool.submit(terminate_this_process_at_step, job, 13)
        assert fine_tune(job) == 143
        sent.result()
    assert types_of(job) == ["started", "cancelled"]
    cancelled = events_of(job)[-1]
    assert cancelled["step"] >= 13
    checkpoint = job.parent / "out" / "checkpoints" / f"checkpoint-{cancelled['step']}"
    assert (checkpoint / "complete.json").exists()
    assert (job.parent / "out" / "checkpoints").stat().st_mode & 0o077 == 0
    assert not (job.parent / "out" / "adapter").exists()
    assert not (job.parent / "out" / "trainer.pid").exists()

    # A newer checkpoint that was being written when the machine died does not count.
    torn = checkpoint.with_name("checkpoint-199")
    torn.mkdir()
    (torn / "optimizer.pt").write_bytes(b"half")
    assert fine_tune(job) == 0
    assert types_of(job) == ["started", "cancelled", "resumed", "finished"]
    assert next(e for e in events_of(job) if e["type"] == "resumed")["step"] == cancelled["step"]
    assert result_of(job)["sha256"] == result_of(uninterrupted)["sha256"]


def test_a_checkpoint_that_was_changed_is_not_loaded(tiny_model, tmp_path):
    from ethogram_trainer.fine_tuning.checkpoints import newest_complete_checkpoint, seal_checkpoint

    root = tmp_path / "checkpoints"
    for step in (10, 20):
        folder = root / f"checkpoint-{step}"
        folder.mkdir(parents=True)
        (folder / "optimizer.pt").write_bytes(b"state")
        seal_checkpoint(folder, step=step, fingerprint="f", train_seconds=1.5)
    (root / "checkpoint-20" / "optimizer.pt").write_bytes(b"other")
    found = newest_complete_checkpoint(root, "f")
    assert found is not None
    assert (found[0].name, found[1].train_seconds) == ("checkpoint-10", 1.5)
    assert not (root / "checkpoint-20").exists()
    assert newest_complete_checkpoint(root, "another job") is None


def test_a_run_that_died_after_its_last_step_only_publishes(tiny_model, tmp_path, monkeypatch):
    job = write_job(tmp_path / "run", tiny_model)

    def die(*_):
        raise RuntimeError("the disk went away")

    with monkeypatch.context() as patch:
        patch.setattr("ethogram_trainer.fine_tuning.training.publish_adapter", die)
        assert fine_tune(job) == 1
    assert types_of(job) == ["started", "failed"]
    assert events_of(job)[-1]["message"] == "RuntimeError: the disk went away"
    assert fine_tune(job) == 0
    assert types_of(job) == ["started", "failed", "resumed", "finished"]
    assert result_of(job)["steps"] == 25
    assert result_of(job)["finalLoss"] == pytest.approx(events_of(job)[-1]["loss"])


def test_a_lost_adapter_is_trained_again(tiny_model, tmp_path):
    job = write_job(tmp_path / "run", tiny_model)
    assert fine_tune(job) == 0
    first = result_of(job)["sha256"]
    (job.parent / "out" / "adapter" / "adapter_model.safetensors").write_bytes(b"damaged")
    assert fine_tune(job) == 0
    assert result_of(job)["sha256"] == first
    assert types_of(job) == ["started", "finished", "resumed", "finished"]


def test_all_linear_trains_every_linear_layer_of_the_chosen_layers(tiny_model, tmp_path):
    lora = {"r": 8, "alpha": 16, "dropout": 0.1, "targetModules": "all-linear", "layers": [1]}
    job = write_job(tmp_path / "run", tiny_model, lora=lora)
    assert fine_tune(job) == 0
    names = set(read_adapter(job.parent / "out" / "adapter", max_rank=8).modules)
    assert len(names) == 7
    assert all(name.startswith("model.layers.1.") for name in names)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"baseModel": "/no/such/model"}, "The base model /no/such/model cannot be loaded"),
        ({"trainingSet": "/no/such/file"}, "The training set /no/such/file cannot be read"),
        ({"lora": {"targetModules": ["x_proj"]}}, "The base model has no linear layer x_proj"),
        ({"lora": {"layers": [9]}}, "there is no layer 9"),
        ({"maxLength": 12}, "Line 1 of the training set has"),
        ({"seed": "many"}, "seed: Input should be a valid integer"),
    ],
)
def test_a_job_that_cannot_work_is_refused_in_one_sentence(tiny_model, tmp_path, capsys, changes, sentence):
    job = write_job(tmp_path / "run", tiny_model, **changes)
    assert fine_tune(job) == 2
    assert types_of(job) == ["failed"]
    message = events_of(job)[-1]["message"]
    assert sentence in message
    assert message in capsys.readouterr().err
    assert not (job.parent / "out" / "adapter").exists()


def test_a_loss_that_is_no_number_ends_the_run(tmp_path):
    from types import SimpleNamespace

    from ethogram_trainer.fine_tuning.progress_callback import ProgressCallback

    log = EventLog(tmp_path / "events.jsonl")
    callback = ProgressCallback(events=log, cancellation=None, checkpoints=tmp_path, fingerprint="f", earlier_seconds=0)
    state = SimpleNamespace(global_step=3, max_steps=9, epoch=0.5)
    with pytest.raises(RejectedError, match="loss at step 3 is not finite; lower the learning rate"):
        callback.on_log(None, state, None, logs={"loss": float("nan")})
    log.close()
    assert read_events(tmp_path / "events.jsonl") == []


def test_a_finished_folder_is_not_given_to_another_job(uninterrupted, capsys):
    job = json.loads(uninterrupted.read_text())
    other = uninterrupted.with_name("other.json")
    other.write_text(json.dumps({**job, "seed": 5}))
    before = result_of(uninterrupted)
    assert fine_tune(other) == 2
    assert "finished run of a different job" in capsys.readouterr().err
    assert result_of(uninterrupted) == before


def test_a_torn_last_line_is_ended_before_the_next_event(tmp_path):
    path = tmp_path / "events.jsonl"
    log = EventLog(path)
    log.append("started", step=0, total_steps=3)
    log.close()
    with path.open("a") as file:
        file.write('{"type": "prog')
    log = EventLog(path)
    log.append("resumed", step=1, total_steps=3, loss=float("nan"))
    log.close()
    assert [event["type"] for event in read_events(path)] == ["started", "resumed"]
    assert read_events(path)[1]["loss"] is None
    assert len(path.read_text().splitlines()) == 3
