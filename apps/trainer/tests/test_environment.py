"""What a run says about itself: what it ran on and with, and what it cost."""

import json
import re
import time

import pytest
from tiny_model import job_of, make_tiny_model, write_rows

from ethogram_trainer.atomic_file import sha256_of_file
from ethogram_trainer.fine_tuning.base_model import resolve_precision
from ethogram_trainer.fine_tuning.cost import Cost
from ethogram_trainer.fine_tuning.environment import base_revision, code_version
from ethogram_trainer.fine_tuning.event_log import EventLog, read_events
from ethogram_trainer.fine_tuning.run import fine_tune

pytestmark = pytest.mark.usefixtures("restored_signals")


def test_a_run_says_what_it_was_trained_on_and_with(tiny_model, tmp_path):
    rows = write_rows(tmp_path / "rows.jsonl", 8)
    job = tmp_path / "job.json"
    optimizer = {**job_of(tmp_path, tiny_model, rows)["optimizer"], "epochs": 2}
    job.write_text(json.dumps(job_of(tmp_path, tiny_model, rows, precision="bf16", optimizer=optimizer)))
    assert fine_tune(job) == 0
    result = json.loads((tmp_path / "out" / "result.json").read_text())
    events = read_events(tmp_path / "out" / "events.jsonl")
    environment = result["environment"]
    assert events[0]["environment"] == environment
    assert environment["device"] == "cpu"
    assert environment["deviceName"]
    assert environment["gpus"] == 0
    assert environment["baseRevision"] == base_revision(str(tiny_model))
    assert environment["codeVersion"] == code_version()
    assert environment["trainingSetSha256"] == sha256_of_file(rows)
    assert environment["versions"]["torch"]
    assert (environment["precision"], result["dtype"], result["seed"]) == ("bf16", "bfloat16", 0)
    assert (result["gpuSeconds"], events[-1]["gpuSeconds"]) == (0, 0)
    assert 0 < events[0]["cpuSeconds"] <= result["cpuSeconds"] <= events[-1]["cpuSeconds"]
    progress = [event for event in events if event["type"] == "progress"]
    assert all(event["gradNorm"] > 0 and event["entropy"] > 0 for event in progress)
    assert progress[1]["tokens"] == 2 * progress[0]["tokens"] > 0


def test_cost_goes_on_where_the_trainer_before_left_it(tmp_path):
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps({"type": "progress", "gpuSeconds": 100.0, "cpuSeconds": 50.0}) + "\n")
    log = EventLog(path)
    log.cost.gpus = 2
    time.sleep(0.01)
    log.append("resumed", step=1, total_steps=2)
    log.close()
    newest = read_events(path)[-1]
    assert 100.0 < newest["gpuSeconds"] < 160.0
    assert 50.0 <= newest["cpuSeconds"] < 80.0
    assert (Cost().gpu_seconds, Cost({"gpuSeconds": None}).gpu_seconds) == (0, 0)


def test_the_revision_of_a_folder_follows_its_weights(tiny_model, tmp_path):
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", base_revision(str(tiny_model)))
    same, other = make_tiny_model(tmp_path / "same"), make_tiny_model(tmp_path / "other", seed=1)
    assert base_revision(str(same)) == base_revision(str(tiny_model))
    assert base_revision(str(other)) != base_revision(str(tiny_model))
    (same / "README.md").write_text("words do not count")
    assert base_revision(str(same)) == base_revision(str(tiny_model))


def test_the_revision_of_a_hub_model_is_its_commit(tmp_path):
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = tmp_path / "models--org--name"
    (repository / "snapshots" / commit).mkdir(parents=True)
    (repository / "snapshots" / commit / "config.json").write_text("{}")
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(commit)
    assert base_revision("org/name", cache_dir=tmp_path) == commit
    assert base_revision("org/other", cache_dir=tmp_path) == "unknown"


def test_precision_is_chosen_by_the_device():
    assert resolve_precision("auto", "cpu") == "fp32"
    assert resolve_precision("bf16", "cpu") == "bf16"
    assert resolve_precision("fp32", "cpu") == "fp32"
