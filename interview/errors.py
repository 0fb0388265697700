"""What can go wrong, as one tree; each class carries its code and HTTP status.

InterviewError
├── NotFound            404  not_found
├── Forbidden           403  forbidden
├── Unauthenticated     401  unauthenticated
├── Invalid             422  invalid
│   └── ContentFault    422  content_fault
├── Conflict            409  conflict
│   ├── StaleQuestion   409  stale_question
│   ├── ConsentNeeded   409  consent_needed
│   ├── WrongMoment     409  wrong_moment
│   └── IdReuse         409  id_reuse
├── Erased              410  erased
├── TooFast             429  too_fast
├── StorageFault        503  storage
│   ├── Fenced          503  fenced
│   └── FolderInUse     503  folder_in_use
└── Unavailable         503  unavailable
"""


class InterviewError(Exception):
    """Anything the house can tell a person in words: what is wrong, and what to do."""

    code = "error"
    status = 500
    title = "Something went wrong"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(InterviewError):
    """There is nothing under that name."""

    code, status, title = "not_found", 404, "Not found"


class Unauthenticated(InterviewError):
    """The caller has not said who they are."""

    code, status, title = "unauthenticated", 401, "Sign in first"


class Forbidden(InterviewError):
    """The caller may not do that."""

    code, status, title = "forbidden", 403, "Not allowed"


class Invalid(InterviewError):
    """The request can be read but makes no sense."""

    code, status, title = "invalid", 422, "Not valid"


class ContentFault(Invalid):
    """A question or template file is wrong; the message names file, line and remedy."""

    code, title = "content_fault", "Content is faulty"


class Conflict(InterviewError):
    """The request is fine, the moment is not."""

    code, status, title = "conflict", 409, "Not now"


class StaleQuestion(Conflict):
    """The answer is to a question that is no longer open."""

    code, title = "stale_question", "That question is closed"


class ConsentNeeded(Conflict):
    """The candidate has not agreed to be recorded yet."""

    code, title = "consent_needed", "Consent first"


class WrongMoment(Conflict):
    """The command does not fit the state of the interview."""

    code, title = "wrong_moment", "Not at this moment"


class IdReuse(Conflict):
    """The same command id came with another body."""

    code, title = "id_reuse", "Id already used"


class Erased(InterviewError):
    """The interview was erased on request; only its chain of hashes is left."""

    code, status, title = "erased", 410, "Erased"


class TooFast(InterviewError):
    """The caller goes over a rate limit."""

    code, status, title = "too_fast", 429, "Too fast"


class StorageFault(InterviewError):
    """The storage refused: disk full, read-only or broken. Nothing was accepted."""

    code, status, title = "storage", 503, "Storage refused"


class Fenced(StorageFault):
    """Another owner took the interview over; this one must stop writing."""

    code, title = "fenced", "Taken over"


class FolderInUse(StorageFault):
    """Another process holds the data folder."""

    code, title = "folder_in_use", "Data folder in use"


class Unavailable(InterviewError):
    """The service is going down or cannot take this now."""

    code, status, title = "unavailable", 503, "Not available now"
