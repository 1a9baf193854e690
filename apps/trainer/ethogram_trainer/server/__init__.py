"""A CPU model server that follows vLLM's HTTP API, for tests and for machines without a GPU."""
