"""The settings as the tests and the type checker read them, whatever the environment says."""

import os
import tempfile

os.environ["LEVELGROUND_MODE"] = "test"
os.environ["LEVELGROUND_DATA"] = f"{tempfile.gettempdir()}/levelground-site-tests-{os.getuid()}"

from levelground_site.config.settings import *  # noqa: F403
