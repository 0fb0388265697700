"""The offline interviewer's own words: how authored content is led into, and what follows it.

Each entry is a list of ways to begin; `{span}` is the candidate's own words. Two ways of one list
begin with different words, so that a conversation does not fall into a pattern.
"""

from collections.abc import Mapping

LEADS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("warm-up", "plain"): (
        "Before we start, and not scored: what have you been working on lately? A sentence or two"
        " is plenty, or just say that you are ready.",
        "To settle in, without a score: which piece of work has kept you busy these weeks? Keep it"
        " short, or go straight to the round when you are ready.",
        "One thing first that does not count: what are you building or studying at the moment?"
        " Answer briefly, or start the round whenever you like.",
    ),
    ("acknowledgement", "ready"): (
        "Thank you, I will keep “{span}” in mind. We start when you are ready.",
        "Good to know: “{span}”. Say when you are ready, and we start.",
        "“{span}” gives me a picture. Start the round whenever you like.",
        "Thank you. Whenever you are ready, we start.",
        "All right. The round starts when you say so.",
    ),
    ("probe", "failing"): (
        "One kind of input does not come out right yet.",
        "The tests are not all through.",
        "Part of it holds, and something fails.",
        "Something still comes out wrong.",
        "Not every test agrees with it.",
    ),
    ("probe", "holds"): (
        "The tests are through; now the reasons.",
        "It holds.",
        "Good, every test passes.",
        "All of them pass.",
    ),
    ("acknowledgement", "told"): (
        "All right.",
        "Noted.",
        "I see.",
        "Very well.",
    ),
    ("acknowledgement", "aloud"): (
        "I follow.",
        "Noted, carry on.",
        "All right.",
        "Good, go on when you like.",
        "I am with you.",
        "Understood; the editor is yours.",
    ),
    ("acknowledgement", "plain"): (
        "Go on, I am listening.",
        "Take your time and finish the thought.",
        "Yes, carry on.",
        "I wait for the rest of it.",
        "Please finish that sentence; there is no hurry.",
    ),
    ("question", "first"): (
        "Let us begin.",
        "Here is the first one.",
        "To start with:",
        "First:",
    ),
    ("question", "plain"): (
        "Next one.",
        "I have “{span}” in my notes. On to another question.",
        "Let us turn to something else.",
        "Now a different subject.",
        "“{span}” is written down. Here is the next one.",
        "Moving on.",
        "Another question.",
        "Thank you, that is enough on this one. Next:",
        "A new topic now.",
        "On we go.",
        "We leave it at “{span}” and take something new.",
        "Time for something different.",
        "From here to a fresh problem.",
    ),
    ("question", "held"): (
        "I take “{span}” with me from this one. On to another question.",
        "I could follow “{span}” all the way. Something else now:",
        "Thank you, “{span}” was concrete. A different matter:",
        "What I will remember here is “{span}”. Next:",
        "Your “{span}” gives me a clear picture. I move on from there.",
        "That helped, above all “{span}”. Here is another one.",
    ),
    ("question", "left"): (
        "“{span}” stands; other parts stay open, and the report says which. Next:",
        "I take “{span}” from this one, while the rest is for the report. Another question:",
        "There was “{span}”, which counts, and something was missing. Here is a different one:",
        "Part of that stays open; the report will say which. Next:",
        "We leave it there, and the report shows what was missing. A different question:",
        "Not everything was there, which is what practice is for. Here is another one.",
        "This one is worth another look afterwards; the report tells where. We go on.",
        "Some of it I did not hear, and you will find it in the report. A new one:",
    ),
    ("question", "reference"): (
        "You brought up “{span}” earlier. This one lives near it.",
        "Earlier I heard “{span}” from you; keep it at hand.",
        "Remember “{span}”? Here is a neighbour of it.",
        "This connects to “{span}”, which you mentioned before.",
        "“{span}” comes back in the next one.",
    ),
    ("question", "lost"): (
        "That is all right. Here is something different.",
        "No harm done. On to the next one.",
        "Thanks for saying so plainly. A different question:",
        "Leave it there; the next one is another matter.",
    ),
    ("question", "met"): (
        "That covers everything I had on my list. Next:",
        "With “{span}” the picture is complete for me. Another question:",
        "Nothing is left open for me there. Moving to another subject.",
        "You went through all of it, “{span}” included. Here is the next one.",
    ),
    ("question", "answered"): (
        "You are right, you did answer that. Here is the next one.",
        "Fair, I have that already. Another question:",
        "True, that was said. We go on.",
    ),
    ("question", "skipped"): (
        "All right, we leave that one.",
        "Fine, let us take another.",
        "Left aside. Here is the next one.",
        "Skipped, no harm. A different one:",
    ),
    ("question", "stage"): (
        "We go on with the case, and “{span}” stays on the table.",
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
        "With the minutes we have left, the next one.",
    ),
    ("redirect", "lost"): (
        "That is fine. Let me come at it from another side.",
        "No problem. Take one part of it.",
        "Saying so is fine. A smaller step:",
        "Nothing is lost. Try this corner of it.",
        "Let us make it smaller.",
    ),
    ("redirect", "aside"): (
        "I would like to use our time for the question.",
        "Back to our problem.",
        "That one I leave to you. Here is where we were.",
        "Let me bring us back.",
        "We were somewhere else; take this part of it.",
    ),
    ("hint", "plain"): (
        "Here is a hint.",
        "A nudge:",
        "This may help.",
        "Think of it this way.",
        "Something to lean on:",
    ),
    ("clarification", "plain"): ("", "To your question:", "As things stand:", "You asked:"),
    ("clarification", "told"): ("", "Happy to say:", "From what I was given:"),
    ("clarification", "noted"): (
        "That goes beyond what I was given, so I have written it down for a person to answer.",
        "I cannot answer that from what I know. It is noted for a person.",
        "Somebody else has to answer that; it is on the record now.",
        "Beyond my notes, I am afraid, and so it goes to a person.",
    ),
    ("clarification", "again"): (
        "Once more:",
        "Gladly, again:",
        "Of course. The question was this:",
        "Here it is again.",
    ),
    ("clarification", "objection"): (
        "I take the point. Answer the version of it that makes sense to you.",
        "That may well be. Say what you would change about it, and answer that instead.",
        "It is fair to dispute it. Start from the part that you do accept.",
        "Your objection is in the record. Put it the way you would have asked, or skip it.",
    ),
    ("clarification", "left_open"): (
        "That is left open on purpose. State the assumption you need, and go on from it.",
        "You may decide that yourself; say what you assume.",
        "Choose what seems realistic to you, and name it.",
        "No fixed answer there: make an assumption and say it aloud.",
        "Take a value that you find sensible and carry on with it.",
    ),
    ("your-questions", "plain"): (
        "Before we close, it is your turn: what would you like to ask me about the interview, or"
        " about what follows? If there is nothing, say so, and we finish.",
        "Now turn it round: is there anything you want to know about this interview or what comes"
        " next? A plain no is fine too.",
    ),
    ("transition", "reference"): (
        "That ends this round. I take “{span}” along from it.",
        "We are through with this round; “{span}” is what I noted largest.",
        "This round is done, and “{span}” stays with me.",
    ),
    ("transition", "plain"): (
        "That ends this round, thank you.",
        "We are through with this round.",
        "This round is done; take a breath.",
    ),
    ("closing", "ended"): (
        "All right, we stop here. Thank you for your time.",
        "Then we end here, thank you.",
    ),
    ("closing", "plain"): (
        "Thank you, that was all from my side.",
        "We have come to the end. Thank you for your answers.",
        "That is where I close; thank you for talking it through with me.",
    ),
}
"""(kind of utterance, tone) to ways of beginning it."""
