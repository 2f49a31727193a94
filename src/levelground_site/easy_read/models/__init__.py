"""What easy reading keeps."""

from levelground_site.easy_read.models.asking import Filled, Helper, Message, Recording, kept_as
from levelground_site.easy_read.models.wording import Approval, OfAll, Trial, Veto, Wording

__all__ = ["Approval", "Filled", "Helper", "Message", "OfAll", "Recording", "Trial", "Veto", "Wording", "kept_as"]
