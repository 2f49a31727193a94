"""The state machines, as a page of the docs, made from their declarations."""

from collections.abc import Iterable

from levelground_site.access.states import Machine

HEAD = """# The states that things go through

Made from the machines that are declared in `src/levelground_site/*/states.py` by
`python -m levelground_site document_states`; a test compares them. A step is refused in every state that it does not
leave from.
"""


def states_document(machines: Iterable[Machine]) -> str:
    """The whole page, in Markdown: each machine as a picture, and its steps as a table."""
    parts = [HEAD]
    for machine in machines:
        words = {state.key: state.words for state in machine.states}
        parts.append(f"## {machine.name}\n\n```mermaid\n{machine.mermaid()}\n```\n")
        rows = [
            f"| {step.verb} | {', '.join(words[key] for key in step.start)} | {words[step.to]} |"
            for step in machine.steps
        ]
        parts.append("\n".join(["| step | from | to |", "|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)
