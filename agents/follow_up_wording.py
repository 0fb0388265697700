"""How the offline interviewer takes up what was said: by the shape of the words it quotes."""

from collections.abc import Mapping

LEADS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("probe", "plain"): (
        "You said “{span}”.",
        "I noted “{span}”.",
        "Coming back to “{span}”:",
        "Let me pick up “{span}”.",
        "On “{span}”, I would like to hear more.",
        "I would like to stay with “{span}”.",
    ),
    ("probe", "number"): (
        "You put a figure on it: “{span}”.",
        "Hold on to “{span}” for a moment.",
        "With “{span}” in mind:",
        "You say “{span}”. One step on from there:",
    ),
    ("probe", "tool"): (
        "You mention “{span}”.",
        "About “{span}”:",
        "Stay with “{span}” for a moment.",
        "You bring in “{span}”.",
    ),
    ("probe", "comparison"): (
        "You weigh things up there: “{span}”.",
        "On that balance, “{span}”:",
        "Following your comparison, “{span}”:",
    ),
    ("probe", "absolute"): (
        "You allow for no exception: “{span}”.",
        "“{span}” is put firmly.",
        "That is a firm line, “{span}”.",
    ),
    ("probe", "depends"): (
        "You say that it depends: “{span}”. Take one case and commit to it.",
        "Depends, yes: “{span}”. Choose one side for the moment.",
        "“{span}”: pick the case that you meet most often.",
    ),
    ("probe", "claim"): (
        "Starting from “{span}”:",
        "I hear what you would do: “{span}”.",
        "Build on “{span}” for me.",
        "You would go for “{span}”, then.",
    ),
    ("probe", "apart"): (
        "I have “{span}” down. A second question on this:",
        "Noted, “{span}”. Something else belongs to this:",
        "Another part of the same question:",
        "Let me come at it from another side.",
        "A different part of it:",
        "Next to that, one more thing:",
        "The question has a further side.",
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
    ("clarification", "doubt"): (
        "I am not sure that I follow “{span}”.",
        "I may be reading “{span}” wrongly, so let me ask directly.",
        "Do you mean “{span}” as it stands, or not quite? This would settle it:",
        "About “{span}” I have a doubt. Let me put it this way:",
        "Before I take “{span}” as your view, one question.",
        "Perhaps I read too much into “{span}”. Tell me:",
        "Let me test my reading of “{span}”.",
        "You said “{span}”. To be sure that I follow:",
        "Help me with “{span}”.",
    ),
    ("clarification", "bare"): (
        "I have a doubt there, so let me ask directly.",
        "One thing to settle first.",
        "Do you mean that, or not quite? This would settle it:",
        "My reading of it may be wrong, so:",
    ),
    ("deepen", "plain"): (
        "Keep “{span}”, and let me change one thing.",
        "Take what you said, “{span}”, and look one step further.",
        "With “{span}” in mind, suppose something changes.",
        "I want to see how far “{span}” carries.",
        "Hold on to “{span}” while one condition changes.",
        "You have told me “{span}”. Here is what could come next.",
        "Now add one fact to “{span}”.",
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
    ("challenge", "apart"): (
        "I have heard “{span}”. Somebody on your team still says:",
        "With all that, “{span}” included, a colleague objects:",
        "You have made your case, with “{span}” among the rest. Here is the other side:",
        "Suppose you had said all this and got this reply:",
        "“{span}” is on the table. Let me argue against the whole:",
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
