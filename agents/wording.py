"""The offline interviewer's own words: how authored content is led into.

Each entry is a list of openings; `{span}` is the candidate's own words. Openings without a span
serve when there is nothing to quote.
"""

LEADS: dict[tuple[str, str], tuple[str, ...]] = {
    ("question", "open"): (
        "Let us begin.",
        "Here is the first one.",
        "To start with:",
        "First:",
    ),
    ("question", "plain"): (
        "Next one.",
        "Let us turn to something else.",
        "Now a different subject.",
        "Moving on.",
        "Another question.",
        "Let us go on.",
        "A new topic now.",
    ),
    ("question", "lost"): (
        "That is all right. Let us go on.",
        "No harm done. Here is something different.",
        "Thanks for saying so. On to the next one.",
    ),
    ("question", "met"): (
        "That covers what I wanted to hear. Next:",
        "Good, that was complete. Let us go on.",
        "Nothing left open for me there. Moving on.",
    ),
    ("question", "skipped"): (
        "All right, we leave that one.",
        "Fine, let us take another.",
        "Left aside. Here is the next one.",
    ),
    ("question", "stage"): (
        "Let us go on with the case.",
        "Staying with the same problem:",
        "Next part of it.",
        "On to the next step of the case.",
        "The case continues.",
    ),
    ("question", "stage_left"): (
        "That is fine; we take the next part of the case.",
        "All right, on to the next part of the case.",
        "We leave that part. The case goes on.",
    ),
    ("question", "time"): (
        "I must watch the clock, so let us go on.",
        "Time moves on, and so do we.",
    ),
    ("probe", "plain"): (
        "One part I would like to hear more about.",
        "Let me ask about another side of it.",
        "Staying with this for a moment.",
        "There is a piece I have not heard yet.",
        "Before we leave this:",
    ),
    ("probe", "open"): (
        "You said “{span}”. Go a step further for me.",
        "“{span}”: I would like to follow that up.",
        "I noted “{span}”. Let me dig there.",
        "Coming back to “{span}”.",
    ),
    ("probe", "contradicted"): (
        "You said “{span}”. Let me check that with you.",
        "I want to be sure I heard you right: “{span}”.",
        "Let me pick up one statement: “{span}”.",
    ),
    ("probe", "unclear"): (
        "I am not sure that I followed every part of that.",
        "I would like to understand one part better.",
        "One thing is not clear to me yet.",
    ),
    ("redirect", "lost"): (
        "That is fine. Let me come at it from another side.",
        "No problem. Let us take one part of it.",
        "All right, let us try a smaller piece of it.",
    ),
    ("deepen", "plain"): (
        "That holds up. Let me change something.",
        "Good. Now I make it harder.",
        "I follow you. Suppose one thing were different.",
        "You said “{span}”. Take that one step further.",
    ),
    ("challenge", "plain"): (
        "Let me push back a little.",
        "Allow me to argue the other side.",
        "Somebody on your team disagrees.",
        "A colleague would object here.",
    ),
    ("hint", "plain"): (
        "Here is a hint.",
        "A nudge:",
        "This may help.",
    ),
    ("transition", "plain"): (
        "That ends this round, thank you.",
        "We are through with this round.",
        "This round is done; take a breath.",
    ),
    ("deepen", "neutral"): (
        "Let me change something.",
        "Suppose one thing were different.",
        "Now change one of the conditions.",
    ),
    ("probe", "neutral"): (
        "Let me ask about another side of it.",
        "Staying with this for a moment.",
        "Before we leave this:",
        "One more thing on this.",
        "A further question on the same subject.",
    ),
    ("closing", "ended"): (
        "All right, we stop here. Thank you for your time.",
        "Then we end here, thank you.",
    ),
    ("closing", "plain"): (
        "Thank you, that was my last question.",
        "We have come to the end. Thank you for your answers.",
        "That is all from my side, thank you.",
    ),
}
"""(kind of utterance, tone) to openings."""
