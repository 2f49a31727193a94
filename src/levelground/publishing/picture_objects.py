"""Everyday objects and signs, drawn for easy reading in the same plain lines as the things."""

from collections.abc import Callable

from levelground.publishing.picture_things import box, disc, letters, moved, path, scales

_HAND = (
    "M44 58l16-18V18c0-11 17-11 17 5v23h22c10 0 11 12 4 15 6 4 4 12-3 14 5 4 2 12-4 13 3 6-1 12-8 12H56l-12-6z"
)  # fmt: skip
_BUBBLE = "M8 10h104v70H62L40 106V80H8z"
_ENVELOPE = box("soft", 10, 28, 100, 68, 3) + path("line", "M10 32l50 38 50-38")


def _money() -> str:
    return (
        box("soft", 6, 44, 92, 56, 4)
        + disc("paper", 52, 72, 19)
        + letters("£", 52, 83, 30)
        + disc("full", 96, 36, 17)
        + path("line", "M14 54h8M14 90h8M82 90h8")
    )


def _form() -> str:
    rows = "".join(box("paper", 28, y, 12, 12) + path("line", f"M48 {y + 6}h26") for y in (26, 50, 74))
    return (
        box("soft", 18, 10, 68, 102, 4)
        + rows
        + path("line", "M31 32l3 4 6-9M31 56l3 4 6-9")
        + path("full", "M98 44l14 11-30 39-15 5 2-16z")
    )


def _calendar() -> str:
    days = "".join(box("paper", x, y, 12, 12) for y in (56, 78) for x in (26, 45, 64))
    return (
        box("soft", 14, 20, 92, 90, 6)
        + path("line", "M14 46h92M38 10v20M82 10v20")
        + days
        + box("full", 83, 56, 12, 12)
        + box("paper", 83, 78, 12, 12)
    )


def _hospital() -> str:
    windows = "".join(box("paper", x, y, 16, 14) for x in (22, 82) for y in (52, 78))
    return (
        box("soft", 12, 40, 96, 70)
        + box("soft", 40, 8, 40, 102)
        + box("full", 55, 16, 10, 30)
        + box("full", 45, 26, 30, 10)
        + windows
        + box("paper", 50, 78, 20, 32)
        + path("line", "M4 110h112M60 78v32")
    )


def _talk() -> str:
    return (
        path("soft", "M6 10h70v42H36L22 66V52H6z")
        + path("paper", "M44 64h70v36H98v14L84 100H44z")
        + path("line", "M18 24h46M18 36h30M56 76h46M56 88h28")
    )


def _stop() -> str:
    return path("full", "M40 8h40l32 32v40l-32 32H40L8 80V40z") + box("paper", 28, 50, 64, 20)


def _phone() -> str:
    keys = "".join(disc("ink", x, y, 4) for y in (62, 76, 90) for x in (46, 60, 74))
    return box("soft", 32, 6, 56, 108, 9) + box("paper", 40, 18, 40, 32) + keys + path("line", "M52 102h16")


def _bus() -> str:
    windows = "".join(box("paper", x, 40, 18, 20) for x in (16, 40, 64))
    wheels = "".join(disc("ink", x, 94, 12) + disc("paper", x, 94, 4) for x in (32, 86))
    return box("soft", 6, 28, 108, 66, 9) + windows + box("paper", 90, 40, 16, 42) + path("line", "M6 72h80") + wheels


def _promise() -> str:
    return (
        box("paper", 14, 8, 72, 96, 3)
        + path("line", "M26 26h48M26 40h48M26 54h30M24 88q8-16 12-4t12-4 10 4")
        + path("full", "M84 92l-8 24 16-8 16 8-8-24z")
        + disc("soft", 92, 80, 18)
        + path("line", "M84 80l6 7 11-14")
    )


def _clock() -> str:
    return (
        disc("soft", 60, 60, 50) + path("thick", "M60 28v32l22 14") + path("line", "M60 10v8M60 102v8M10 60h8M102 60h8")
    )


def _home() -> str:
    return (
        path("soft", "M22 54v56h76V54L60 20z")
        + path("line", "M6 66L60 16l54 50")
        + box("paper", 52, 72, 22, 38)
        + box("paper", 30, 66, 14, 14)
        + disc("full", 68, 92, 3)
    )


def _computer() -> str:
    return (
        box("soft", 8, 14, 104, 70, 5)
        + box("paper", 18, 24, 84, 50)
        + path("line", "M50 84l-4 22h28l-4-22M34 106h52M28 38h40M28 50h60M28 62h28")
    )


def _email() -> str:
    return (
        box("soft", 8, 14, 104, 70, 5)
        + moved(_ENVELOPE, "translate(27 18) scale(0.55)")
        + path("line", "M50 84l-4 22h28l-4-22M34 106h52")
    )


def _key() -> str:
    return path("thick", "M52 56l50 50M84 88l12-12M96 100l10-10") + disc("soft", 36, 40, 27) + disc("paper", 30, 34, 8)


def _thumb() -> str:
    return path("soft", _HAND) + box("full", 20, 54, 20, 54, 3)


def _idea() -> str:
    return path("soft", "M60 22a30 30 0 0 0-18 54c4 4 5 7 5 12h26c0-5 1-8 5-12a30 30 0 0 0-18-54z") + path(
        "line", "M48 96h24M51 104h18M56 112h8M60 6v8M18 22l7 6M102 22l-7 6M10 56h10M100 56h10M50 58l10 8 10-8M60 66v20"
    )


def _advert() -> str:
    return (
        box("paper", 12, 8, 96, 68, 4)
        + box("full", 12, 8, 96, 30, 4)
        + letters("JOB", 60, 32, 26)
        + path("line", "M26 50h68M26 62h44M34 76v38M86 76v38M24 114h20M76 114h20")
    )


def _microphone() -> str:
    return box("soft", 42, 6, 36, 62, 18) + path(
        "line", "M28 52a32 32 0 0 0 64 0M60 84v24M40 110h40M42 30h12M42 44h12M66 30h12M66 44h12"
    )


def _film() -> str:
    return (
        disc("paper", 26, 28, 17)
        + disc("paper", 62, 28, 17)
        + disc("ink", 26, 28, 4)
        + disc("ink", 62, 28, 4)
        + box("soft", 6, 46, 76, 56, 6)
        + path("soft", "M82 66l32-18v52l-32-18z")
        + disc("full", 22, 62, 6)
    )


def _pencil() -> str:
    return (
        path("soft", "M14 106l7-30 62-62 24 24-62 62z")
        + path("line", "M21 76l24 24M71 26l24 24M12 112h60")
        + path("ink", "M14 106l4-14 11 11z")
    )


def _loudspeaker() -> str:
    return path("soft", "M8 44h22l30-26v84L30 76H8z") + path(
        "line", "M74 42q12 18 0 36M88 30q22 30 0 60M102 18q32 42 0 84"
    )


def _printer() -> str:
    return (
        box("paper", 32, 6, 56, 40)
        + box("soft", 10, 40, 100, 46, 6)
        + box("paper", 32, 70, 56, 44)
        + path("line", "M42 84h36M42 98h24")
        + disc("full", 96, 54, 5)
    )


def _place() -> str:
    return path("soft", "M60 6a36 36 0 0 0-36 36c0 28 36 70 36 70s36-42 36-70A36 36 0 0 0 60 6z") + disc(
        "full", 60, 42, 14
    )


def _college() -> str:
    return (
        path("soft", "M28 54v30c18 16 46 16 64 0V54z")
        + path("paper", "M60 20L4 46l56 26 56-26z")
        + path("line", "M60 46l46 8v30")
        + disc("full", 106, 90, 7)
    )


def _tools() -> str:
    hammer = box("soft", 54, 36, 12, 78, 4) + path("full", "M28 10h52l12 14-12 14H28z")
    driver = box("soft", 52, 6, 16, 44, 6) + path("thick", "M60 52v52") + path("line", "M54 108h12")
    return moved(driver, "rotate(42 60 60)") + moved(hammer, "rotate(-38 60 60)")


def _wait() -> str:
    return (
        path("soft", "M32 12h56c0 32-22 36-22 48s22 16 22 48H32c0-32 22-36 22-48S32 44 32 12z")
        + path("thick", "M24 10h72M24 110h72")
        + path("full", "M40 102c4-14 14-18 20-24 6 6 16 10 20 24z")
        + path("line", "M60 60v14")
    )


def _sad() -> str:
    return (
        disc("soft", 60, 58, 46)
        + disc("ink", 44, 46, 5)
        + disc("ink", 76, 46, 5)
        + path("line", "M38 84c8-20 36-20 44 0")
    )


def _not_working() -> str:
    face = disc("paper", 60, 44, 26) + disc("ink", 51, 38, 3.5) + disc("ink", 69, 38, 3.5)
    return path("soft", _BUBBLE) + face + path("line", "M47 58c5-11 21-11 26 0")


def _change() -> str:
    return path("thick", "M20 56a42 42 0 0 1 74-22M100 64a42 42 0 0 1-74 22") + path(
        "full", "M102 14v32H70zM18 106V74h32z"
    )


def _choose() -> str:
    return (
        box("paper", 8, 16, 46, 46, 4)
        + box("soft", 66, 16, 46, 46, 4)
        + path("thick", "M76 40l10 12 18-24")
        + path("full", "M89 72l18 22H96v20H82V94H71z")
    )


def _quiet() -> str:
    return (
        path("thick", "M20 72V60a40 40 0 0 1 80 0v12") + box("soft", 8, 66, 24, 42, 8) + box("soft", 88, 66, 24, 42, 8)
    )


def _break() -> str:
    return path("soft", "M18 46h64v34a24 24 0 0 1-24 24H42a24 24 0 0 1-24-24z") + path(
        "line", "M82 56h10a15 15 0 0 1 0 30H80M10 114h80M34 34q-7-9 0-18t0-10M52 34q-7-9 0-18t0-10M70 34q-7-9 0-18t0-10"
    )


def _search() -> str:
    return path("thick", "M74 74l36 36") + disc("soft", 48, 48, 38) + path("line", "M28 46a20 20 0 0 1 18-18")


def _keep() -> str:
    return (
        box("paper", 34, 8, 52, 50, 2)
        + path("line", "M44 20h32M44 30h32")
        + path("soft", "M8 40h32l10 12h62v58H8z")
        + path("line", "M60 64v28M48 80l12 12 12-12")
    )


def _bin() -> str:
    return path("soft", "M26 36h68l-7 76H33z") + path(
        "line", "M14 36h92M44 36V20h32v16M46 52l3 44M60 52v44M74 52l-3 44"
    )


def _camera() -> str:
    return (
        box("soft", 8, 36, 104, 68, 8)
        + path("soft", "M38 36l8-18h28l8 18z")
        + disc("paper", 60, 70, 24)
        + disc("ink", 60, 70, 10)
        + disc("full", 98, 50, 4)
    )


def _law() -> str:
    return box("soft", 14, 8, 92, 104, 5) + path("line", "M28 8v104") + moved(scales(0), "translate(36 26) scale(0.52)")


def _pay() -> str:
    return (
        box("paper", 18, 6, 84, 108, 3)
        + path("line", "M30 22h60M30 38h34M30 54h34M30 70h60")
        + box("soft", 30, 80, 60, 26)
        + letters("£", 46, 102, 22)
        + path("line", "M58 93h24")
    )


OBJECTS: dict[str, tuple[str, Callable[[], str]]] = {
    "money": ("Money", _money),
    "pay": ("A pay slip", _pay),
    "form": ("A form and a pen", _form),
    "calendar": ("A calendar", _calendar),
    "hospital": ("A hospital", _hospital),
    "letter": ("A letter", lambda: _ENVELOPE),
    "talk": ("Two speech bubbles", _talk),
    "stop": ("A stop sign", _stop),
    "yes": ("A tick", lambda: disc("soft", 60, 60, 50) + path("thick", "M34 62l18 22 34-46")),
    "no": ("A cross", lambda: disc("paper", 60, 60, 50) + path("cross", "M40 40l40 40M80 40L40 80")),
    "phone": ("A phone", _phone),
    "bus": ("A bus", _bus),
    "promise": ("A signed promise", _promise),
    "clock": ("A clock", _clock),
    "home": ("A house", _home),
    "computer": ("A computer", _computer),
    "email": ("A letter on a computer", _email),
    "key": ("A key", _key),
    "good": ("A thumb up", _thumb),
    "not-good": ("A thumb down", lambda: moved(_thumb(), "matrix(1 0 0 -1 0 120)")),
    "idea": ("A light bulb", _idea),
    "advert": ("A sign that says job", _advert),
    "voice": ("A microphone", _microphone),
    "film": ("A film camera", _film),
    "write": ("A pencil", _pencil),
    "listen": ("A loudspeaker", _loudspeaker),
    "print": ("A printer", _printer),
    "bigger": ("A small and a large letter", lambda: letters("A", 26, 96, 44) + letters("A", 78, 96, 104)),
    "place": ("A mark on a map", _place),
    "college": ("A college cap", _college),
    "tools": ("A hammer and a screwdriver", _tools),
    "question": ("A question", lambda: path("soft", _BUBBLE) + letters("?", 60, 66, 56)),
    "answer": ("An answer", lambda: path("paper", _BUBBLE) + path("thick", "M40 46l14 16 28-34")),
    "wait": ("An hourglass", _wait),
    "warning": ("A warning sign", lambda: path("soft", "M60 10L114 106H6z") + letters("!", 60, 96, 64)),
    "sad": ("A sad face", _sad),
    "not-working": ("A speech bubble with a sad face", _not_working),
    "change": ("Two arrows in a ring", _change),
    "finish": ("A flag", lambda: path("thick", "M26 8v106") + path("full", "M30 12h72l-18 22 18 22H30z")),
    "choose": ("Two boxes, one ticked", _choose),
    "quiet": ("Headphones", _quiet),
    "break": ("A hot drink", _break),
    "search": ("A looking glass", _search),
    "keep": ("A page goes into a folder", _keep),
    "bin": ("A bin", _bin),
    "photo": ("A camera", _camera),
    "law": ("A book of law", _law),
    "heart": (
        "A heart",
        lambda: path("soft", "M60 106C20 76 8 56 8 40a26 26 0 0 1 52-8 26 26 0 0 1 52 8c0 16-12 36-52 66z"),
    ),
    "back": ("An arrow to the left", lambda: path("full", "M8 60l46-42v24h58v36H54v24z")),
    "next": ("An arrow to the right", lambda: path("full", "M112 60L66 18v24H8v36h58v24z")),
}
