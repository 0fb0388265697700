"""The closed vocabularies: one word for one thing, everywhere."""

from typing import Literal, get_args

Theme = Literal[
    "ai-system-design",
    "llm-foundations",
    "context-engineering",
    "fine-tuning",
    "retrieval",
    "agents",
    "evaluation",
    "model-selection",
    "production-ml",
    "error-handling",
    "statistics",
    "classical-ml",
    "deep-learning",
    "coding",
    "working-with-people",
]
Competency = Literal[
    "ai-systems",
    "language-models",
    "retrieval",
    "agents",
    "evaluation",
    "trade-offs",
    "error-handling",
    "coding",
    "statistics",
    "machine-learning",
    "deep-learning",
    "collaboration",
    "customer-sense",
]
RoundKindName = Literal["technical", "case", "coding", "experience"]
ContentKind = Literal["question", "case", "coding", "experience"]
EvidenceSlot = Literal[
    "situation", "decision", "alternative", "result", "failure", "change", "user-effect"
]

Role = Literal["candidate", "recruiter", "reviewer", "admin"]
Mode = Literal["practice", "hiring"]
Phase = Literal["created", "running", "paused", "in_review", "ended", "erased"]
Awaits = Literal["consent", "ready", "answer", "review", "none"]
Verdict = Literal["met", "partly", "missed", "contradicted", "unclear"]
Move = Literal[
    "probe", "deepen", "challenge", "clarify", "hint", "redirect", "wait", "advance", "close"
]
"""`wait` leaves the floor with the candidate, who works on."""
SaidKind = Literal[
    "introduction",
    "brief",
    "warm-up",
    "question",
    "probe",
    "deepen",
    "challenge",
    "hint",
    "clarification",
    "redirect",
    "acknowledgement",
    "transition",
    "your-questions",
    "closing",
]
Utterance = Literal[
    "answer",
    "partial",
    "question_back",
    "objection",
    "dont_know",
    "repeat",
    "off_topic",
    "about_interview",
]
"""What kind of thing a candidate's words are, told before anything is scored."""
Modality = Literal["text", "voice", "code"]
TimePercent = Literal[0, 100, 125, 150, 200]
"""Per cent of the minutes of every round; 0 is no clock, in practice only."""
ReviewKind = Literal["plan", "round", "score", "report", "intervention"]
ReviewAction = Literal["accept", "edit", "respond", "ignore"]
EndReason = Literal["completed", "time", "candidate", "operator", "abandoned", "fault"]
PointKind = Literal["must", "should", "bonus"]

WARM_UP = "warm-up"
"""Stands for a question in the floor that settles a candidate in; it need not be answered."""
YOUR_QUESTIONS = "your-questions"
"""Stands for a question in the floor that is the candidate's own, at the end."""
SEGMENTS: frozenset[str] = frozenset({WARM_UP, YOUR_QUESTIONS})
"""Floors that are talked on without a clock and without a score."""

COMPETENCIES: tuple[Competency, ...] = get_args(Competency)
THEMES: tuple[Theme, ...] = get_args(Theme)
ROLES: tuple[Role, ...] = get_args(Role)
HOLDING_REVIEWS: frozenset[ReviewKind] = frozenset({"plan", "round"})
"""Reviews that make the candidate wait; the others happen after the candidate has left."""

TITLES: dict[Competency, str] = {
    "ai-systems": "AI systems",
    "language-models": "Language models",
    "retrieval": "Retrieval and embeddings",
    "agents": "Agents",
    "evaluation": "Evaluation",
    "trade-offs": "Trade-offs",
    "error-handling": "Error handling",
    "coding": "Coding",
    "statistics": "Statistics",
    "machine-learning": "Machine learning",
    "deep-learning": "Deep learning",
    "collaboration": "Working with people",
    "customer-sense": "Customer sense",
}
