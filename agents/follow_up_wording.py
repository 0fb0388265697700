"""How the offline interviewer takes up what was said: by the shape of the words it quotes."""

from collections.abc import Mapping

LEADS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("probe", "plain"): (
        "You said “{span}”.",
        "I noted “{span}”.",
        "Coming back to “{span}”:",
        "One step on from “{span}”:",
        "Let me pick up “{span}”.",
        "Next to “{span}”, something else.",
        "There is “{span}”, and there is this:",
    ),
    ("probe", "number"): (
        "You put a figure on it: “{span}”.",
        "A number helps: “{span}”.",
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
        "You leave no exception in “{span}”.",
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
        "“{span}” is the what. There is more around it:",
    ),
    ("probe", "bare"): (
        "One part I would like to hear more about.",
        "Another side of it:",
        "Staying with this for a moment.",
        "There is a piece that I have not heard yet.",
        "Before we leave this:",
        "Something is still open for me.",
        "From a different angle:",
    ),
    ("probe", "terse"): (
        "One sentence more on “{span}”, please.",
        "Add a sentence to “{span}” for me.",
        "Unpack “{span}” a little.",
        "Few words are fine; give “{span}” one sentence more.",
        "Say a sentence more, please.",
    ),
    ("clarification", "doubt"): (
        "Do you mean “{span}” as you said it, or not quite? One sentence is enough.",
        "When you say “{span}”, do you mean that, or the other way round?",
        "Let me be sure of one thing: “{span}”. Do you mean it so, or not?",
        "“{span}”: is that what you mean, or rather the opposite? Tell me in a sentence.",
        "I may have misread “{span}”. Do you mean it as it stands, or differently?",
    ),
    ("deepen", "plain"): (
        "Keep “{span}”, and let me change one thing.",
        "Now I make it harder for “{span}”.",
        "Take “{span}” into another situation.",
        "I want to see how “{span}” holds up.",
        "“{span}” was for the case as it stood. It changes.",
        "You have “{span}” in place. Then this happens.",
    ),
    ("deepen", "bare"): (
        "Let me change one thing.",
        "Now I make it harder.",
        "Suppose one condition were different.",
        "Things change.",
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
