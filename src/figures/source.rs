//! Who said so: the official, ministry, agency or document that a sentence names as its source.

use super::attribution::{aftermath, attribution, grounded, opening_name, past_day, past_time};
use super::draft::Draft;
use super::figure::Kind;
use super::particles::{ABOUT, THAT_ONE, THIS, TO};
use super::scan::{Scan, clitic, comma};
use super::source_name::name;
use super::source_word::{self, ends, how, named, preposition, quoted, title, verbal_shape};
use super::speech::{addressee, is_that, opens_speech, speech};
use super::subject::{SUBJECT, definite_run, opening_subject, quoted_person, subject_before, subject_of_was};
use super::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::span::Span;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

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
    /// Who goes on speaking from the sentence before.
    carried: Option<(usize, usize)>,
    /// Whom clauses of attribution name (بحسب), in the order of the text.
    attributed: Vec<Voice>,
    /// Who speaks in it, in the order of the text.
    voices: Vec<Voice>,
    /// What somebody says goes on past the sentence: a quotation is open at its end.
    open: bool,
    /// Who was heard before it, and how many sentences ago.
    before: Option<((usize, usize), usize)>,
}

impl Sentence {
    /// Who was heard last.
    fn heard(&self) -> Option<(usize, usize)> {
        let last = self.voices.last().or(self.attributed.last());
        last.map(|v| v.name).or(self.carried)
    }

    /// Who may speak on after it, and how many sentences ago they were heard.
    fn remembered(&self) -> Option<((usize, usize), usize)> {
        let before = self.before.map(|(name, ago)| (name, ago + 1)).filter(|b| b.1 <= CARRY);
        self.heard().map(|name| (name, 0)).or(before)
    }

    /// Who is heard at token `at`.
    fn heard_at(&self, at: usize) -> Option<(usize, usize)> {
        let speaking = self.voices.partition_point(|v| v.from <= at);
        if let Some(i) = speaking.checked_sub(1) {
            return Some(self.voices[i].name);
        }
        // A clause of attribution covers what follows it where it opens the sentence, else what
        // stands before it; the last one also what comes after.
        let after = self.attributed.partition_point(|v| v.from <= at);
        let opening = after > 0 && self.attributed[after - 1].from <= self.start + 2;
        let pick = if opening { self.attributed.get(after - 1) } else { self.attributed.get(after) };
        pick.or(self.attributed.last()).map(|v| v.name).or(self.carried)
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
            self.last = Some(read(self.scan, start, end, self.last.as_ref()));
        }
        let here = self.last.as_ref().filter(|s| s.start <= draft.start && draft.start < s.end)?;
        let name = here.heard_at(draft.start)?;
        // لينا is no ل before a yen: only what the lexicon knows as a source loses its clitics.
        let clitics = self.scan.live(name.0) & words::SOURCE != 0 || self.scan.tok(name.0).has(clitic::ARTICLE);
        Some(if clitics { self.scan.bare_span(name.0, name.1) } else { self.scan.span(name.0, name.1) })
    }

    /// Goes past the next sentence without reading it.
    fn pass(&mut self) {
        let start = self.at;
        let mut end = start;
        while end < self.scan.len() && !ends(self.scan, end) {
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

fn read(scan: &Scan, start: usize, end: usize, last: Option<&Sentence>) -> Sentence {
    let before = last.and_then(Sentence::remembered);
    let heard = before.map(|b| b.0);
    let adjoins = last.is_some_and(|l| l.end + 1 >= start);
    let carried = heard.filter(|_| {
        adjoins && last.is_some_and(|l| l.open)
            || goes_on(scan, start)
            || adds(scan, start) && before.is_some_and(|b| b.1 == 0)
    });
    let mut s = Sentence { start, end, carried, attributed: Vec::new(), voices: Vec::new(), open: false, before };
    let mut i = start;
    if let Some(voice) = announced(scan, start, end) {
        i = voice.from;
        s.voices.push(voice);
    }
    while i < end {
        if scan.live(i) & words::SOURCE == 0 {
            i += 1;
            continue;
        }
        if let Some((needs, after)) = how(scan, i, SourceHow::Preposition)
            && let Some(name) =
                attribution(scan, past_day(scan, after), end).filter(|name| grounded(scan, needs, i, start, name))
        {
            s.attributed.push(Voice { name: (name.from, name.to), from: i });
            i = name.past.max(after);
            continue;
        }
        if let Some((needs, after)) = source_word::verb(scan, i)
            && after <= end
            && !negated(scan, i)
            && !unsaid(scan, i)
            && !(needs == Needs::Nothing && i > start && preposition(scan, i - 1))
        {
            if let Some(name) = aftermath(scan, start, i, after, end) {
                s.attributed.push(Voice { name: (name.from, name.to), from: i });
                i = name.past;
                continue;
            }
            let Some((voice, past)) = speaker(scan, &s, i, after, needs, heard) else {
                i += 1;
                continue;
            };
            s.voices.push(voice);
            i = past.max(after);
            continue;
        }
        i += 1;
    }
    let mark = |i: &usize| scan.mark(*i, b'"') || scan.mark(*i, code::CLOSE_QUOTE);
    s.open = match s.voices.last() {
        // A sentence's point may stand before the mark that closes: ... غدا."
        Some(voice) => {
            let closed = mark(&(end + 1)) && !scan.spaced(end + 1);
            !closed && (voice.name.1.max(voice.from)..end).filter(mark).count() % 2 == 1
        }
        None => adjoins && last.is_some_and(|l| l.open) && !(start..end).any(|i| mark(&i)),
    };
    s
}

/// لم يذكر البيان: what is not said has no source.
fn negated(scan: &Scan, verb: usize) -> bool {
    verb > 0 && scan.marker(verb - 1, job!("not")).is_some()
}

/// طلب عدم ذكر اسمه: a verbal noun that is written like a verb.
fn unsaid(scan: &Scan, verb: usize) -> bool {
    verb > 0 && scan.marker(verb - 1, job!("lacking")).is_some()
}

/// A sentence that goes on with what was said: وأن, وإن, وبأن.
fn goes_on(scan: &Scan, start: usize) -> bool {
    let word = scan.codes(start);
    let that = [letter('و'), letter('ا'), letter('ن')];
    word.starts_with(&that) && (word.len() == 3 || word[3] == letter('ه'))
}

/// A sentence that sets its figures beside those of the one before: أما, بينما, فيما, وبذلك.
fn adds(scan: &Scan, start: usize) -> bool {
    let word = scan.codes(start);
    let bare = word.strip_prefix(&[letter('و')]).unwrap_or(word);
    let by = bare.strip_prefix(&[letter('ب')]).is_some_and(|rest| [THIS, THAT_ONE].contains(&rest));
    by || scan.marker(start, job!("sets_beside")).is_some()
}

/// مسؤول في الوزارة: ..., who is named before a colon at the start of the sentence.
fn announced(scan: &Scan, start: usize, end: usize) -> Option<Voice> {
    if let Some(colon) = opening_name(scan, start, end) {
        return Some(Voice { name: (start, colon), from: colon });
    }
    if !named(scan, start) || scan.tok(start).clitics & !clitic::ARTICLE != 0 {
        return None;
    }
    let name = name(scan, start, end).filter(|n| n.past - n.from >= 2 && scan.mark(n.past, b':'))?;
    Some(Voice { name: (name.from, name.to), from: name.past })
}

/// Who speaks with the verb at token `verb`, and the token to go on at.
fn speaker(
    scan: &Scan,
    s: &Sentence,
    verb: usize,
    after: usize,
    needs: Needs,
    last: Option<(usize, usize)>,
) -> Option<(Voice, usize)> {
    let heard = s.heard().or(last);
    let voice = |name, from| Some((Voice { name, from }, from));
    if needs == Needs::Carries {
        let subject = s.heard().or_else(|| opening_subject(scan, s.start, s.end)).or(last);
        return subject.and_then(|name| voice(name, verb));
    }
    if needs == Needs::Object
        && let Some(subject) = subject_of_was(scan, s.start, verb)
    {
        return voice(subject, verb);
    }
    // أوضح ذلك محمد سالم: what was said stands before.
    let so = scan.is_word(after, THAT_ONE);
    // في الوقت الذي أعلن فيه الجيش
    let pronoun = scan.marker(after, job!("in_it")).is_some();
    let after = past_time(scan, after + usize::from(so || pronoun));
    // قال "مجاهد" إن: a name in quotation marks.
    if let Some(close) = quoted(scan, after).filter(|&close| is_that(scan, close) || so && named(scan, close)) {
        return Some((Voice { name: (after + 1, close - 1), from: close }, close));
    }
    // قالت "وحدة حقوق الإنسان" التابعة للبعثة إن: an office in quotation marks.
    if let Some(close) = quoted(scan, after).filter(|_| named(scan, after + 1)) {
        let described =
            |i: usize| scan.class(i) == Class::Word && !is_that(scan, i) && source_word::verb(scan, i).is_none();
        let to = (close..s.end.min(close + SUBJECT)).find(|&i| !described(i)).unwrap_or(close);
        if let Some(from) = speech(scan, to, s.end, true) {
            let name = (after + 1, if to > close { to } else { close - 1 });
            return Some((Voice { name, from }, from));
        }
    }
    if let Some(from) = direct(scan, after, s.end) {
        if matches!(needs, Needs::That | Needs::Object) && !is_that(scan, after) && !opens_speech(scan, after) {
            return None;
        }
        if needs == Needs::Object && !is_that(scan, after) {
            return None;
        }
        if let Some(subject) = subject_before(scan, s.start, verb) {
            return voice(subject, from);
        }
        // يذكر أن, ويتوقع أن: nobody says it.
        if impersonal(scan, verb) {
            return None;
        }
        return heard.and_then(|name| voice(name, from));
    }
    if needs == Needs::Quotes
        && let Some(found) = quoted_person(scan, after, s.end)
    {
        let from = speech(scan, found.past, s.end, true).unwrap_or(found.past);
        return voice((found.from, found.to), from);
    }
    let found = name(scan, after, s.end)?;
    // أكد سالم ناصر، رئيس الغرفة، على: what somebody is, behind a comma, makes a name of any words.
    let apposed = comma(scan, found.past) && title(scan, found.past + 1);
    // ولفت ناصر قائلا: the one who was heard before.
    let again = heard.is_some_and(|h| found.from == found.to - 1 && scan.codes(h.1 - 1) == scan.codes(found.from));
    // وتابع ناصر قائلا: what he says follows the participle.
    let carried = matches!(source_word::verb(scan, found.past), Some((Needs::Carries, _)));
    let that = speech(scan, found.past, s.end, found.head || apposed).or(carried.then_some(found.past));
    // أضاف سعيد، في تصريح، أن: a comma after a name of one word parts it from what is said.
    let quote = that.is_some_and(|from| !is_that(scan, from) && !scan.mark(from, b':'));
    let told = that.is_some_and(|from| is_that(scan, from));
    let clear = found.sure && !(quote && !found.head && found.to - found.from > 4)
        || that == Some(found.past) && !(quote && found.to - found.from > 4)
        || carried && found.past - found.from <= 3
        || told && (apposed || found.past == after + 1 && comma(scan, found.past));
    let says = !matches!(needs, Needs::That | Needs::Object);
    let said = match needs {
        // نقل السفارة: to move, unless something is said.
        Needs::Quotes => that.is_some() && found.head,
        Needs::That => that.is_some() && clear,
        Needs::Object => found.head && s.voices.is_empty() && acts(scan, found.from),
        _ => found.head || apposed || again || that.is_some() && (clear || found.to - found.from <= 3),
    };
    if !said {
        return None;
    }
    match that {
        Some(from) if says || needs == Needs::That => {
            // أكد الدكتور سالم اعتزاز المستشفى بالجائزة، مشيرا: the object of the verb is no part of its subject.
            let carries = |i: usize| matches!(source_word::verb(scan, i), Some((Needs::Carries, _)));
            let runs_on = from > found.past
                && if comma(scan, found.past) { carries(found.past + 1) } else { scan.tok(found.past).clitics != 0 };
            let object = (found.from + 2..found.to).find(|&i| runs_on && verbal_shape(scan, i) && !named(scan, i - 1));
            let to = object.unwrap_or(found.to);
            Some((Voice { name: (found.from, to), from }, from.max(found.past)))
        }
        // أكد المحافظ توزيع 900 سلة: without أن the object follows a definite name at once.
        _ => {
            let name = definite_run(scan, (found.from, found.to));
            Some((Voice { name, from: verb }, name.1))
        }
    }
}

/// An office, body or document, which counts and records; places and players score.
fn acts(scan: &Scan, i: usize) -> bool {
    !matches!(how(scan, i, SourceHow::Noun), None | Some((Needs::That, _)))
}

/// Where what is said begins, if it does at token `after` or past أيضا, أمس, في بيان.
fn direct(scan: &Scan, after: usize, end: usize) -> Option<usize> {
    if opens_speech(scan, after) || refers(scan, after) {
        return Some(after);
    }
    let told = addressee(scan, after) && scan.tok(after).has(clitic::LAM);
    let named_next = how(scan, after, SourceHow::Noun).is_some() && !told || scan.is_word(after, ABOUT);
    if named_next { None } else { speech(scan, after, end, false) }
}

/// وأشار إلى مقتل: a verb of pointing whose subject is the one heard before.
fn refers(scan: &Scan, after: usize) -> bool {
    after > 0 && scan.is_word(after, TO) && scan.marker(after - 1, job!("refers")).is_some()
}

/// Verbs that without a subject say that nobody is known to say it.
fn impersonal(scan: &Scan, verb: usize) -> bool {
    matches!(how(scan, verb, SourceHow::Verb), Some((Needs::Impersonal, _)))
}
