"""The one settings file. What it reads from the environment is listed in docs/site.md."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from levelground_site.config.environment import SHORTEST_KEY, Environment

environment = Environment(os.environ)

# ---- What this site is ----

# production: for real use, and the default, so that a forgotten setting is safe. demo: make-believe people and
# organisations, and anyone can be any of them. test: for the tests.
MODE = environment.one_of("MODE", ("production", "demo", "test"), "production")
PRODUCTION, DEMO, TEST = (mode == MODE for mode in ("production", "demo", "test"))
# The make-believe returns: all of England's, or those of one integrated care system, which are made in seconds.
DEMO_SIZE = environment.one_of("DEMO_SIZE", ("england", "system"), "england")
NAME = "Levelground"
DATA = Path(environment.text("DATA", "levelground-site")).absolute()

# ---- Secrets and where it answers ----

_NO_KEY = None if PRODUCTION else f"no-key-{MODE}"
SECRET_KEY = environment.text(
    "SECRET_KEY", None if PRODUCTION else f"not-a-secret-{MODE}", why="at least 50 random characters, kept secret."
)
if PRODUCTION and SECRET_KEY and len(SECRET_KEY) < SHORTEST_KEY:
    environment.fault(f"LEVELGROUND_SECRET_KEY is too short: at least {SHORTEST_KEY} random characters.")
# Of each, the first is for what is new; those after it still open (or prove) what is old.
# Encrypts what is confidential in the database and in files: returns, answers, second factors.
SEALING_KEYS = environment.keys("SEALING_KEYS", _NO_KEY, why="for what is encrypted at rest; the newest first.")
# Proves that the trail is as it was written.
TRAIL_KEYS = environment.keys("TRAIL_KEY", _NO_KEY, why="for the trail.")
# Wraps the key of each document between two people.
DOCUMENT_KEYS = environment.keys("DOCUMENT_KEY", _NO_KEY, why="kept apart from all else.")
if PRODUCTION:
    environment.differ(
        {
            "SECRET_KEY": [SECRET_KEY],
            "SEALING_KEYS": SEALING_KEYS[:1],
            "TRAIL_KEY": TRAIL_KEYS[:1],
            "DOCUMENT_KEY": DOCUMENT_KEYS[:1],
        }
    )
ALLOWED_HOSTS = environment.words(
    "HOSTS", None if PRODUCTION else "localhost,127.0.0.1,[::1],testserver", why="the names it answers to, by commas."
)
SITE_URL = environment.text(
    "URL", None if PRODUCTION else "http://127.0.0.1:8000", why="its public address, such as https://wres.example.org."
).rstrip("/")
DEBUG = False

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "levelground_site.design.errors.stale"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY: dict[str, dict[str, list[Any]]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# ---- Apps ----

FOUNDATIONS = [
    *("design", "access", "audit", "organisations", "people", "jobs", "mail", "home", "search", "releases"),
    *("documents", "documents.portable", "pace", "phones"),
    "easy_read",
]
# A theme app is added here, and nowhere else in this file.
THEMES: list[str] = [
    *("returns", "returns.extracts", "returns.national"),
    "indicators",
    *("api", "challenges"),
    *("carers", "carers.library", "carers.portal_access"),
    "carers.estimate",
    "carers.passports",
    "stories",
    *("lived_experience", "lived_experience.pledges", "lived_experience.posts", "lived_experience.ways_in"),
]
WITHOUT_PAGES = ["access", "mail", "pace"]

INSTALLED_APPS = [
    "levelground_site.config",
    *(f"levelground_site.{app}" for app in [*FOUNDATIONS, *THEMES]),
    *(["levelground_site.demo"] if not PRODUCTION else []),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "levelground_site.people.sessions.end_old_sessions",
    "levelground_site.easy_read.honouring.EasyReadFirst",
]
ROOT_URLCONF = "levelground_site.config.urls"
WSGI_APPLICATION = "levelground_site.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "levelground_site.config.templates.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "levelground_site.config.templates.page",
            ],
        },
    },
    # For the libraries' own templates that ours do not stand in for.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# ---- Extracts that are measured here ----

# Where rows lie while they are measured: private, outside of what is served, best in memory (tmpfs).
MEASURING = Path(environment.text("MEASURING", str(DATA / "measuring"))).absolute()
# How much may be uploaded at once, and how much memory and time a measurement may take.
UPLOAD_MB = environment.number("UPLOAD_MB", 300)
UPLOAD_FILES = environment.number("UPLOAD_FILES", 20)
MEASURING_MB = environment.number("MEASURING_MB", 4000)
MEASURING_SECONDS = environment.number("MEASURING_SECONDS", 300)
# How long the list of faults, which quotes cells, is kept (sealed) for whoever uploaded.
FAULTS_MINUTES = environment.number("FAULTS_MINUTES", 120)

# A film, a recording or a picture of a story.
STORY_MB = environment.number("STORY_MB", 200)

# ---- How often one may ask ----

# Proxies of our own in front, each of which adds the visitor's address to X-Forwarded-For.
PROXIES = environment.number("PROXIES", 1) if PRODUCTION else 0
# Answers of the API a minute: to an address, and to whoever has a token.
API_A_MINUTE = environment.number("API_A_MINUTE", 120)
API_A_MINUTE_BY_TOKEN = environment.number("API_A_MINUTE_BY_TOKEN", 600)

# ---- Challenges of a figure ----

# Within how many days they are answered.
CHALLENGE_DAYS = environment.number("CHALLENGE_DAYS", 14)

# ---- What it keeps ----

DATABASES = {"default": environment.database(DATA)}
CACHES = {
    # What a second look found in each return: more than there are returns in a collection.
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3000}},
    # Parts of pages that are made of releases, which never change: some 10 kB each, compressed, in each process.
    "figures": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "figures",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(DATA / "files")}},
    "staticfiles": {"BACKEND": "levelground_site.config.static.VersionedStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86_400
WHITENOISE_IMMUTABLE_FILE_TEST = r"(?!)"  # none: a file's version is in its query, not its name
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
if TEST:
    TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# ---- People and their sessions ----

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TEST:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "front"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Ends after so long without a page, and after so long in any case.
SESSION_IDLE_MINUTES = environment.number("SESSION_IDLE_MINUTES", 30)
SESSION_HOURS = environment.number("SESSION_HOURS", 12)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600

ACCOUNT_ADAPTER = "levelground_site.people.adapters.InvitedOnly"
ACCOUNT_FORMS = {"login": "levelground_site.people.sign_in_form.SignInForm"}
SOCIALACCOUNT_ADAPTER = "levelground_site.people.adapters.KnownPeopleOnly"
MFA_ADAPTER = "levelground_site.people.adapters.SealedSecrets"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proven by the invitation that was sent to it
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # a passkey can be tried on http://localhost
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "oidc"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
SINGLE_SIGN_ON = environment.text("OIDC_NAME", "")
if SINGLE_SIGN_ON:
    OIDC_URL = environment.text("OIDC_URL", why="the provider's address.")
    # The button's form ends at the provider.
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append("{0.scheme}://{0.netloc}".format(urlsplit(OIDC_URL)))
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": SINGLE_SIGN_ON,
                    "client_id": environment.text("OIDC_CLIENT_ID", why="what the provider calls this site."),
                    "secret": environment.text("OIDC_SECRET", why="shared with the provider."),
                    "settings": {"server_url": OIDC_URL},
                }
            ],
        }
    }

# ---- E-mail: files in a folder, unless a server is named ----

DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "Levelground <levelground@example.org>")
EMAIL_HOST = environment.text("EMAIL_HOST", "")
if EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_PORT = environment.number("EMAIL_PORT", 587)
    EMAIL_HOST_USER = environment.text("EMAIL_USER", "")
    EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD", "")
    EMAIL_USE_TLS = True
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA / "e-mail")

# ---- Text messages: files in a folder, unless a gateway is named ----

TEXT_URL = environment.text("TEXT_URL", "")
TEXT_TOKEN = environment.text("TEXT_TOKEN", "")
TEXT_FROM = environment.text("TEXT_FROM", "")
TEXT_PATH = str(DATA / "texts")
# To all phones together: each costs money, and somebody else's number can be typed.
TEXTS_A_DAY = environment.number("TEXTS_A_DAY", 1000)
# In production nobody reads the folder: then joining by phone is not offered.
TEXTS = bool(TEXT_URL) or not PRODUCTION
if TEXT_URL and not TEXT_URL.startswith(("https://", "http://127.0.0.1", "http://localhost")):
    environment.fault("LEVELGROUND_TEXT_URL must begin with https:// (or be of this machine).")

# ---- Language, time, uploads, logs ----

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# A return is read in memory: it is confidential, and never lies on the disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django_tasks_db": {"level": "WARNING"}, "django_tasks": {"level": "WARNING"}},
}

environment.finish()
