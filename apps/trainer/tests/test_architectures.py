"""Any base model: architectures, tokenizers and templates other than the demo model's."""

import json

import pytest
from model_zoo import CHAT_ML, INST, PLAIN, byte_level, leading_space, make_model
from tiny_model import job_of, write_rows

from ethogram_trainer.adapter import read_adapter
from ethogram_trainer.fine_tuning.event_log import read_events
from ethogram_trainer.fine_tuning.run import fine_tune

pytestmark = pytest.mark.usefixtures("restored_signals")

ZOO = {
    "llama, sentencepiece": ("llama", lambda: leading_space(["<unk>", "</s>"], "</s>", INST)),
    "qwen3, ChatML and thinking": ("qwen3", lambda: byte_level(["<|im_start|>", "<|im_end|>"], "<|im_end|>", CHAT_ML)),
    "gpt-neox, plain roles": ("gpt_neox", lambda: byte_level(["<|endoftext|>"], "<|endoftext|>", PLAIN)),
    "gpt-2, Conv1D": ("gpt2", lambda: byte_level(["<|endoftext|>"], "<|endoftext|>", PLAIN)),
}


def run(folder, kind, tokenizer, **changes):
    folder.mkdir()
    model = make_model(folder / "model", kind, tokenizer)
    lora = {"r": 8, "alpha": 16, "dropout": 0, "targetModules": "all-linear", "layers": None}
    rows = write_rows(folder / "rows.jsonl", 16)
    job = folder / "job.json"
    job.write_text(json.dumps(job_of(folder, model, rows, **{"lora": lora, **changes})))
    return fine_tune(job), read_events(folder / "out" / "events.jsonl"), folder / "out"


@pytest.mark.parametrize("name", ZOO)
def test_trains_every_linear_layer_of_any_architecture(tmp_path, name):
    kind, tokenizer = ZOO[name]
    code, events, out = run(tmp_path / "run", kind, tokenizer())
    assert code == 0, events[-1]["message"]
    losses = [event["loss"] for event in events if event["type"] == "progress"]
    assert losses[-1] < losses[0]
    modules = read_adapter(out / "adapter", max_rank=8).modules
    assert {int(part) for module in modules for part in module.split(".") if part.isdigit()} == {0, 1}
    assert not any("lm_head" in module or "embed" in module for module in modules)


def test_a_digit_that_comes_with_a_space_of_its_own_is_refused_by_row(tmp_path):
    tokenizer = leading_space(["<unk>", "</s>"], "</s>", INST, digits_stand_alone=True)
    code, events, out = run(tmp_path / "run", "llama", tokenizer)
    assert code == 2
    sentence = "Line 1 of the training set: the answer '6' must be exactly one token, but it is 2 (▁ 6)."
    assert events[-1]["message"] == sentence
    assert not (out / "adapter").exists()


def test_a_model_without_a_chat_template_is_refused_with_what_to_do(tmp_path):
    code, events, _ = run(tmp_path / "run", "gpt2", byte_level(["<|endoftext|>"], "<|endoftext|>", None))
    assert code == 2
    assert "has no chat template" in events[-1]["message"]
    assert "instruction-tuned" in events[-1]["message"]


def test_weights_in_a_pickle_are_refused_unopened(tmp_path):
    model = make_model(tmp_path / "model", "gpt2", byte_level(["<|endoftext|>"], "<|endoftext|>", PLAIN))
    (model / "model.safetensors").unlink()
    (model / "pytorch_model.bin").write_bytes(b"\x80\x04cos\nsystem\n")
    job = tmp_path / "job.json"
    job.write_text(json.dumps(job_of(tmp_path, model, write_rows(tmp_path / "rows.jsonl", 4))))
    assert fine_tune(job) == 2
    assert "as a pickle (pytorch_model.bin)" in read_events(tmp_path / "out" / "events.jsonl")[-1]["message"]


def test_code_that_comes_with_a_model_is_not_run(tmp_path):
    model = make_model(tmp_path / "model", "gpt2", byte_level(["<|endoftext|>"], "<|endoftext|>", PLAIN))
    config = json.loads((model / "config.json").read_text())
    own = {"model_type": "own", "auto_map": {"AutoConfig": "own.C", "AutoModelForCausalLM": "own.M"}}
    (model / "config.json").write_text(json.dumps({**config, **own}))
    (model / "own.py").write_text("import pathlib\npathlib.Path(__file__).with_name('ran').touch()\n")
    job = tmp_path / "job.json"
    job.write_text(json.dumps(job_of(tmp_path, model, write_rows(tmp_path / "rows.jsonl", 4))))
    assert fine_tune(job) == 2
    assert "cannot be loaded" in read_events(tmp_path / "out" / "events.jsonl")[-1]["message"]
    assert not (model / "ran").exists()
