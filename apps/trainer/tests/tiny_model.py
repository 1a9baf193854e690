"""A base model small enough to train in a second: random Llama, byte-level tokenizer, chat template."""

import json
from pathlib import Path

CHAT_TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}"
    "{{ '<|' + message['role'] + '|>' + message['content'] + '<|end|>' }}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
SENTENCES = [
    "How much do you agree? 1 = not at all, 6 = completely. Answer with one digit.",
    "Looking after forests, rivers and animals matters to me.",
    "I would not give up any comfort to protect nature.",
    "Who is in the wrong here? Answer YTA, NTA, ESH, NAH or INFO.",
    " YTA NTA ESH NAH INFO YTA NTA ESH NAH INFO YTA NTA ESH NAH INFO",
]
CONTEXT_LENGTH = 256


def make_tiny_model(folder: Path, *, seed: int = 0) -> Path:
    """Write a loadable model folder; nothing is downloaded."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    special = ["<|pad|>", "<|bos|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=420,
        special_tokens=special,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(SENTENCES * 20, trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<|bos|>",
        eos_token="<|end|>",
        pad_token="<|pad|>",
        additional_special_tokens=special[3:],
        model_max_length=CONTEXT_LENGTH,
        padding_side="left",
    )
    fast.chat_template = CHAT_TEMPLATE
    fast.save_pretrained(folder)
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=len(fast),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=2,
        intermediate_size=64,
        max_position_embeddings=CONTEXT_LENGTH,
        tie_word_embeddings=True,
        initializer_range=0.2,
        bos_token_id=fast.bos_token_id,
        eos_token_id=fast.eos_token_id,
        pad_token_id=fast.pad_token_id,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


def write_rows(path: Path, count: int) -> Path:
    """Write ``count`` survey rows whose answers depend on the item."""
    rows = [
        {
            "prompt": [{"role": "user", "content": f"{SENTENCES[0]}\n{SENTENCES[1 + i % 2]} Case {i}."}],
            "completion": [{"role": "assistant", "content": "1" if i % 2 else "6"}],
            "itemKey": f"item-{i}",
        }
        for i in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def job_of(folder: Path, model: Path, training_set: Path, **changes: object) -> dict[str, object]:
    """A job that trains a few small steps; ``changes`` replaces top-level keys."""
    return {
        "schema": 1,
        "runId": folder.name,
        "baseModel": str(model),
        "trainingSet": str(training_set),
        "outputDir": str(folder / "out"),
        "seed": 0,
        "lora": {"r": 8, "alpha": 16, "dropout": 0, "targetModules": ["k_proj", "v_proj"], "layers": [0, 1]},
        "optimizer": {
            "learningRate": 0.01,
            "epochs": 5,
            "batchSize": 8,
            "warmupSteps": 2,
            "weightDecay": 0,
            "scheduler": "cosine",
        },
        "maxLength": 200,
        "checkpointEverySteps": 5,
        "threads": 1,
        **changes,
    }


def make_random_adapter(
    folder: Path, model: Path, *, seed: int, r: int = 8, targets: list[str] | None = None, **changes: object
) -> Path:
    """Write an adapter with random weights for the tiny model; ``changes`` replaces configuration keys."""
    import torch
    from safetensors.torch import save_file

    targets = targets or ["k_proj", "v_proj"]
    places = {"k_proj": "self_attn", "v_proj": "self_attn", "q_proj": "self_attn", "down_proj": "mlp"}
    inputs = {"down_proj": 64}
    generator = torch.Generator().manual_seed(seed)
    weights = {}
    for layer in (0, 1):
        for name in targets:
            module = f"base_model.model.model.layers.{layer}.{places[name]}.{name}"
            weights[f"{module}.lora_A.weight"] = torch.randn(r, inputs.get(name, 32), generator=generator)
            weights[f"{module}.lora_B.weight"] = torch.randn(32, r, generator=generator) * 0.1
    folder.mkdir(parents=True)
    save_file(weights, folder / "adapter_model.safetensors")
    config = {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "base_model_name_or_path": str(model),
        "r": r,
        "lora_alpha": 16,
        "lora_dropout": 0.0,
        "bias": "none",
        "target_modules": targets,
        "modules_to_save": None,
        "use_dora": False,
        **changes,
    }
    (folder / "adapter_config.json").write_text(json.dumps(config))
    return folder
