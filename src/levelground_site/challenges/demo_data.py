"""The demo's challenges: one that waits, one that is late, and answers of every kind."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from levelground_site.access import Role, System
from levelground_site.challenges import actions
from levelground_site.challenges.addresses import About
from levelground_site.challenges.models import Challenge
from levelground_site.demo.making import demo_part
from levelground_site.organisations.models import Organisation
from levelground_site.people.demo_data import HOME, persona

# How many days ago, what was said, how it was answered, the question in public, and the answer.
STORIES = (
    (
        40,
        "Your page says that white applicants were more likely to be appointed, but the two percentages beside it look "
        "the same to me when I round them.",
        "answer-in-public",
        "The page says that one group was more likely to be appointed, and the two percentages look the same when they "
        "are rounded. Which is right?",
        "Both are. The ratio is worked out from the counts, not from the rounded percentages. The counts stand on the "
        "page under ‘How we know’, and the file of figures holds them all.",
    ),
    (
        33,
        "I counted the people on our board from the annual report, and I get one more than you do.",
        "answer-privately",
        "",
        "Thank you. Your count has somebody who joined after the date that the figures are of, 31 March. We checked "
        "the others by name, which is why this answer is for you alone.",
    ),
    (25, "Buy cheap flights now, the best of all cheap flights.", "set-aside", "", "It is an advertisement."),
    (
        19,
        "The share of staff at band 8a does not add up with the one at band 8b and above. Is one left out?",
        "",
        "",
        "",
    ),
    (3, "Last year this page said 1.4 and now last year’s column says 1.3. Why did the past change?", "", "", ""),
)


@demo_part("challenges of figures", order=70)
def challenges() -> None:
    """Made and answered by the actions themselves, and then moved back in time."""
    where = Organisation.objects.get(code=HOME)
    now = timezone.now()
    for ago, said, verb, question, words in STORIES:
        about = About(f"/organisations/{HOME}/", where, "", None)
        made = actions.make(AnonymousUser(), about=about, figure="", said=said, email="", once=f"demo {ago}")
        if verb:
            answerer = persona(Role.EQUALITY_LEAD)
            actions.answer(answerer, made, verb=verb, question=question, words=words, correction=None)
            answered = now - timedelta(days=ago - 6)
            Challenge.objects.filter(pk=made.pk).update(answered=answered)
        sent = now - timedelta(days=ago)
        due = timezone.localdate(sent) + timedelta(days=14)
        Challenge.objects.filter(pk=made.pk).update(made=sent, due=due)
    list(actions.escalate(now))
    # A nation's figure, for the national team.
    england = About("/data/", None, "", None)
    said = "The national figure is called ‘pooled’. Does a large trust weigh more in it than a small one?"
    actions.make(System("demo"), about=england, figure="", said=said, email="", once="demo nation")
