"""Times Crowd-Kit's Dawid-Skene: path, iterations, classes. Importing and reading are not timed."""

import json
import sys
from time import perf_counter, process_time

import numpy as np
import pandas as pd
from crowdkit.aggregation import DawidSkene

path, iterations, classes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
data = pd.DataFrame({name: np.fromfile(f"{path}.{name}", dtype=np.int32) for name in ("task", "worker", "label")})
started, used = perf_counter(), process_time()
# A tolerance that no iteration falls below, so that as many are done as were asked for.
model = DawidSkene(n_iter=iterations, tol=-1e9).fit(data)
seconds, cpu_seconds = perf_counter() - started, process_time() - used
ours = np.fromfile(f"{path}.posterior").reshape(-1, classes)
theirs = model.probas_.sort_index().sort_index(axis=1).to_numpy()
result = {"seconds": seconds, "cpuSeconds": cpu_seconds, "farthest": float(np.abs(ours - theirs).max())}
sys.stdout.write(json.dumps(result) + "\n")
