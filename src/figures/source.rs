//! Who said so: the official, ministry, agency or document that a sentence names as its source.

use super::draft::Draft;
use super::figure::Kind;
use super::scan::{Scan, clitic, ends_sentence};
use super::words::{self, Needs, Sense, job};
use crate::lexicon::schema::SourceHow;
use crate::span::Span;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

/// Longest name of a source, in tokens.
const LONGEST: usize = 16;

/// Longest subject that may stand before its verb of saying, in tokens.
const SUBJECT: usize = 10;

/// Who speaks, and from which token of the sentence on.
#[derive(Clone, Copy, Debug)]
struct Voice {
    name: (usize, usize),
    from: usize,
}

/// A sentence as a range of tokens.
struct Sentence {
    start: usize,
    end: usize,
    /// Who a clause of attribution names; covers what stands before anybody speaks.
    attributed: Option<(usize, usize)>,
    /// Who speaks in it, in the order of the text.
    voices: Vec<Voice>,
}

impl Sentence {
    /// Who was heard last.
    fn heard(&self) -> Option<(usize, usize)> {
        self.voices.last().map(|v| v.name).or(self.attributed)
    }

    /// Who is heard at token `at`.
    fn heard_at(&self, at: usize) -> Option<(usize, usize)> {
        let speaking = self.voices.partition_point(|v| v.from <= at);
        speaking.checked_sub(1).map(|i| self.voices[i].name).or(self.attributed)
    }
}

/// The source of each draft.
pub(super) fn sources(scan: &Scan, drafts: &[Draft]) -> Vec<Option<Span>> {
    let mut sentences = Sentences { scan, last: None, passed: Vec::new(), at: 0 };
    drafts.iter().map(|draft| sentences.source(draft)).collect()
}

/// The sentences that hold figures, and the few before them that may name who speaks on.
struct Sentences<'s, 'a> {
    scan: &'s Scan<'a>,
    /// The last sentence read.
    last: Option<Sentence>,
    /// Ranges of the sentences passed since, at most [`CARRY`].
    passed: Vec<(usize, usize)>,
    /// First token that no sentence holds yet.
    at: usize,
}

/// Sentences without a figure over which a source is carried on.
const CARRY: usize = 2;

impl Sentences<'_, '_> {
    fn source(&mut self, draft: &Draft) -> Option<Span> {
        if matches!(draft.kind, Kind::Date | Kind::Time | Kind::Score | Kind::Ordinal) {
            return None;
        }
        while self.at <= draft.start {
            self.pass();
        }
        for (start, end) in std::mem::take(&mut self.passed) {
            let heard = self.last.as_ref().and_then(Sentence::heard);
            self.last = Some(read(self.scan, start, end, heard));
        }
        let here = self.last.as_ref().filter(|s| s.start <= draft.start && draft.start < s.end)?;
        let name = here.heard_at(draft.start)?;
        Some(self.scan.bare_span(name.0, name.1))
    }

    /// Goes past the next sentence without reading it.
    fn pass(&mut self) {
        let start = self.at;
        let mut end = start;
        while end < self.scan.len() && !ends_sentence(self.scan, end) {
            end += 1;
        }
        if end > start {
            if self.passed.len() > CARRY {
                self.passed.remove(0);
                self.last = None;
            }
            self.passed.push((start, end));
        }
        self.at = end + 1;
    }
}

fn how(scan: &Scan, i: usize, wanted: SourceHow) -> Option<(Needs, usize)> {
    if scan.live(i) & words::SOURCE == 0 {
        return None;
    }
    scan.find(i, |s| match s {
        Sense::Source(how, needs) if how == wanted => Some(needs),
        _ => None,
    })
}

fn read(scan: &Scan, start: usize, end: usize, last: Option<(usize, usize)>) -> Sentence {
    let mut sentence = Sentence { start, end, attributed: None, voices: Vec::new() };
    let mut i = start;
    while i < end {
        if scan.live(i) & words::SOURCE == 0 {
            i += 1;
            continue;
        }
        if let Some((_, after)) = how(scan, i, SourceHow::Preposition)
            && let Some(name) = name(scan, after, end)
        {
            // A clause of attribution covers its sentence; of several, the first.
            sentence.attributed.get_or_insert(name);
            i = name.1;
            continue;
        }
        if let Some((needs, after)) = how(scan, i, SourceHow::Verb)
            && after <= end
            && let Some(voice) = speaker(scan, &sentence, i, after, needs, last)
        {
            sentence.voices.push(voice);
            i = after.max(voice.name.1.min(end));
            continue;
        }
        i += 1;
    }
    sentence
}

/// Who speaks with the verb at token `verb`.
fn speaker(
    scan: &Scan,
    s: &Sentence,
    verb: usize,
    after: usize,
    needs: Needs,
    last: Option<(usize, usize)>,
) -> Option<Voice> {
    let voice = |name| Some(Voice { name, from: verb });
    let heard = s.heard().or(last);
    if needs == Needs::Carries {
        return heard.and_then(voice);
    }
    if opens_speech(scan, after) {
        // قال إن: the subject stands before the verb, or is the one who spoke last.
        return subject_before(scan, s.start, verb).or(heard).and_then(voice);
    }
    let found = name(scan, after, s.end)?;
    let that = (found.1..(found.1 + 8).min(s.end)).find(|&i| opens_speech(scan, i));
    let said = match needs {
        Needs::That => that.is_some(),
        Needs::Object => named(scan, found.0) && scan.is(found.0, words::SOURCE),
        _ => that.is_some() || scan.is(found.0, words::SOURCE) && named(scan, found.0),
    };
    // أكد المحافظ توزيع 900 سلة: without أن the object follows a definite name at once.
    let found = if that.is_none() { definite_run(scan, found) } else { found };
    if said { voice(found) } else { None }
}

/// The definite words that a name begins with, where it begins with one; the whole name otherwise.
fn definite_run(scan: &Scan, name: (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| super::compose::starts_with_article(scan.codes(i));
    if !definite(name.0) {
        return name;
    }
    let to = (name.0..name.1).find(|&i| !definite(i)).unwrap_or(name.1);
    (name.0, to)
}

/// أن, إن and their fusions, عن, a colon or an opening quotation mark: what is said begins.
fn opens_speech(scan: &Scan, i: usize) -> bool {
    const THAT: &[u8] = &[letter('ا'), letter('ن')];
    const ABOUT: &[u8] = &[letter('ع'), letter('ن')];
    const TO: &[u8] = &[letter('ا'), letter('ل'), letter('ي')];
    let word = scan.codes(i);
    match scan.class(i) {
        Class::Word => {
            let bare = word.strip_prefix(&[letter('ب')]).unwrap_or(word);
            let that = bare.starts_with(THAT)
                && (bare.len() == 2 || bare[2] == letter('ه') || bare.len() == 3 && bare[2] == letter('ا'));
            that || word == ABOUT || word == TO && scan.codes(i + 1).starts_with(THAT)
        }
        Class::Mark => matches!(scan.tok(i).token.mark, b':' | b'"'),
        _ => false,
    }
}

/// A noun that the name of a source begins with.
fn named(scan: &Scan, i: usize) -> bool {
    how(scan, i, SourceHow::Noun).is_some()
}

/// Words that end a source's name.
fn ends_name(scan: &Scan, i: usize, first: usize) -> bool {
    if ends_sentence(scan, i) || opens_speech(scan, i) && i > first {
        return true;
    }
    match scan.class(i) {
        Class::Mark => match scan.tok(i).token.mark {
            b'(' => scan.class(i + 1) != Class::Word || scan.mark(i + 3, b')'),
            b')' | b'.' | b'-' => false,
            b'"' | code::CLOSE_QUOTE => i > first + 3,
            _ => true,
        },
        Class::Digits => true,
        Class::Word => {
            let tok = scan.tok(i);
            let word = scan.codes(i);
            IN == word && !continues_in(scan, i)
                || [FOR, TODAY, YESTERDAY, DURING, ON, WHICH_F, WHICH].contains(&word)
                || scan.is(i, words::WEEKDAY | words::MONTH | words::QUALIFIER)
                || i > first
                    && (how(scan, i, SourceHow::Verb).is_some() || how(scan, i, SourceHow::Preposition).is_some())
                || i > first && scan.is(i, words::NUMBER | words::DUAL_NOUN)
                || i > first && begins_object(scan, i)
                || i > first && scan.is(i, words::ROLE) && !tok.has(clitic::ARTICLE)
                || i > first
                    && scan.is(i, words::FUNCTION)
                    && ![IN, FROM, SON, NAMED].contains(&word)
                    && !tok.has(clitic::CONJUNCTION)
        }
        _ => false,
    }
}

const IN: &[u8] = &[letter('ف'), letter('ي')];
const FROM: &[u8] = &[letter('م'), letter('ن')];
const SON: &[u8] = &[letter('ب'), letter('ن')];
const NAMED: &[u8] = &[letter('ب'), letter('ا'), letter('س'), letter('م')];
const FOR: &[u8] = &[letter('ل')];
const ON: &[u8] = &[letter('ع'), letter('ل'), letter('ي')];
const DURING: &[u8] = &[letter('خ'), letter('ل'), letter('ا'), letter('ل')];
const WHICH: &[u8] = &[letter('ا'), letter('ل'), letter('ذ'), letter('ي')];
const WHICH_F: &[u8] = &[letter('ا'), letter('ل'), letter('ت'), letter('ي')];
const TODAY: &[u8] = &[letter('ا'), letter('ل'), letter('ي'), letter('و'), letter('م')];
const YESTERDAY: &[u8] = &[letter('ا'), letter('م'), letter('س')];

/// A verbal noun with ب: أفاد مصدر طبي بوصول 9 مصابين.
fn begins_object(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    word.first() == Some(&letter('ب'))
        && word.len() > 4
        && scan.bits(i) == 0
        && !super::compose::starts_with_article(word)
}

/// مصدر في وزارة الداخلية goes on; الوزير في بيان does not.
fn continues_in(scan: &Scan, i: usize) -> bool {
    scan.class(i + 1) == Class::Word
        && scan.marker(i + 1, job!("occasion")).is_none()
        && !scan.is(i + 1, words::WEEKDAY | words::MONTH | words::FUNCTION | words::UNIT)
}

/// The name of a source that begins at token `i`.
fn name(scan: &Scan, i: usize, end: usize) -> Option<(usize, usize)> {
    let mut to = i;
    while to < end && to - i < LONGEST && !ends_name(scan, to, i) {
        to += 1;
    }
    let first = scan.get(i).filter(|t| t.class() == Class::Word && to > i)?;
    while to > i
        && scan.class(to - 1) == Class::Mark
        && !matches!(scan.tok(to - 1).token.mark, b')' | code::CLOSE_QUOTE)
    {
        to -= 1;
    }
    let head = named(scan, i);
    let fused = first.clitics & !(clitic::ARTICLE | clitic::LAM) != 0;
    let person = !scan.is(i, words::FUNCTION | words::COUNTED | words::ROLE | words::NUMBER | words::UNIT)
        && (opens_speech(scan, to) || to - i >= 2);
    let definite = super::compose::starts_with_article(scan.codes(i)) && (head || opens_speech(scan, to));
    (to > i && !fused && (head || person && !super::compose::starts_with_article(scan.codes(i)) || definite))
        .then_some((i, to))
}

/// A subject before its verb: وزير الخارجية قال إن, وكان بلينكن قال.
fn subject_before(scan: &Scan, start: usize, verb: usize) -> Option<(usize, usize)> {
    let floor = start.max(verb.saturating_sub(SUBJECT));
    let mut from = verb;
    while from > floor && scan.class(from - 1) == Class::Word && !scan.is(from - 1, words::FUNCTION | words::ROLE) {
        from -= 1;
    }
    let opens =
        from == start || from > start && (scan.class(from - 1) == Class::Mark || scan.is(from - 1, words::FUNCTION));
    (opens && from < verb && (named(scan, from) || from > start && verb - from <= 3)).then_some((from, verb))
}
