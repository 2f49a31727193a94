"""All the pages that a reader comes to by links: fetched, with what is needed to know a page that was met before."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext

# Wherever an address has parts or asks something, so many pages of its kind are read.
OF_A_KIND = 2
# What programs ask, files by their names, and what ends the visit; any other file is known when it is answered.
LEFT_OUT = re.compile(r"/(sign-out|be|film)/|^/api/v\d|[?&](format|download)=|\.\w+(\?|$)")
# What is new in every answer, and says nothing of the page.
OF_THE_MOMENT = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')
# What the header and footer say of the page between them, without another look.
OF_THE_PAGE = re.compile(r'<title>[^<]*</title>|\s(href|action)="[^"]*"')
HREF = re.compile(r'<a\b[^>]*?\shref="([^"#]+)')


@dataclass(frozen=True)
class Read:
    """A page as it was answered: its address, the name of its view, the status, and prints of its two parts: of the
    header and footer, and of what is between."""

    path: str
    view: str
    status: int
    around: bytes
    main: bytes


def view_of(path: str) -> str:
    """The name of the address in the site; the address itself where only the demo has it."""
    try:
        return resolve(urlsplit(path).path).url_name or path
    except Resolver404:
        return urlsplit(path).path


def read_all(context: BrowserContext, first: str) -> Iterator[Read]:
    """The pages that links lead to from the first, and on from there, nearest first: some of each kind."""
    waiting, met, kinds = deque([first]), set[str](), Counter[tuple[str, ...]]()
    while waiting:
        path = waiting.popleft()
        view = view_of(path)
        kind = (view, *sorted({name for name, _ in parse_qsl(urlsplit(path).query, keep_blank_values=True)}))
        if path in met or LEFT_OUT.search(path) or kinds[kind] >= OF_A_KIND:
            continue
        met.add(path)
        answer = context.request.get(path)
        if answer.ok and not _is_page(answer.headers):
            continue
        kinds[kind] += 1
        html = answer.text()
        answer.dispose()
        yield Read(path, view_of(answer.url), answer.status, *_parts(html))
        found = [urljoin(answer.url, unescape(each)) for each in HREF.findall(html)]
        root = urljoin(answer.url, "/")
        waiting += [each.removeprefix(root.rstrip("/")) for each in found if each.startswith(root)]


def _is_page(headers: dict[str, str]) -> bool:
    kept = headers.get("content-disposition", "").startswith("attachment")
    return headers.get("content-type", "").startswith("text/html") and not kept


def _parts(html: str) -> tuple[bytes, bytes]:
    """Prints of the header and footer, and of what stands between: answers that share one look the same there."""
    html = OF_THE_MOMENT.sub("", html)
    before, _, rest = html.partition("</header>")
    main, _, after = rest.partition("</main>")
    around = OF_THE_PAGE.sub("", f"{before}\n{after}")
    return sha256(around.encode()).digest(), sha256(main.encode()).digest()
