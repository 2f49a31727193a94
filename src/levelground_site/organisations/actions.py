"""What happens to organisations."""

from collections.abc import Sequence

from levelground_site.access.acting import action, note
from levelground_site.organisations.models import Organisation
from levelground_site.organisations.reading import Row


@action("organisation.load")
def load(by: object, thing: None, rows: Sequence[Row]) -> None:
    """Puts the rows in place of what was known of the same codes; what the file does not name stays as it is."""
    before = Organisation.objects.in_bulk(field_name="code")
    for row in rows:
        given = {
            "name": row.name,
            "kind": row.kind,
            "region": row.region,
            "opened": row.opened,
            "closed": row.closed,
            **row.further,
            # Those it points at may come later in the file.
            "ics": None,
            "successor": None,
        }
        Organisation.objects.update_or_create(code=row.code, defaults=given)
    now = Organisation.objects.in_bulk(field_name="code")
    for row in rows:
        organisation = now[row.code]
        organisation.ics = now[row.ics] if row.ics else None
        organisation.successor = now[row.successor] if row.successor else None
    Organisation.objects.bulk_update([now[row.code] for row in rows], ["ics", "successor"])
    note(new=sorted(set(now) - set(before)), read=len(rows))
