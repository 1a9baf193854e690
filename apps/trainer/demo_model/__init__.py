"""The demo base model: a tiny language model built for trying the platform out, and how it was made."""
