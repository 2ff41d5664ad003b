"""Settings of the test suite: a node of its own for every process, fast passwords, the small hashing encoder."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("BANDUNG_HOME", tempfile.mkdtemp(prefix="bandung-tests-"))
if worker := os.environ.get("PYTEST_XDIST_WORKER", ""):
    os.environ["BANDUNG_HOME"] = str(Path(os.environ["BANDUNG_HOME"]) / worker)
os.environ["BANDUNG_MODE"] = "demonstration"
os.environ["BANDUNG_ENCODER"] = "hashing"

from bandung.site.settings import *  # noqa: F403 - the suite runs on the settings of a node

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "urgent"]}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
