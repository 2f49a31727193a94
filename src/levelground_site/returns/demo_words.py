"""What make-believe people say of make-believe returns."""

QUERIES = (
    "This is far from what you sent last year. Was the extract made on the reference date, and does it hold the whole "
    "year?",
    "This lies well beyond what chance would give an organisation of your size. Please check the rows behind it, and "
    "tell us what you find.",
    "More people than usual are in the group 'not stated'. Is that what your records say, or was a column left out?",
    "Fewer formal cases than last year by more than half. Were cases that were opened and closed within the year "
    "counted?",
)
ANSWERS = (
    "We have looked at the rows again: they are complete, and were checked by a second person. The figure stands.",
    "The extract was made on the reference date. Two services joined us in the year, and with them the people whom you "
    "see.",
    "You are right to ask. A new form for starters made 'not stated' the first choice; it has been changed since. The "
    "figure is what our records say, and stands.",
)
REMARKS = (
    "The extract from the staff record came this morning. I have measured it, and the check finds no fault.",
    "Recruitment data are complete for the year now. The two vacancies that were double counted are out.",
    "Could you look at the figure for formal processes before I read the rest? It moved more than I thought.",
    "Read it with the staff network's chair. We should say in the explanation what the new panel has changed.",
)
REASONS = (
    "The number of people counted is small, and a handful of cases moves it. We looked at each one: no pattern.",
    "A service joined us during the year, with a younger and more diverse workforce.",
    "International recruitment brought many nurses at band 5; the senior bands have not followed yet.",
    "Since spring every formal process is looked at by a panel before it begins, and fewer begin.",
)
NARRATIVES = (
    "We worked on this with the staff network and the trade unions, and the board has read it. The action plan names "
    "who does what and by when.",
    "What we did last year helped in some places: panels with an equality representative now sit for all posts at "
    "band 8a and above. It is too early to tell whether it has changed who is appointed.",
    "The data come from the staff record and the recruitment system on the reference date. Nothing is known to be "
    "missing.",
)
