"""Forward passes with several adapters, and the ways PEFT breaks."""

from types import SimpleNamespace

import pytest

from ethogram_trainer.adapter import read_adapter
from ethogram_trainer.errors import AdapterRejectedError


@pytest.fixture
def runner(tiny_model):
    from transformers import AutoModelForCausalLM

    from ethogram_trainer.server.model_runner import ModelRunner

    return ModelRunner(AutoModelForCausalLM.from_pretrained(tiny_model), pad_token_id=0)


def load(runner, name, folder):
    adapter = read_adapter(folder, max_rank=64)
    runner.check_fits(adapter)
    runner.load_adapter(name, adapter)


def last_logits(runner, rows):
    return runner._forward([(adapter, tuple(ids)) for adapter, ids in rows], keep_all=False)[:, -1]


def plain_logits(tiny_model, ids, adapter=None):
    """The same through transformers and PEFT alone, one sequence, no padding."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(tiny_model)
    if adapter is not None:
        model = PeftModel.from_pretrained(model, adapter)
    model.eval()
    with torch.inference_mode():
        return model(torch.tensor([ids])).logits[0, -1]


SHORT, LONG = [1, 4, 40, 41, 42, 5], [1, 4, *range(20, 60), 5]


def test_mixed_adapters_in_one_batch_answer_as_each_alone(runner, tiny_model, adapters):
    import torch

    load(runner, "a0", adapters["low"])
    load(runner, "a1", adapters["high"])
    rows = [(name, ids) for name in (None, "a0", "a1") for ids in (SHORT, LONG)]
    mixed = last_logits(runner, rows)
    paths = {None: None, "a0": adapters["low"], "a1": adapters["high"]}
    for logits, (name, ids) in zip(mixed, rows, strict=True):
        torch.testing.assert_close(logits, last_logits(runner, [(name, ids)])[0], atol=1e-5, rtol=1e-5)
        torch.testing.assert_close(logits, plain_logits(tiny_model, ids, paths[name]), atol=1e-5, rtol=1e-5)
    assert (mixed[0] - mixed[2]).abs().max() > 0.01
    assert (mixed[2] - mixed[4]).abs().max() > 0.01


def test_the_last_adapter_can_be_deleted_and_another_loaded(runner, adapters):
    import torch

    base = last_logits(runner, [(None, SHORT)])
    load(runner, "a0", adapters["low"])
    adapted = last_logits(runner, [("a0", SHORT)])
    runner.delete_adapter("a0")
    torch.testing.assert_close(last_logits(runner, [(None, SHORT)]), base)
    load(runner, "a1", adapters["low"])
    torch.testing.assert_close(last_logits(runner, [("a1", SHORT)]), adapted)
    runner.delete_adapter("never loaded")


def test_an_adapter_for_another_model_is_refused_before_it_touches_the_model(runner, adapters):
    adapter = read_adapter(adapters["low"], max_rank=64)
    name, module = next(iter(adapter.modules.items()))
    elsewhere = SimpleNamespace(modules={"model.layers.9.self_attn.k_proj": module})
    with pytest.raises(AdapterRejectedError, match=r"no linear layer model\.layers\.9"):
        runner.check_fits(elsewhere)
    larger = SimpleNamespace(modules={name: SimpleNamespace(inputs=64, outputs=32)})
    with pytest.raises(AdapterRejectedError, match="made for a layer of 64 inputs"):
        runner.check_fits(larger)


def test_a_failed_load_leaves_nothing_behind(runner, adapters, tmp_path):
    import shutil

    folder = shutil.copytree(adapters["low"], tmp_path / "adapter")
    adapter = read_adapter(folder, max_rank=64)
    (folder / "adapter_model.safetensors").unlink()
    with pytest.raises(AdapterRejectedError, match="cannot be loaded"):
        runner.load_adapter("a0", adapter)
    load(runner, "a0", adapters["low"])
    assert last_logits(runner, [("a0", SHORT)]).isfinite().all()
