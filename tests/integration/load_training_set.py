"""Loads a training set as a researcher would and trains one step on it, and prints what was found as JSON."""

import json
import sys
from pathlib import Path

from datasets import load_dataset
from transformers import AutoModelForCausalLM, AutoTokenizer
from trl import SFTConfig, SFTTrainer

files, demo_model, folder = json.loads(sys.argv[1]), sys.argv[2], Path(sys.argv[3])


def load(name: str):
    return load_dataset("json", data_files=files[name], split="train", cache_dir=str(folder / "cache"))


def trained(rows, name: str) -> dict:
    """What TRL by itself makes of the first rows: the words its loss covers, and that a step can be taken."""
    tokenizer = AutoTokenizer.from_pretrained(demo_model)
    trainer = SFTTrainer(
        model=AutoModelForCausalLM.from_pretrained(demo_model),
        args=SFTConfig(
            output_dir=str(folder / name),
            max_steps=1,
            per_device_train_batch_size=2,
            use_cpu=True,
            bf16=False,
            report_to="none",
            save_strategy="no",
            disable_tqdm=True,
        ),
        train_dataset=rows.select(range(2)),
        processing_class=tokenizer,
    )
    labels = next(iter(trainer.get_train_dataloader()))["labels"]
    words = [tokenizer.decode([token for token in row if token != -100]) for row in labels.tolist()]
    return {"steps": trainer.train().global_step, "learned": sorted(words)}


survey, moral, messages = load("survey"), load("moral"), load("openai")
sys.stdout.write(
    json.dumps(
        {
            "survey": {"rows": len(survey), **trained(survey, "survey")},
            "moral": {"rows": len(moral), "columns": sorted(moral.column_names), **trained(moral, "moral")},
            "openai": {"rows": len(messages), "roles": [message["role"] for message in messages[0]["messages"]]},
        }
    )
)
