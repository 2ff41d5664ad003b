"""What can go wrong with IATI files of others."""

from bandung.values.errors import BandungError, _


class DatasetError(BandungError):
    status = 400
    sentence = _("This cannot be done with these data.")


class NoSuchDataset(DatasetError):
    status = 404
    sentence = _("There are no such data here; they may be for the people of their keeper only.")


class NoSuchImport(DatasetError):
    status = 404
    sentence = _("There is no such import here.")


class TakenName(DatasetError):
    status = 409
    sentence = _("You keep data under the name “%(name)s” already: add the file there, or choose another name.")


class NeedsName(DatasetError):
    status = 422
    sentence = _("Give the data a name by which your people know them, of at most 200 characters.")


class BadDetail(DatasetError):
    status = 422
    sentence = _("“%(value)s” does not fit here: %(most)s characters at most, on one line.")


class BadAddress(DatasetError):
    status = 422
    sentence = _("“%(value)s” is not a web address that begins with http:// or https://.")


class BadChoice(DatasetError):
    status = 422
    sentence = _("“%(value)s” is none of the choices for %(name)s.")


class FileTooLarge(DatasetError):
    status = 413
    sentence = _("The file has more than %(most)s million bytes. Divide it into several.")


class FileGone(DatasetError):
    status = 410
    sentence = _("The file %(name)s is not here any more. Bring it in again.")


class AlreadyKept(DatasetError):
    status = 409
    sentence = _("This very file is version %(number)s already.")


class NotReadYet(DatasetError):
    status = 409
    sentence = _("The file has not been read yet. Look again in a moment.")


class AlreadyChanged(DatasetError):
    status = 409
    sentence = _("Another import has changed what stands here. Look at the list again, then take over.")


class AlreadyRunning(DatasetError):
    status = 409
    sentence = _("An import of these data is under way. Wait until it is done.")


class NothingChosen(DatasetError):
    sentence = _("Choose at least one activity that can be taken over.")


class MuchVanished(DatasetError):
    status = 409
    sentence = _(
        "The file has lost %(gone)s of the %(before)s activities that you took over. If they are to be withdrawn, "
        "say so once more."
    )


class AlreadyUndone(DatasetError):
    status = 409
    sentence = _("This was undone already.")


class StillUsed(DatasetError):
    status = 409
    sentence = _("Some of these data were taken over. Undo those imports first.")


class NotAnAnswer(DatasetError):
    sentence = _("“%(value)s” is no value for “%(name)s”.")
