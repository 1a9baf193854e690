"""Errors of the API, in vLLM's shape."""

from http import HTTPStatus
from typing import Any


class ApiError(Exception):
    """An answer other than 200: ``{"error": {"message", "type", "param", "code"}}``."""

    def __init__(
        self,
        status: HTTPStatus,
        kind: str,
        message: str,
        *,
        param: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.kind = kind
        self.message = message
        self.param = param
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """The response body."""
        return error_body(self.status, self.kind, self.message, self.param)


def error_body(status: int, kind: str, message: str, param: str | None = None) -> dict[str, Any]:
    """An error body; text that is not valid Unicode is replaced so that it can be sent at all."""
    text = message.encode("utf-8", "replace").decode("utf-8")
    return {"error": {"message": text, "type": kind, "param": param, "code": int(status)}}


def bad_request(message: str, param: str | None = None) -> ApiError:
    """400: the request is understood and wrong."""
    return ApiError(HTTPStatus.BAD_REQUEST, "BadRequestError", message, param=param)


def invalid_user_input(message: str) -> ApiError:
    """400 as the LoRA routes send it."""
    return ApiError(HTTPStatus.BAD_REQUEST, "InvalidUserInput", message)


def not_found(message: str, param: str | None = None) -> ApiError:
    """404: no such model or adapter."""
    return ApiError(HTTPStatus.NOT_FOUND, "NotFoundError", message, param=param)


def not_implemented(feature: str, param: str | None = None) -> ApiError:
    """501: vLLM can do this, this server cannot."""
    message = f"{feature} is not implemented by this server."
    return ApiError(HTTPStatus.NOT_IMPLEMENTED, "NotImplementedError", message, param=param)


def queue_full(limit: int) -> ApiError:
    """503: too many sequences are waiting; try again later."""
    return ApiError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "ServiceUnavailableError",
        f"The queue is full: {limit} sequences are waiting. Please try again later.",
        retry_after=1,
    )
