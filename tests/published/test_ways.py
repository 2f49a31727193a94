"""Which way each published case is tested: every one of the 53 goes one way, and no other."""

from collections import Counter

from published.cases import CASES
from published.test_by_library import BY_LIBRARY
from published.test_by_records import BY_RECORDS

CONTRADICTED = {
    "kmpt-2020-i4",
    "gloucs-ccg-2020-i1",
    "gloucs-ccg-2019-i1",
    "gloucs-ccg-2020-i1-nc",
    "nhsbt-2020-esr",
    "kmpt-2020-i8-swap",
    "kmicb-2023-epg",
    "eff-2018-coverage",
}


def test_each_case_goes_one_way_and_one_only():
    ways = Counter([*BY_RECORDS, *BY_LIBRARY])
    assert [case for case, times in ways.items() if times > 1] == []
    assert set(ways) == set(CASES)
    assert len(CASES) == 53


def test_so_many_go_each_way():
    print(f"through record files and the command line: {len(BY_RECORDS)}; through the library: {len(BY_LIBRARY)}")
    assert (len(BY_RECORDS), len(BY_LIBRARY)) == (24, 29)


def test_eight_contradict_their_own_inputs():
    assert {case for case, told in CASES.items() if not told["verified"]} == CONTRADICTED
    assert len(CONTRADICTED) == 8
