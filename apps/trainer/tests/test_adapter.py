import json

import pytest
from tiny_model import make_random_adapter

from ethogram_trainer.adapter import read_adapter
from ethogram_trainer.errors import AdapterRejectedError


def test_reads_geometry_by_module(adapters):
    adapter = read_adapter(adapters["low"], max_rank=8)
    module = adapter.modules["model.layers.1.self_attn.v_proj"]
    assert (module.rank, module.inputs, module.outputs) == (8, 32, 32)
    assert len(adapter.modules) == 4


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"bias": "all"}, "bias must be 'none'"),
        ({"use_dora": True}, "DoRA is not supported"),
        ({"modules_to_save": ["lm_head"]}, "modules_to_save is not supported"),
        ({"trainable_token_indices": [3]}, "trainable_token_indices is not supported"),
        ({"peft_type": "IA3"}, "only LORA is served"),
        ({"r": 0}, "positive whole number"),
        ({"r": "8"}, "positive whole number"),
        ({"lora_alpha": None}, "lora_alpha must be a positive number"),
    ],
)
def test_refuses_what_vllm_refuses(tmp_path, tiny_model, change, sentence):
    folder = make_random_adapter(tmp_path / "adapter", tiny_model, seed=0)
    config = json.loads((folder / "adapter_config.json").read_text())
    (folder / "adapter_config.json").write_text(json.dumps({**config, **change}))
    with pytest.raises(AdapterRejectedError, match=sentence):
        read_adapter(folder, max_rank=64)


def test_refuses_a_rank_above_the_maximum_wherever_it_is_stated(tmp_path, tiny_model):
    with pytest.raises(AdapterRejectedError, match="rank 16 is greater than 8"):
        read_adapter(make_random_adapter(tmp_path / "a", tiny_model, seed=0, r=16), max_rank=8)
    folder = make_random_adapter(tmp_path / "b", tiny_model, seed=0, r=16)
    config = json.loads((folder / "adapter_config.json").read_text())
    (folder / "adapter_config.json").write_text(json.dumps({**config, "r": 8}))
    with pytest.raises(AdapterRejectedError, match=r"rank 16 of model\.layers"):
        read_adapter(folder, max_rank=8)


def test_refuses_missing_damaged_and_foreign_files(tmp_path, tiny_model):
    import torch
    from safetensors.torch import save_file

    with pytest.raises(AdapterRejectedError, match=r"adapter_config\.json cannot be read"):
        read_adapter(tmp_path, max_rank=8)
    folder = make_random_adapter(tmp_path / "a", tiny_model, seed=0)
    (folder / "adapter_model.safetensors").write_bytes(b"not safetensors")
    with pytest.raises(AdapterRejectedError, match=r"adapter_model\.safetensors cannot be read"):
        read_adapter(folder, max_rank=8)
    save_file({"base_model.model.embed_tokens.weight": torch.zeros(2, 2)}, folder / "adapter_model.safetensors")
    with pytest.raises(AdapterRejectedError, match="Unexpected tensor"):
        read_adapter(folder, max_rank=8)
    name = "base_model.model.model.layers.0.self_attn.k_proj.lora_{}.weight"
    save_file({name.format("A"): torch.zeros(8, 32)}, folder / "adapter_model.safetensors")
    with pytest.raises(AdapterRejectedError, match="do not form a pair"):
        read_adapter(folder, max_rank=8)
    bad = {name.format("A"): torch.full((8, 32), float("nan")), name.format("B"): torch.zeros(32, 8)}
    save_file(bad, folder / "adapter_model.safetensors")
    with pytest.raises(AdapterRejectedError, match="not finite"):
        read_adapter(folder, max_rank=8)
