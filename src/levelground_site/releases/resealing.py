"""The kept inputs of releases, when a sealing key is changed."""

from levelground_site.config.actions import resealer
from levelground_site.config.sealing import sealed_anew
from levelground_site.releases import places
from levelground_site.releases.models import Release


@resealer
def inputs() -> int:
    """Seals them anew, each file whole or not at all; gives how many."""
    paths = [places.inputs_of(each) for each in Release.objects.values_list("public_id", flat=True)]
    for path in filter(lambda each: each.is_file(), paths):
        beside = path.with_suffix(".new")
        beside.write_text(sealed_anew(path.read_text("utf-8")), "utf-8")
        beside.replace(path)
    return len(paths)
