"""How the offline interviewer takes up what was said: by the shape of the words it quotes."""

from collections.abc import Mapping

LEADS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("probe", "plain"): (
        "You said “{span}”.",
        "I noted “{span}”.",
        "Coming back to “{span}”:",
        "One step on from “{span}”:",
        "Let me pick up “{span}”.",
        "Leave “{span}” as it is; beside it there is this:",
        "There is “{span}”, and there is this:",
    ),
    ("probe", "number"): (
        "You put a figure on it: “{span}”.",
        "There is a number in it: “{span}”.",
        "Hold on to “{span}” for a moment.",
        "With “{span}” in mind:",
        "“{span}” is concrete. Next to it:",
    ),
    ("probe", "tool"): (
        "You mention “{span}”.",
        "About “{span}”:",
        "Stay with “{span}” for a moment.",
        "Behind “{span}” there is more to say.",
        "“{span}”: let me look at what surrounds it.",
    ),
    ("probe", "comparison"): (
        "You weigh things up there: “{span}”.",
        "On that balance, “{span}”:",
        "Following your comparison, “{span}”:",
        "“{span}”: I see which way you lean.",
    ),
    ("probe", "absolute"): (
        "You allow for no exception: “{span}”.",
        "Strong words, “{span}”.",
        "“{span}” is put firmly.",
        "That is a firm line: “{span}”.",
    ),
    ("probe", "depends"): (
        "You say that it depends: “{span}”. Take one case and commit to it.",
        "Depends, yes: “{span}”. Choose one side for the moment.",
        "“{span}”: pick the case that you meet most often.",
    ),
    ("probe", "claim"): (
        "So your move is “{span}”.",
        "Starting from “{span}”:",
        "I hear what you would do: “{span}”.",
        "Build on “{span}” for me.",
        "“{span}” is your step; here is what goes with it.",
    ),
    ("probe", "bare"): (
        "One part I would like to hear more about.",
        "Another side of it:",
        "Staying with this for a moment.",
        "There is a piece that I have not heard yet.",
        "Before we leave this:",
        "Something is still open for me.",
        "From a different angle:",
        "I would like to add one question to that.",
        "Let me stay here for a minute.",
        "What I still wonder:",
    ),
    ("probe", "terse"): (
        "“{span}” is brief, so let me ask on.",
        "I need a little more than “{span}” to follow you.",
        "Few words are fine; on “{span}” I would like a sentence more.",
        "You put it in few words, “{span}”. Open it up along this line:",
        "Short and clear, “{span}”; the reasoning behind it is what I am after.",
        "Give me one sentence more here.",
        "A sentence or two would help me.",
        "Please say a little more on this.",
        "I would rather hear you think aloud.",
    ),
    ("clarification", "doubt echo"): (
        "“{span}”: do you mean that {echo}?",
        "When you say “{span}”, do you mean that {echo}?",
        "Just to be sure about “{span}”. Do you mean that {echo}?",
        "I want to get “{span}” right. Do you mean that {echo}?",
    ),
    ("clarification", "doubt absolute"): (
        "“{span}”: do you mean always, or as a rule with exceptions?",
        "When you say “{span}”, do you mean it without exception, or not quite?",
        "You put “{span}” firmly. Do you mean in every case, or not in every case?",
    ),
    ("clarification", "doubt number"): (
        "“{span}”: do you mean that as a measured figure, or as a rough size?",
        "About the figure in “{span}”. Do you mean just that, or only its order of magnitude?",
        "When you say “{span}”, do you mean exactly that, or not exactly?",
    ),
    ("clarification", "doubt comparison"): (
        "“{span}”: do you mean in general, or only in this situation?",
        "When you say “{span}”, do you mean in every respect, or not in every respect?",
        "You compare: “{span}”. Do you mean always so, or here?",
    ),
    ("clarification", "doubt depends"): (
        "“{span}”: do you mean that both can be right, or do you lean one way here?",
        "When you say “{span}”, do you mean that it stays open, or would you decide it now?",
    ),
    ("clarification", "doubt claim"): (
        "“{span}”: do you mean in any case, or only under some condition?",
        "When you say “{span}”, do you mean as the whole answer, or not the whole of it?",
        "So that I have it right, “{span}”: do you mean before anything else, or not first?",
    ),
    ("clarification", "doubt"): (
        "“{span}”: do you mean that as it stands, or not quite?",
        "Let me check one thing. “{span}”: do you mean it so, or not so?",
        "I may have misread “{span}”. Do you mean it as it stands, or differently?",
        "When you say “{span}”, do you mean it fully, or only in part?",
        "Is “{span}” what you mean, or not what you mean?",
        "One thing to settle, “{span}”: do you mean just that, or something near it?",
        "Help me with “{span}”. Do you mean it literally, or not?",
        "I am not certain about “{span}”. Do you mean it so, or the other way round?",
    ),
    ("deepen", "plain"): (
        "Keep “{span}”, and let me change one thing.",
        "Take what you said, “{span}”, and look one step further.",
        "With “{span}” in mind, suppose something changes.",
        "I want to see how far “{span}” carries.",
        "Hold on to “{span}” while one condition changes.",
        "You have told me “{span}”. Here is what could come next.",
        "Next to “{span}” I put a new fact.",
    ),
    ("deepen", "bare"): (
        "Let me change one thing.",
        "One step further.",
        "Suppose one condition were different.",
        "Things change.",
        "Now a variation of it.",
    ),
    ("challenge", "plain"): (
        "A colleague objects to “{span}”:",
        "Imagine this reply to “{span}”:",
        "Here is the case against “{span}”:",
        "Somebody on your team hears “{span}” and says:",
        "“{span}”: let me argue the other side.",
    ),
    ("challenge", "bare"): (
        "Let me push back a little.",
        "Allow me to argue the other side.",
        "Somebody on your team disagrees.",
    ),
}
"""(kind of utterance, tone or shape) to ways of beginning it; `bare` where nothing is quoted."""

TAILS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("deepen", "plain"): (
        "What changes in your answer?",
        "What would you do now?",
        "Where does your plan give way first?",
        "What stays, and what goes?",
        "How far does your answer carry you there?",
        "What do you do differently?",
    ),
    ("challenge", "plain"): (
        "What do you say to that?",
        "Do you hold on to your view, and why?",
        "How do you answer?",
        "Where is that right, and where is it not?",
        "Does that change your mind?",
        "What would you reply?",
    ),
    ("clarification", "told"): ("What else?", "Is there anything more?", "Any other question?"),
    ("clarification", "noted"): ("Anything else?", "Is there another one?", "What else is open?"),
}
"""What follows the authored words where they do not end in a question themselves."""
