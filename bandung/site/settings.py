"""Django's settings of a node. What a node may choose is in ``environment``; everything else is decided here."""

from pathlib import Path

from bandung.site import environment

_ROOT = Path(__file__).resolve().parent.parent

MODE = environment.mode()
HOME = environment.home()
SECRET_KEY = environment.secret()
REGISTER_SECRET = SECRET_KEY
DEBUG = False
ALLOWED_HOSTS = environment.value("BANDUNG_HOSTS").split(",")
NODE_ADDRESS = environment.address()
WEBHOOKS_INSIDE = environment.yes("BANDUNG_WEBHOOKS_INSIDE")
NODE_NAME = environment.value("BANDUNG_NODE_NAME")
ENCODER = environment.encoder()
MAP_SHAPES = environment.value("BANDUNG_MAP_SHAPES")
STATISTICS_URL = environment.value("BANDUNG_STATISTICS_URL")
FIGURES = environment.home() / "figures"
INDEX_FOLDER = HOME / "index"
INTAKE_FOLDER = HOME / "intake"
DATASETS_FOLDER = HOME / "iati"
CHECKS_FOLDER = HOME / "iati-checks"
RATES_FOLDER = HOME / "rates"
LEDGER_FOLDER = HOME / "ledger"
TITLE_WORDS = environment.whole("BANDUNG_TITLE_WORDS")
SUMMARY_WORDS = environment.whole("BANDUNG_SUMMARY_WORDS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "bandung.registers",
    "bandung.parties",
    "bandung.people",
    "bandung.exchange",
    "bandung.introductions",
    "bandung.training",
    "bandung.consents",
    "bandung.partnerships",
    "bandung.plans",
    "bandung.commissions",
    "bandung.funds",
    "bandung.payments",
    "bandung.contributions",
    "bandung.reviews",
    "bandung.reporting",
    "bandung.datasets",
    "bandung.clearance",
    "bandung.returns",
    "bandung.notices",
    "bandung.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "bandung.web.middleware.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bandung.web.middleware.refusals",
]

ROOT_URLCONF = "bandung.site.urls"
WSGI_APPLICATION = "bandung.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bandung.web.context.node",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "bandung.web.templatetags.bandung"],
        },
    }
]

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # A folder, not the memory of one process: counted tries and sessions that ended are known to all of them.
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "urgent"]}}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "bandung.web.accounts.adapters.Accounts"
SOCIALACCOUNT_ADAPTER = "bandung.web.accounts.adapters.Directory"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = None
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": environment.directory()}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # Directory decides: by an address that both sides have verified
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads elsewhere is what our Content-Security-Policy forbids
SOCIALACCOUNT_QUERY_EMAIL = False
MFA_ADAPTER = "bandung.web.accounts.adapters.SecondFactors"
MFA_FORMS = {
    "add_webauthn": "bandung.web.accounts.keys.AddKey",
    "authenticate_webauthn": "bandung.web.accounts.keys.AskKey",
    "login_webauthn": "bandung.web.accounts.keys.SignInWithKey",
    "reauthenticate_webauthn": "bandung.web.accounts.keys.AskKeyAgain",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = NODE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not environment.yes("BANDUNG_HTTPS")
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.yes("BANDUNG_HTTPS") else 0
SECOND_FACTOR = environment.yes("BANDUNG_SECOND_FACTOR")
globals().update(environment.mail(HOME))
DEFAULT_FROM_EMAIL = environment.value("BANDUNG_MAIL_FROM")
MAILBOX = environment.mailbox()
MAILBOX_CHECKED_BY = environment.value("BANDUNG_MAILBOX_CHECKED_BY").strip()
MAILBOX_ADDRESS = environment.value("BANDUNG_MAILBOX_ADDRESS")
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt", "Português"),
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("ru", "Русский"),
]
LOCALE_PATHS = [_ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bandung.web.refusals.expired"
if environment.yes("BANDUNG_HTTPS"):
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refusal is an answer, not an event for the log.
    "loggers": {"django.request": {"level": "ERROR"}},
}
