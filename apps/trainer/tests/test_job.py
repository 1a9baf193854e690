import json

import pytest
from tiny_model import job_of, write_rows

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.job import output_dir_of, read_job


@pytest.fixture
def job(tmp_path):
    return job_of(tmp_path, tmp_path / "model", write_rows(tmp_path / "rows.jsonl", 4))


def write(tmp_path, value):
    path = tmp_path / "job.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return path


def test_reads_a_job(tmp_path, job):
    read = read_job(write(tmp_path, job))
    assert read.lora.target_modules == ["k_proj", "v_proj"]
    assert read.optimizer.batch_size == 8
    assert read.checkpoint_every_steps == 5


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"schema": 2}, "schema"),
        ({"outputDir": "relative"}, "outputDir: must be an absolute path"),
        ({"lora": {"r": 7}}, "lora.r: must be one of 1, 8, 16"),
        ({"lora": {"targetModules": []}}, "lora.targetModules"),
        ({"lora": {"layers": []}}, "lora.layers: must not be empty"),
        ({"optimizer": {"learningRate": -1}}, "optimizer.learningRate"),
        ({"optimizer": {"epochs": 0}}, "optimizer.epochs"),
        ({"optimizer": {"scheduler": "magic"}}, "optimizer.scheduler"),
        ({"optimizr": {}}, "optimizr"),
        ({"seed": -1}, "seed"),
    ],
)
def test_a_wrong_field_is_named(tmp_path, job, change, field):
    with pytest.raises(RejectedError) as error:
        read_job(write(tmp_path, {**job, **change}))
    assert field in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, "null", '{"schema": 1}'])
def test_a_damaged_job_file_is_refused(tmp_path, text):
    with pytest.raises(RejectedError):
        read_job(write(tmp_path, text))


def test_the_output_directory_is_known_even_when_the_job_is_wrong(tmp_path, job):
    assert output_dir_of(write(tmp_path, {**job, "lora": 3})) == tmp_path / "out"
    assert output_dir_of(write(tmp_path, "{")) is None
    assert output_dir_of(tmp_path / "none.json") is None


def test_the_fingerprint_follows_what_decides_the_weights(tmp_path, job):
    def fingerprint(**changes):
        return read_job(write(tmp_path, {**job, **changes})).fingerprint()

    same = fingerprint()
    assert fingerprint(runId="other", outputDir="/elsewhere", checkpointEverySteps=7) == same
    assert fingerprint(seed=1) != same
    assert fingerprint(lora={"r": 16}) != same
    write_rows(tmp_path / "rows.jsonl", 5)
    assert fingerprint() != same
