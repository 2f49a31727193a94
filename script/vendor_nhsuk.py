"""Takes the NHS design system's open parts from its package into the site, without what is protected.

For maintainers, after `npm pack nhsuk-frontend@VERSION`: script/vendor_nhsuk.py nhsuk-frontend-VERSION.tgz
The typeface Frutiger and the NHS logo are protected, so the rules that fetch the one and the images that carry the
other are left out (tests/site/design/test_vendored.py).
"""

import re
import sys
import tarfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/levelground_site/design/static/nhsuk"
WANTED = ("nhsuk-frontend.min.css", "nhsuk-frontend.min.js")


def without_protected_parts(css: str) -> str:
    """The stylesheet without the protected typeface, without addresses elsewhere, and with relative images."""
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r"font-family:\s*Frutiger W01,\s*", "font-family:", css)
    css = css.replace("/assets/images/", "images/")
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


def main(archive: Path) -> None:
    """Writes the two files, and the plain icons that the stylesheet names."""
    with tarfile.open(archive) as package:
        text = {name: _read(package, f"package/dist/nhsuk/{name}") for name in WANTED}
        css = without_protected_parts(text["nhsuk-frontend.min.css"])
        if "rutiger" in css or "assets.nhs.uk" in css:
            sys.exit("The stylesheet still names the protected typeface or its address: look at the rules above.")
        TARGET.mkdir(parents=True, exist_ok=True)
        (TARGET / "nhsuk-frontend.min.css").write_text(css, encoding="utf-8")
        script = re.sub(r"//# sourceMappingURL=.*", "", text["nhsuk-frontend.min.js"])
        (TARGET / "nhsuk-frontend.min.js").write_text(script, encoding="utf-8")
        for name in sorted(set(re.findall(r"images/([\w.-]+)", css))):
            (TARGET / "images").mkdir(exist_ok=True)
            image = _read(package, f"package/dist/nhsuk/assets/images/{name}")
            (TARGET / "images" / name).write_text(image, encoding="utf-8")


def _read(package: tarfile.TarFile, name: str) -> str:
    found = package.extractfile(name)
    if found is None:
        sys.exit(f"{name} is not in the package.")
    return found.read().decode()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
