"""Settings of the test suite: a node of its own, fast passwords, the small hashing encoder."""

import os
import tempfile

os.environ.setdefault("BANDUNG_HOME", tempfile.mkdtemp(prefix="bandung-tests-"))
os.environ["BANDUNG_MODE"] = "demonstration"
os.environ["BANDUNG_ENCODER"] = "hashing"

from bandung.site.settings import *  # noqa: F403 - the suite runs on the settings of a node

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
