"""Loads exported releases as their users would, and prints what was found as JSON.

Called by `release-python.int-spec.ts` with one folder for each format. Any failure to load is an error of the export.
"""

import gzip
import json
import sys
from pathlib import Path

import datasets
import mlcroissant
import pyarrow.parquet

datasets.disable_progress_bars()


def parquet(folder: Path) -> dict[str, object]:
    """By pyarrow, by the card through `load_dataset`, and by the Croissant metadata."""
    tables = {name: pyarrow.parquet.ParquetDataset(folder / name).read() for name in ("rows", "judgments")}
    loaded = {name: datasets.load_dataset(str(folder), name) for name in ("rows", "judgments")}
    return {
        "rows": tables["rows"].num_rows,
        "judgments": tables["judgments"].num_rows,
        "types": {field.name: str(field.type) for field in tables["rows"].schema},
        "splits": {split: part.num_rows for split, part in loaded["rows"].items()},
        "loaded_judgments": sum(part.num_rows for part in loaded["judgments"].values()),
        "croissant": croissant(folder),
    }


def csv(folder: Path) -> dict[str, object]:
    """By the card and by the Croissant metadata."""
    loaded = datasets.load_dataset(str(folder), "judgments")
    return {
        "judgments": sum(part.num_rows for part in loaded.values()),
        "rationales": sorted({row["rationale"] for part in loaded.values() for row in part}),
        "croissant": croissant(folder),
    }


def lines(folder: Path) -> dict[str, object]:
    """Row by row, packed or not; the metadata must be valid although it describes no columns."""
    texts = [
        gzip.open(path, "rt", encoding="utf-8").read() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
        for path in sorted((folder / "data").iterdir())
    ]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    return {
        "rows": len(rows),
        "quotes": sorted({str(s["quote"]) for r in rows for j in r["judgments"] for s in j["spans"]}),
    }


def croissant(folder: Path) -> dict[str, object]:
    """Validates the metadata, as `mlcroissant validate` does, and reads every record set by it."""
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    records = {s.uuid: sum(1 for _ in dataset.records(s.uuid)) for s in dataset.metadata.record_sets}
    return {
        "errors": sorted(issues.errors),
        "warnings": sorted(issues.warnings),
        "records": records,
        "annotations_per_item": dataset.metadata.annotations_per_item,
    }


READERS = {"PARQUET": parquet, "CSV": csv, "JSONL": lines, "JSONL_GZ": lines, "DEHYDRATED": lines}

if __name__ == "__main__":
    folders = json.loads(sys.argv[1])
    print(json.dumps({name: READERS[name](Path(folder)) for name, folder in folders.items()}))  # noqa: T201
