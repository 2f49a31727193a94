"""Who may do what, as a page of the docs, made from the declaration."""

from levelground_site.access import policy
from levelground_site.access.roles import Role

HEAD = """# Who may see and do what

Made from `src/levelground_site/access/` by `python -m levelground_site document_access`; a test compares them.
What does not stand here is refused to everybody.
"""


def access_document() -> str:
    """The whole page, in Markdown."""
    policy.load()
    lines = [HEAD, "## Roles\n", "| role | what it is for | reaches |", "|---|---|---|"]
    lines += [f"| {role.label} | {role.words} | {role.reach.value} |" for role in Role]
    lines += ["\n## What each thing is open to\n", "| thing | permission | open to |", "|---|---|---|"]
    for name, resource in sorted(policy.RESOURCES.items()):
        lines += [f"| {resource.words} | `{name}.{verb}` | {rule.told} |" for verb, rule in resource.verbs.items()]
    return "\n".join(lines) + "\n"
