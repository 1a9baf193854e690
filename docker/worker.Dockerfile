# The worker with the trainer's Python beside it, for fine-tuning as a local process.
FROM ethogram-api
USER root
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv && rm -rf /var/lib/apt/lists/*
RUN python3 -m venv /opt/trainer \
 && /opt/trainer/bin/pip install --no-cache-dir --no-deps -r apps/trainer/requirements.lock --extra-index-url https://download.pytorch.org/whl/cpu
USER ethogram
ENV ETHOGRAM_PYTHON=/opt/trainer/bin/python
HEALTHCHECK NONE
# V8 would otherwise keep some 100 MB of what the worker is long done with.
CMD ["node", "--max-semi-space-size=8", "apps/worker/dist/main.js"]
