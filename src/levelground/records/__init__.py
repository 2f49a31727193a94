"""Records: the canonical record sets, the readers of the files that organisations have, and the checks on them."""

from levelground.records.checks import Ask
from levelground.records.ethnicity import EthnicCategory, ethnic_categories
from levelground.records.extracts import Extracts, columns_with_origin, damaged_files, open_folder, sha256_of
from levelground.records.findings import EXAMPLES, Finding, InputFaultsError, errors, printable
from levelground.records.known import GROUP as RECORD_SETS_GROUP
from levelground.records.known import MoreOf, record_set_named, record_sets, refusals
from levelground.records.mapping import Profile, ProfileError
from levelground.records.package import look_at
from levelground.records.plain_rows import PlainRows, rows_of_file, sheet_texts
from levelground.records.profile import REMEMBERED, profile_of, read_profile, remembered_profile
from levelground.records.profile_text import profile_as_toml
from levelground.records.proposal_text import as_toml
from levelground.records.proposals import Proposal, propose
from levelground.records.proposals import in_words as confidence_in_words
from levelground.records.sampling import Sample, sample_of
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
from levelground.records.signatures import signature
from levelground.records.source import ParquetOrigin, Source, TextOrigin, connect
from levelground.records.text_file import one_line_a_row

__all__ = [
    "DERIVED_FROM",
    "EXAMPLES",
    "NON_CLINICAL_STAFF_GROUPS",
    "PAY_BANDS",
    "PAY_BANDS_BY_PAY",
    "RECORD_SETS",
    "RECORD_SETS_GROUP",
    "REMEMBERED",
    "STAFF_GROUPS",
    "Ask",
    "Column",
    "EthnicCategory",
    "Extracts",
    "Finding",
    "InputFaultsError",
    "MoreOf",
    "ParquetOrigin",
    "PlainRows",
    "Profile",
    "ProfileError",
    "Proposal",
    "RecordSet",
    "Sample",
    "Source",
    "TextOrigin",
    "as_toml",
    "columns_with_origin",
    "confidence_in_words",
    "connect",
    "damaged_files",
    "errors",
    "ethnic_categories",
    "look_at",
    "one_line_a_row",
    "open_folder",
    "printable",
    "profile_as_toml",
    "profile_of",
    "propose",
    "read_profile",
    "record_set_named",
    "record_sets",
    "refusals",
    "remembered_profile",
    "rows_of_file",
    "sample_of",
    "sha256_of",
    "sheet_texts",
    "signature",
]
