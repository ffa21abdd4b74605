//! One error type for the whole crate: what went wrong, where, and what would have been accepted.
//!
//! Every message is one sentence that a user can act on. The [`kind`](Error::kind) decides which
//! Python exception, and which exit code of the command, an error becomes.

use std::fmt;

/// What sort of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An option, preset or argument that is not known or not allowed.
    Option,
    /// An input that is not what was asked for: wrong type, lone surrogate, text that is too long.
    Input,
    /// A lexicon file, or an entry in one, that cannot be used.
    Lexicon,
    /// A file that cannot be opened, read or written.
    Io,
    /// A file whose content is not what its name says: truncated, malformed, not UTF-8.
    Format,
    /// The caller asked to stop.
    Interrupted,
    /// A fault in khabar itself.
    Internal,
}

/// An error with its kind and one sentence about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: Box<str>,
}

/// `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error of `kind` that says `message`.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error { kind, message: message.into().into_boxed_str() }
    }

    /// An [`ErrorKind::Option`] error.
    pub fn option(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Option, message)
    }

    /// An [`ErrorKind::Option`] error for a `name` outside a closed list; the message lists the valid ones.
    pub fn unknown(what: &str, name: &str, valid: &[&str]) -> Self {
        Error::option(format!("unknown {what} {name:?}; valid: {}", valid.join(", ")))
    }

    /// An [`ErrorKind::Option`] error for the option `name`, which is `value` and must be what `expected` says.
    pub fn wrong_option(name: &str, value: impl fmt::Display, expected: &str) -> Self {
        Error::option(format!("option {name:?} is {value}, not {expected}"))
    }

    /// An [`ErrorKind::Input`] error.
    pub fn input(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Input, message)
    }

    /// An [`ErrorKind::Lexicon`] error.
    pub fn lexicon(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Lexicon, message)
    }

    /// An [`ErrorKind::Format`] error.
    pub fn format(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Format, message)
    }

    /// An [`ErrorKind::Io`] error about `place`, a path or a stream's name.
    pub fn io(place: impl fmt::Display, cause: &std::io::Error) -> Self {
        let told = cause.to_string();
        let said = match cause.kind() {
            std::io::ErrorKind::NotFound => "no such file or folder",
            std::io::ErrorKind::IsADirectory => "this is a folder, not a file",
            // The number of the error tells nothing that its words do not.
            _ => told.rsplit_once(" (os error ").map_or(&*told, |(words, _)| words),
        };
        Error::new(ErrorKind::Io, format!("{place}: {said}"))
    }

    /// The same error with `place` (an item, a file, an entry) named in front.
    #[must_use]
    pub fn at(self, place: impl fmt::Display) -> Self {
        Error::new(self.kind, format!("{place}: {}", self.message))
    }

    /// What sort of error this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The sentence, without the kind.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// `1 article`, `3 articles`: a number of things, as a sentence names it.
pub fn counted(n: usize, noun: &str) -> String {
    counted_as(n, noun, &format!("{noun}s"))
}

/// [`counted`], of a noun with a plural of its own: `1 copy`, `3 copies`.
pub fn counted_as(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_named_in_the_singular() {
        assert_eq!([0, 1, 2].map(|n| counted(n, "figure")), ["0 figures", "1 figure", "2 figures"]);
        assert_eq!([1, 5].map(|n| counted_as(n, "copy", "copies")), ["1 copy", "5 copies"]);
    }

    #[test]
    fn errors_of_the_system_are_told_in_words() {
        for (number, said) in [
            (std::io::Error::from(std::io::ErrorKind::NotFound), "a.txt: no such file or folder"),
            (std::io::Error::from(std::io::ErrorKind::IsADirectory), "a.txt: this is a folder, not a file"),
            (std::io::Error::other("No space left on device (os error 28)"), "a.txt: No space left on device"),
        ] {
            assert_eq!(Error::io("a.txt", &number).to_string(), said);
        }
    }

    #[test]
    fn context_goes_in_front_and_kind_stays() {
        let e = Error::unknown("preset", "fast", &["light", "search"]).at("item 7");
        assert_eq!(e.kind(), ErrorKind::Option);
        assert_eq!(e.to_string(), "item 7: unknown preset \"fast\"; valid: light, search");
    }
}
