"""What can go wrong with a register."""

from bandung.values.errors import BandungError, _


class RegisterError(BandungError):
    sentence = _("The register %(register)s refused this.")


class NoSuchRegister(RegisterError):
    status = 404
    sentence = _("There is no register “%(register)s” on this node.")


class RegisterExists(RegisterError):
    sentence = _("The register “%(register)s” exists already.")


class NotOurKey(RegisterError):
    sentence = _("This node does not hold the key of “%(register)s”: only the party's own node can write in it.")


class WrongSecret(RegisterError):
    sentence = _("The key of “%(register)s” cannot be opened: the node's secret is not the one it was kept with.")


class NoSuchEntry(RegisterError):
    status = 404
    sentence = _("The register %(register)s has no entry %(seq)s.")


class CannotRedact(RegisterError):
    sentence = _("Entry %(seq)s of %(register)s cannot be erased: it has no body, or the register rests on it.")


class Unchangeable(RegisterError):
    sentence = _("An entry of a register is never changed or deleted.")


class Forked(RegisterError):
    sentence = _("Entry %(seq)s of %(register)s differs from the one this node already holds: the register was forked.")


class HostingSuspended(RegisterError):
    sentence = _("The operator of this node suspended hosting of “%(register)s”: %(why)s. Reading goes on.")


class NoReason(RegisterError):
    sentence = _("Say why hosting is suspended, in at most %(most)s letters: everybody reads it.")
