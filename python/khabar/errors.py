"""Exceptions that khabar raises; each message is one sentence that says what was wrong and what is allowed."""


class KhabarError(Exception):
    """Base of all exceptions of khabar."""


class OptionError(KhabarError, ValueError):
    """An option, preset or argument that is not known or not allowed."""


class InputError(KhabarError, ValueError):
    """An input that is not what was asked for: a lone surrogate, a column of numbers, a text that is too long."""


class LexiconError(KhabarError, ValueError):
    """A lexicon file, or an entry in one, that cannot be used."""


class ReadError(KhabarError, OSError):
    """A file that cannot be opened, read or written."""


class FormatError(KhabarError, ValueError):
    """A file whose content is not what its name says: truncated, malformed, not UTF-8."""


class InternalError(KhabarError, RuntimeError):
    """A fault in khabar itself; please report it."""


class MissingPackageError(KhabarError, ImportError):
    """An optional package that is not installed; the message names the command that installs it."""
