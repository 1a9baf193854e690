"""Where a running server writes down who it is, so that the platform can find it again and a restart can
load the same adapters."""

import json
import logging
import os
from pathlib import Path
from typing import Any

from ethogram_trainer.atomic_file import write_json_atomically
from ethogram_trainer.server.service import Service

log = logging.getLogger(__name__)


class StateFile:
    """``{"pid", "url", "model", "root", "adapters": [{"name", "path"}]}``; without a path it does nothing."""

    def __init__(self, path: Path | None, url: str) -> None:
        self._path = path
        self._url = url

    def adapters(self) -> list[tuple[str, str]]:
        """Names and paths of the adapters the previous server had loaded; a damaged file counts as none."""
        if self._path is None or not self._path.exists():
            return []
        try:
            state: Any = json.loads(self._path.read_text(encoding="utf-8"))
            return [(str(entry["name"]), str(entry["path"])) for entry in state["adapters"]]
        except (OSError, ValueError, KeyError, TypeError):
            log.warning("The state file %s is damaged; starting without adapters.", self._path)
            return []

    def write(self, service: Service) -> None:
        """Write the present state."""
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_json_atomically(
            self._path,
            {
                "pid": os.getpid(),
                "url": self._url,
                "model": service.name,
                "root": service.root,
                "adapters": [{"name": a.name, "path": a.path} for a in service.registry.all()],
            },
        )
