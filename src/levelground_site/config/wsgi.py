"""What a server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelground_site.config.settings")
application = get_wsgi_application()
# All that answers is loaded before anybody asks. It lives as long as the process, so looking through it again and again
# for what may be thrown away would only take time from answers.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
