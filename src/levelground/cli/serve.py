"""levelground serve: the site, which is a package of its own and may not be installed."""

import os
import signal
import subprocess
import sys
from importlib.util import find_spec

from levelground.cli.main import COULD_NOT, StoppedError

HOST = "127.0.0.1"


def serve(host: str, port: int, *, demo: bool) -> int:
    """Runs the site as a process of its own until it ends; gives its exit status."""
    if find_spec("django") is None:
        raise StoppedError(COULD_NOT, "The site is not installed: script/setup, or pip install 'levelground[site]'.")
    environment = {**os.environ, "LEVELGROUND_MODE": "demo"} if demo else dict(os.environ)
    command = [sys.executable, "-m", "levelground_site", "serve", "--host", host, "--port", str(port)]
    with subprocess.Popen(command, env=environment) as site:  # noqa: S603 (our own program)
        # Whoever ends this process means the site, which would go on alone and keep the port.
        signal.signal(signal.SIGTERM, lambda *_: site.terminate())
        try:
            return site.wait()
        except KeyboardInterrupt:
            # It was interrupted as well, and ends its own parts.
            return site.wait()
