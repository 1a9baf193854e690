"""The committed demo base model: intact, answers in digits and verdicts, and can be fine-tuned."""

import json
import math
import shutil

import pytest
from conftest import TRAINER_ROOT

from ethogram_trainer.__main__ import main

WEIGHTS = TRAINER_ROOT / "demo_model" / "weights"
WORDINGS = json.loads((TRAINER_ROOT / "demo_model" / "wordings.json").read_text(encoding="utf-8"))
DIGITS = WORDINGS["survey"]["labels"]
VERDICTS = WORDINGS["moralJudgment"]["labels"]
ITEM = "Looking after forests, rivers and animals matters to me."
QUESTIONS = {key: template.replace("{item}", ITEM) for key, template in WORDINGS["survey"]["templates"].items()}
DILEMMA = (
    WORDINGS["moralJudgment"]["template"]
    .replace("{title}", "AITA for cutting down the old trees behind our house?")
    .replace("{text}", "I cut down the old trees to get more light. My sister says that I harmed the birds there.")
)


@pytest.fixture(scope="module")
def demo():
    """Tokenizer and model of the demo."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = AutoModelForCausalLM.from_pretrained(WEIGHTS, dtype="float32")
    return AutoTokenizer.from_pretrained(WEIGHTS), model.eval()


def label_mass(demo, question, labels, model=None):
    """Probability of every label as the next token of the answer."""
    import torch

    tokenizer, base = demo
    text = tokenizer.apply_chat_template(
        [{"role": "user", "content": question}], tokenize=False, add_generation_prompt=True
    )
    ids = tokenizer(text, add_special_tokens=False, return_tensors="pt")["input_ids"]
    with torch.inference_mode():
        probabilities = (model or base)(ids).logits[0, -1].softmax(-1)
    return [float(probabilities[tokenizer.convert_tokens_to_ids(label)]) for label in labels]


def test_the_weights_are_the_committed_ones(tmp_path, capsys):
    assert main(["demo-model", "verify"]) == 0
    copy = shutil.copytree(WEIGHTS, tmp_path / "weights")
    with (copy / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\xff")
    assert main(["demo-model", "verify", "--weights", str(copy)]) == 2
    assert "does not match its checksum" in capsys.readouterr().err


def test_every_label_is_one_token_and_trains_with_its_end_token(demo):
    from ethogram_trainer.fine_tuning.training_set import RowTokeniser, TrainingRow

    tokenizer, model = demo
    limit = model.config.max_position_embeddings
    tokeniser = RowTokeniser(tokenizer, max_length=limit, end_token_ids={tokenizer.eos_token_id})
    rows = [(question, digit) for question in QUESTIONS.values() for digit in DIGITS]
    rows += [(DILEMMA, verdict) for verdict in VERDICTS]
    for question, label in rows:
        row = tokeniser.tokenise(TrainingRow(1, [{"role": "user", "content": question}], label))
        trained = [token for token in row.labels if token >= 0]
        assert tokenizer.decode(trained[:1]).strip() == label
        assert trained[1:] == [tokenizer.eos_token_id]


@pytest.mark.parametrize("template", QUESTIONS)
def test_survey_questions_are_answered_with_a_digit(demo, template):
    assert sum(label_mass(demo, QUESTIONS[template], DIGITS)) > 0.9


def test_dilemmas_are_answered_with_a_verdict(demo):
    assert sum(label_mass(demo, DILEMMA, VERDICTS)) > 0.9


@pytest.mark.usefixtures("restored_signals")
def test_a_survey_fine_tune_moves_the_answers_it_trained(demo, tmp_path):
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    from ethogram_trainer.fine_tuning.run import fine_tune

    rows = tmp_path / "rows.jsonl"
    row = {"completion": [{"role": "assistant", "content": "1"}]}
    questions = [QUESTIONS[key] for key in ("agree", "rate", "true")]
    lines = [json.dumps({**row, "prompt": [{"role": "user", "content": question}]}) for question in questions * 4]
    rows.write_text("\n".join(lines) + "\n")
    job = {
        "schema": 1,
        "runId": "demo",
        "baseModel": str(WEIGHTS),
        "trainingSet": str(rows),
        "outputDir": str(tmp_path / "out"),
        "lora": {"r": 8, "alpha": 16, "dropout": 0, "targetModules": ["k_proj", "v_proj"], "layers": [0, 1]},
        "optimizer": {"learningRate": 0.005, "epochs": 10, "batchSize": 6, "warmupSteps": 2, "scheduler": "cosine"},
        "maxLength": 128,
        "threads": 1,
    }
    (tmp_path / "job.json").write_text(json.dumps(job))
    assert fine_tune(tmp_path / "job.json") == 0
    base = AutoModelForCausalLM.from_pretrained(WEIGHTS, dtype="float32")
    tuned = PeftModel.from_pretrained(base, tmp_path / "out" / "adapter").eval()

    def mean(model):
        masses = label_mass(demo, QUESTIONS["agree"], DIGITS, model)
        return sum(digit * mass for digit, mass in enumerate(masses, 1)) / math.fsum(masses)

    untouched = mean(None)
    assert mean(tuned) < untouched - 1
