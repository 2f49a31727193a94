"""Records: the canonical record sets, the readers of the files that organisations have, and the checks on them."""

from levelground.records.extracts import Extracts, columns_with_origin, damaged_files, open_folder, sha256_of
from levelground.records.findings import EXAMPLES, Finding, InputFaultsError, errors
from levelground.records.profile import Profile, ProfileError, profile_of, read_profile
from levelground.records.sets import (
    DERIVED_FROM,
    NON_CLINICAL_STAFF_GROUPS,
    PAY_BANDS,
    PAY_BANDS_BY_PAY,
    RECORD_SETS,
    STAFF_GROUPS,
    Column,
    RecordSet,
)
from levelground.records.source import Source, connect

__all__ = [
    "DERIVED_FROM",
    "EXAMPLES",
    "NON_CLINICAL_STAFF_GROUPS",
    "PAY_BANDS",
    "PAY_BANDS_BY_PAY",
    "RECORD_SETS",
    "STAFF_GROUPS",
    "Column",
    "Extracts",
    "Finding",
    "InputFaultsError",
    "Profile",
    "ProfileError",
    "RecordSet",
    "Source",
    "columns_with_origin",
    "connect",
    "damaged_files",
    "errors",
    "open_folder",
    "profile_of",
    "read_profile",
    "sha256_of",
]
