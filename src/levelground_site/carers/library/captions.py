"""Whether captions are captions (WebVTT): times that run forward, and words at each."""

import re

_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_LINE = re.compile(rf"({_TIME.pattern})[ \t]+-->[ \t]+({_TIME.pattern})(?:[ \t].*)?")


def faults_of(text: str) -> list[str]:
    """What is wrong with a WebVTT file, a sentence each with its line; nothing when it can be shown."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        return ["Line 1: captions begin with the word WEBVTT."]
    faults, cues, before = [], 0, 0.0
    for place, line in enumerate(lines[1:], 2):
        if "-->" not in line:
            continue
        cues += 1
        found = _LINE.fullmatch(line.strip())
        if found is None:
            faults.append(f"Line {place}: '{line.strip()[:60]}' is no time like 00:01.000 --> 00:04.000.")
            continue
        start, end = (_seconds(each) for each in line.split("-->"))
        if end <= start:
            faults.append(f"Line {place}: it ends before it begins.")
        if start < before:
            faults.append(f"Line {place}: it begins before the one above it.")
        before = start
        if place >= len(lines) or not lines[place].strip():
            faults.append(f"Line {place}: no words follow.")
    return faults or ([] if cues else ["There are no captions in it."])


def _seconds(text: str) -> float:
    found = _TIME.search(text)
    if found is None:
        return 0.0
    hours, minutes, seconds, thousandths = (int(each or 0) for each in found.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
