"""The passport's lead on the carers' hub."""

from levelground_site.home.hubs import hub_entry

hub_entry(
    "carers",
    "Say what would help you at work",
    "Your own page, which nobody sees unless you say so: agree with your manager what helps, and take it with you.",
    "passport",
    needs="carers.see",
    order=10,
)
