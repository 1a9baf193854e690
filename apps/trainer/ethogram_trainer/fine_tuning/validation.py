"""The loss on rows that are never trained."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ethogram_trainer.fine_tuning.training_set import TokenisedRow


@dataclass(frozen=True)
class ValidationScore:
    """Means over all trained tokens (answers and end tokens) of the validation rows."""

    loss: float
    """Cross-entropy, nats."""
    accuracy: float
    """Share of tokens the model ranks first."""
    entropy: float
    """Of the model's predictions, nats."""


class Validation:
    """Measures the validation rows.

    transformers' own evaluation averages means of batches and draws from the random generator that training uses. This
    one averages over tokens and draws nothing, so that training with and without validation gives the same adapter.
    """

    def __init__(self, rows: list[TokenisedRow], *, collate: Callable[..., Any], batch_size: int) -> None:
        # Rows of like length together: less padding.
        ordered = sorted(rows, key=lambda row: len(row.input_ids))
        examples = [{"input_ids": row.input_ids, "labels": row.labels} for row in ordered]
        self._batches = [collate(examples[at : at + batch_size]) for at in range(0, len(examples), batch_size)]

    def measure(self, model: Any) -> ValidationScore:
        """Run every row through the model once, without dropout or gradients."""
        import torch

        was_training = model.training
        model.eval()
        loss = correct = entropy = tokens = 0.0
        try:
            with torch.no_grad():
                for batch in self._batches:
                    output = model(**{name: value.to(model.device) for name, value in batch.items()})
                    count = float(output.num_valid_tokens)
                    loss += float(output.loss) * count
                    correct += float(output.num_correct_tokens)
                    entropy += float(output.entropy_sum)
                    tokens += count
        finally:
            model.train(was_training)
        return ValidationScore(loss / tokens, correct / tokens, entropy / tokens)
