//! Sources: who said so, where a name begins and ends, and who of several is heard.

mod apposed;
mod attribution;
mod background;
mod content;
mod contrast;
mod deed;
mod direct;
pub(super) mod end;
mod finding;
mod forecast;
mod gloss;
mod glued_verb;
mod heading;
mod headline;
mod inner_voice;
mod inside;
mod name;
mod named_speaker;
mod object;
mod quoted_speaker;
mod resumed;
pub(super) mod sentences;
mod setting;
mod several;
mod span;
mod speaker;
mod speaks_on;
mod stance;
pub(super) mod subject;
mod subject_end;
mod surely;
mod their_words;
mod told;
mod told_later;
pub(super) mod was;

pub(super) use sentences::sources;
