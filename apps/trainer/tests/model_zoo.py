"""Random models of several architectures with tokenizers and chat templates of the kinds people fine-tune."""

from pathlib import Path

from tiny_model import CONTEXT_LENGTH, SENTENCES

CHAT_ML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' }}"
    "{% if message['role'] == 'assistant' and loop.last %}{{ '<think>\\n\\n</think>\\n\\n' }}{% endif %}"
    "{{ message['content'] + '<|im_end|>\\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}"
    "{% if enable_thinking is defined and not enable_thinking %}{{ '<think>\\n\\n</think>\\n\\n' }}{% endif %}"
    "{% endif %}"
)
INST = (
    "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}"
    "{{ '[INST] ' + message['content'] + ' [/INST]' }}{% else %}{{ ' ' + message['content'] + eos_token }}{% endif %}"
    "{% endfor %}"
)
PLAIN = (
    "{% for message in messages %}{{ message['role'] + ': ' + message['content'] }}"
    "{% if message['role'] == 'assistant' %}{{ eos_token }}{% else %}{{ '\\n' }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ 'assistant: ' }}{% endif %}"
)


def byte_level(special: list[str], eos: str, template: str | None):
    """As GPT-2, GPT-NeoX and Qwen have it."""
    from tokenizers import decoders, pre_tokenizers

    splitter = [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    return _tokenizer(pre_tokenizers.Sequence(splitter), decoders.ByteLevel(), alphabet, special, eos, template)


def leading_space(special: list[str], eos: str, template: str | None, *, digits_stand_alone: bool = False):
    """As sentencepiece models such as Llama 2 and Mistral have it: a word begins with ▁."""
    from tokenizers import decoders, pre_tokenizers

    parts = [pre_tokenizers.Metaspace(prepend_scheme="first")]
    if digits_stand_alone:
        parts.append(pre_tokenizers.Digits(individual_digits=True))
    alphabet = sorted({letter for sentence in SENTENCES for letter in sentence} | set("▁0123456789[]/"))
    return _tokenizer(pre_tokenizers.Sequence(parts), decoders.Metaspace(), alphabet, special, eos, template)


def _tokenizer(splitter, decoder, alphabet, special, eos, template):
    from tokenizers import Tokenizer, models, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE(unk_token=special[0]))
    tokenizer.pre_tokenizer, tokenizer.decoder = splitter, decoder
    numbers = " ".join(f"{digit} {digit} {digit}" for digit in range(10))
    trainer = trainers.BpeTrainer(
        vocab_size=420, special_tokens=special, initial_alphabet=alphabet, show_progress=False, min_frequency=1
    )
    tokenizer.train_from_iterator([*SENTENCES * 20, *[f" {numbers}"] * 40], trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=special[0], eos_token=eos, model_max_length=CONTEXT_LENGTH
    )
    fast.chat_template = template
    return fast


def make_model(folder: Path, kind: str, tokenizer) -> Path:
    """Write a random model of an architecture; nothing is downloaded. None of them has a token for padding."""
    import torch
    import transformers

    torch.manual_seed(1)
    common = {"vocab_size": len(tokenizer), "bos_token_id": None, "eos_token_id": tokenizer.eos_token_id}
    usual = {
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 64,
        "max_position_embeddings": CONTEXT_LENGTH,
    }
    configs = {
        "llama": lambda: transformers.LlamaConfig(**common, **usual, num_key_value_heads=1),
        "qwen3": lambda: transformers.Qwen3Config(**common, **usual, num_key_value_heads=1, head_dim=16),
        "gpt_neox": lambda: transformers.GPTNeoXConfig(**common, **usual),
        "gpt2": lambda: transformers.GPT2Config(**common, n_embd=32, n_layer=2, n_head=2, n_positions=CONTEXT_LENGTH),
    }
    transformers.AutoModelForCausalLM.from_config(configs[kind]()).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
