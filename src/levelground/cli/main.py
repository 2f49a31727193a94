"""The command line: what each command takes, and how every ending becomes an exit status and a sentence."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

DONE, FAULTS, WRONG_USE, COULD_NOT, INTERRUPTED = 0, 1, 2, 3, 130
FORMATS = ("csv", "parquet", "json", "xlsx", "html", "docx", "pdf", "plain", "easy-read")
DEFAULT_FORMATS = "csv,json,xlsx,html"


class StoppedError(Exception):
    """An ending that is not success: its exit status, and the sentence for the person."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="levelground",
        description="From extracts to the indicators of a workforce equality standard, on your own computer.",
        epilog="Begin with 'levelground demo', or with 'levelground check FOLDER' on your own extracts.",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _demo(commands)
    _check(commands)
    _measure(commands)
    _standards(commands)
    _synthesise(commands)
    _verify(commands)
    _profile(commands)
    _proofread(commands)
    _board(commands)
    _serve(commands)
    _cells(commands)
    _carers(commands)
    return top


Commands = argparse._SubParsersAction


def _demo(commands: "Commands[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help="a make-believe trust: make it, measure it, show it")
    demo.add_argument("--people", type=int, default=10_000, metavar="N", help="how many people work there (10,000)")
    demo.add_argument("--to", type=Path, default=Path("levelground-demo"), metavar="FOLDER", help="where to write")
    demo.add_argument("--port", type=int, default=8000, help="where the site answers (8000)")
    demo.add_argument("--no-serve", action="store_true", help="stop before the site is served")


def _standard_and_year(command: argparse.ArgumentParser, *, year_required: bool) -> None:
    command.add_argument("--standard", default="wres", metavar="S", help="the standard to measure (wres)")
    command.add_argument(
        "--year", type=int, required=year_required, metavar="Y", help="its edition: the reference date's year"
    )
    command.add_argument("--profile", type=Path, metavar="FILE", help="a TOML file that maps your headings and values")


def _check(commands: "Commands[argparse.ArgumentParser]") -> None:
    check = commands.add_parser("check", help="what is wrong, or to be looked at, in a folder of extracts")
    check.add_argument("folder", type=Path, metavar="FOLDER")
    _standard_and_year(check, year_required=False)
    check.add_argument("--json", action="store_true", help="print the findings as JSON")


def _measure(commands: "Commands[argparse.ArgumentParser]") -> None:
    measure = commands.add_parser("measure", help="the indicators of a standard, as return, workbook and report")
    measure.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of extracts")
    _standard_and_year(measure, year_required=True)
    measure.add_argument("--to", type=Path, required=True, metavar="OUT", help="the folder to write, all or nothing")
    measure.add_argument(
        "--to-month",
        metavar="YYYY-MM",
        help="monitoring: the twelve months to the end of that month, and the run of months; not the return",
    )
    measure.add_argument("--previous", type=Path, metavar="RETURN.json|FOLDER", help="last year, to compare with")
    measure.add_argument(
        "--compare", type=Path, metavar="FILE", help="totals from elsewhere (CSV, XLSX, return.json): why they differ"
    )
    measure.add_argument(
        "--template", type=Path, metavar="BLANK.xlsx", help="the collection's own form, to be filled in"
    )
    measure.add_argument(
        "--cells",
        type=Path,
        metavar="MAP.toml",
        help="what its cells hold ('levelground cells' proposes a map)",
    )
    measure.add_argument(
        "--reasons",
        type=Path,
        metavar="FILE",
        help="why figures moved since last year: a TOML file, the workbook filled in, or an earlier return.json",
    )
    measure.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb", help="the engine that counts")
    measure.add_argument(
        "--master", metavar="URL", help="where Spark runs: local[*] (this machine), or a cluster's URL"
    )
    measure.add_argument(
        "--protect",
        choices=("internal", "public"),
        default="internal",
        help="for whom: internal (default), or public, with small numbers hidden",
    )
    measure.add_argument(
        "--ledger",
        type=Path,
        metavar="FILE",
        help="with --protect public: the file of what was published before, so that nothing can be learnt from two "
        "publications together; this one is added to it (made where there is none)",
    )
    measure.add_argument("--dated", action="store_true", help="write today's date into the outputs")
    measure.add_argument(
        "--formats", default=None, metavar="LIST", help=f"of {','.join(FORMATS)} (default {DEFAULT_FORMATS})"
    )


def _standards(commands: "Commands[argparse.ArgumentParser]") -> None:
    standards = commands.add_parser("standards", help="what is defined, in words")
    standards.add_argument("standard", nargs="?", metavar="STANDARD")
    standards.add_argument("--year", type=int, metavar="Y", help="the edition of one year")


def _synthesise(commands: "Commands[argparse.ArgumentParser]") -> None:
    synthesise = commands.add_parser("synthesise", help="a make-believe health service, with inequities of known size")
    synthesise.add_argument("--organisations", type=int, required=True, metavar="N")
    synthesise.add_argument("--staff", type=int, required=True, metavar="N", help="in all organisations together")
    synthesise.add_argument("--years", type=int, default=1, metavar="N")
    synthesise.add_argument(
        "--last-year", type=int, default=2026, metavar="Y", help="the last reference date's year (2026)"
    )
    synthesise.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    synthesise.add_argument("--seed", type=int, default=1, metavar="S")
    synthesise.add_argument("--mess", action="store_true", help="in the layouts that organisations really export")
    synthesise.add_argument("--monthly", action="store_true", help="staff at the end of every month, not only of March")
    synthesise.add_argument("--format", choices=("parquet", "csv"), default="parquet")


def _verify(commands: "Commands[argparse.ArgumentParser]") -> None:
    verify = commands.add_parser("verify", help="is a return unaltered, and do these records give its counts?")
    verify.add_argument("document", type=Path, metavar="RETURN.json")
    verify.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")


def _profile(commands: "Commands[argparse.ArgumentParser]") -> None:
    profile = commands.add_parser("profile", help="what an unknown file may be: a mapping to correct and keep")
    profile.add_argument("file", type=Path, metavar="FILE", help="one of your extracts")
    profile.add_argument("--to", type=Path, metavar="OUT.toml", help="write it there (default: print it)")


def _proofread(commands: "Commands[argparse.ArgumentParser]") -> None:
    proofread = commands.add_parser("proofread", help="what does not follow from what, in a report typed by hand")
    proofread.add_argument("report", type=Path, metavar="REPORT", help="a draft: DOCX, PDF, HTML, XLSX or text")
    proofread.add_argument(
        "document", type=Path, nargs="?", metavar="RETURN.json", help="check every number against it"
    )


def _board(commands: "Commands[argparse.ArgumentParser]") -> None:
    board = commands.add_parser("board", help="one page for the board, and a slide: five gaps, how sure, what to ask")
    board.add_argument("document", type=Path, metavar="RETURN.json")
    board.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where to write it, all or nothing")


def _serve(commands: "Commands[argparse.ArgumentParser]") -> None:
    serve = commands.add_parser("serve", help="the site, on this computer, until it is stopped")
    serve.add_argument("--host", default="127.0.0.1", metavar="H", help="the address to answer at (127.0.0.1)")
    serve.add_argument("--port", type=int, default=8000, metavar="P", help="the port to answer at (8000)")
    serve.add_argument("--demo", action="store_true", help="a make-believe England, and people whom anybody can be")


def _cells(commands: "Commands[argparse.ArgumentParser]") -> None:
    cells = commands.add_parser("cells", help="what the cells of a blank form may be for: a map to correct")
    cells.add_argument("blank", type=Path, metavar="BLANK.xlsx", help="the collection's own blank")
    cells.add_argument("--standard", default="wres", metavar="S", help="the standard that it is for (wres)")
    cells.add_argument("--to", type=Path, metavar="MAP.toml", help="write it there (default: print it)")


def _carers(commands: "Commands[argparse.ArgumentParser]") -> None:
    carers = commands.add_parser("carers", help="how many of your staff care for somebody, from a table of counts")
    carers.add_argument(
        "counts", type=Path, metavar="COUNTS.csv", help="columns what, age, sex, ethnicity, count ('staff' and more)"
    )
    carers.add_argument(
        "--rates", type=Path, metavar="FILE", help="a source's rates: age, sex, ethnicity, carers, people"
    )
    carers.add_argument(
        "--assume", action="append", default=[], metavar="NAME=NUMBER", help="another number for an assumption of cost"
    )
    carers.add_argument("--to", type=Path, metavar="OUT.csv|OUT.xlsx", help="write it with its working")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives its exit status. No traceback reaches a person."""
    given = parser().parse_args(arguments)
    try:
        return _run(given)
    except StoppedError as stopped:
        print(stopped.sentence, file=sys.stderr)
        return stopped.status
    except KeyboardInterrupt:
        print("Interrupted: nothing was written.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone: there is nobody left to tell.
        sys.stderr.close()
        return COULD_NOT
    except MemoryError:
        print(
            "There is not enough memory for this. Close other programs, or measure fewer organisations.",
            file=sys.stderr,
        )
        return COULD_NOT
    except OSError as error:
        print(f"It could not be finished: {error.strerror or error}{_of(error)}.", file=sys.stderr)
        return COULD_NOT
    except RuntimeError as error:
        # The engine turns an interrupt in the middle of a query into this.
        if "interrupt" not in str(error).lower():
            return _fault(error)
        print("Interrupted: nothing was written.", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # whatever it is, a person gets a sentence
        return _fault(error)


def _fault(error: Exception) -> int:
    """A fault of the program itself: one sentence for a person; the traceback for a developer who asks for it."""
    if os.environ.get("LEVELGROUND_TRACEBACK"):
        raise error
    print(
        f"It could not be finished, by a fault of this program ({type(error).__name__}: {_first_line(error)}). "
        "Nothing was written. LEVELGROUND_TRACEBACK=1 shows where.",
        file=sys.stderr,
    )
    return COULD_NOT


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:200]


def _of(error: OSError) -> str:
    return f" ({error.filename})" if error.filename else ""


def _run(given: argparse.Namespace) -> int:
    """Each command imports what it needs and no more: --help must answer at once."""
    match given.command:
        case "demo":
            from levelground.cli.demo import demo  # noqa: PLC0415

            return demo(given.people, given.to, port=None if given.no_serve else given.port)
        case "check":
            from levelground.cli.check import check  # noqa: PLC0415

            return check(given.folder, given.standard, given.year, given.profile, as_json=given.json)
        case "measure":
            from levelground.cli.measure import Request, measure  # noqa: PLC0415

            return measure(Request.of(given))
        case "standards":
            from levelground.cli.standards import show  # noqa: PLC0415

            return show(given.standard, given.year)
        case "synthesise":
            from levelground.cli.synthesise import synthesise  # noqa: PLC0415

            return synthesise(given)
        case "profile":
            from levelground.cli.profile import profile  # noqa: PLC0415

            return profile(given.file, given.to)
        case "cells":
            from levelground.cli.cells import cells  # noqa: PLC0415

            return cells(given.blank, given.standard, given.to)
        case "carers":
            from levelground.cli.carers import carers  # noqa: PLC0415

            return carers(given.counts, given.rates, given.assume, given.to)
        case "proofread":
            from levelground.cli.proofread import proofread  # noqa: PLC0415

            return proofread(given.report, given.document)
        case "board":
            from levelground.cli.board import board  # noqa: PLC0415

            return board(given.document, given.to)
        case "serve":
            from levelground.cli.serve import serve  # noqa: PLC0415

            return serve(given.host, given.port, demo=given.demo)
        case _:
            from levelground.cli.verify import verify  # noqa: PLC0415

            return verify(given.document, given.folder)


if __name__ == "__main__":
    sys.exit(main())
