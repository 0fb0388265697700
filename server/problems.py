"""Every error as a problem document (RFC 9457): what is wrong and what to do."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from interview.errors import InterviewError
from interview.record import Record
from interview.vocabulary import Phase

MEDIA_TYPE = "application/problem+json"


class Slip(Record):
    """One field that is not as it should be."""

    where: str
    message: str


class ProblemDocument(Record):
    """What a caller reads when something is refused or fails."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    """The last part of `type`, as websocket errors name it."""
    state: Phase | None = None
    """Where the interview stands, when that is the reason."""
    errors: tuple[Slip, ...] = ()


class NotYet(InterviewError):
    """The interview is not where it must be for this; carries where it is."""

    code, status, title = "not_yet", 409, "Not yet"

    def __init__(self, message: str, state: Phase) -> None:
        super().__init__(message)
        self.state = state


def problem(fault: InterviewError, errors: tuple[Slip, ...] = ()) -> Response:
    """An error of the house as a response."""
    return _respond(
        ProblemDocument(
            type=_type(fault.code),
            title=fault.title,
            status=fault.status,
            detail=fault.message,
            code=fault.code,
            state=fault.state if isinstance(fault, NotYet) else None,
            errors=errors,
        )
    )


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem document."""
    app.add_exception_handler(InterviewError, _house_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _bug)


async def _house_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, InterviewError)
    response = problem(error)
    if error.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


async def _invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    slips = tuple(
        Slip(where=".".join(map(str, each["loc"])), message=str(each["msg"]))
        for each in error.errors()
    )
    told = "; ".join(f"{slip.where}: {slip.message}" for slip in slips[:5])
    return _respond(
        ProblemDocument(
            type=_type("invalid"),
            title="Not valid",
            status=422,
            detail=told or "The request cannot be read.",
            code="invalid",
            errors=slips,
        )
    )


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    code = _CODES.get(status, status.phrase.lower().replace(" ", "_"))
    detail = _DETAILS.get(status, str(error.detail))
    document = ProblemDocument(
        type=_type(code), title=status.phrase, status=status, detail=detail, code=code
    )
    response = _respond(document)
    response.headers.update(error.headers or {})
    return response


async def _bug(request: Request, error: Exception) -> Response:
    return problem(
        InterviewError("A fault on our side. Nothing you sent is lost if it was acknowledged.")
    )


_CODES = {413: "too_large"}
_DETAILS = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address. The routes: /api/v1/openapi.json.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take that method.",
}


def _type(code: str) -> str:
    return f"urn:mock-interviewer:problem:{code}"


def _respond(document: ProblemDocument) -> Response:
    body = document.model_dump_json(exclude_none=True)
    return Response(body, document.status, media_type=MEDIA_TYPE, headers=HEADERS)


HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
