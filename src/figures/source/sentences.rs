//! Who said so: the official, ministry, agency or document that a sentence names as its source.

use super::apposed::{whole_name, with_office};
use super::attribution::{
    aftermath, attribution, before_place, grounded, past_day, past_description, past_that, past_time,
};
use super::background::{background, known_past};
use super::content::of_content;
use super::direct::direct;
use super::finding::found_out;
use super::gloss::gloss;
use super::glued_verb::glued_speaker;
use super::heading::{presented, ranked_heading};
use super::headline::announced;
use super::inner_voice::{of_outer, passed_on};
use super::name::name;
use super::named_speaker::said_deed;
use super::span::span_of;
use super::speaker::speaker;
use super::speaks_on::{carried, goes_on, subject_of_last};
use super::stance::writer_from;
use super::subject::agrees;
use super::their_words::pointing;
use super::told_later::{in_these_words, told_later};
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::speech::source_word::{
    self, ends, how, past_glued_what, past_told, preposition, sending, verbal_shape,
};
use crate::figures::speech::voice::{Attribution, CARRY, Covers, Manner, RECALL, Sentence, Voice};
use crate::figures::speech::{is_that, opens_speech, past_addressee};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{
    ABOUT, CAME_M, FROM, IN, LAST, LEARNT, ON, THE_FIRST, THE_FIRST_F, TO, WITH_THEM,
};
use crate::figures::tokens::quotation::{closing, quote_mark, quoted_from};
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::span::Span;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// الأسبوعين الماضيين, الأيام الستة الماضية, الأشهر الستة الأولى, آخر 12 شهرا: a time, told like a date.
fn past_span(scan: &Scan, draft: &Draft) -> bool {
    const PAST: u8 = 1;
    let past = |i: usize| scan.marker_value(i, job!("period")).is_some_and(|(which, _)| which <= PAST);
    let first = |i: usize| [THE_FIRST, THE_FIRST_F].contains(&scan.codes(i));
    let last = || draft.start > 0 && scan.is_word(draft.start - 1, LAST);
    let told = |i: usize| past(i) || first(i);
    draft.kind == Kind::Duration && (told(draft.end) || told(draft.end + 1) || last())
}

/// Tokens of a clause into which one of attribution is set.
const INTO: usize = 24;

/// Tokens in which a source is told more of: دراسة شملت 20 قرية.
const DESCRIPTION: usize = 9;

/// The source of each draft.
pub(crate) fn sources(scan: &Scan, drafts: &[Draft]) -> Vec<Option<Span>> {
    let mut sentences = Sentences { scan, last: None, passed: Vec::new(), at: 0 };
    drafts.iter().map(|draft| sentences.source(draft)).collect()
}

/// The sentences that hold figures, and the few before them that may name who speaks on.
struct Sentences<'s, 'a> {
    scan: &'s Scan<'a>,
    /// The last sentence read.
    last: Option<Sentence>,
    /// Ranges of the sentences passed since, at most [`RECALL`] and the one read next.
    passed: Vec<(usize, usize)>,
    /// First token that no sentence holds yet.
    at: usize,
}

impl Sentences<'_, '_> {
    fn source(&mut self, draft: &Draft) -> Option<Span> {
        if matches!(draft.kind, Kind::Date | Kind::Time | Kind::Score | Kind::Ordinal) || past_span(self.scan, draft) {
            return None;
        }
        while self.at <= draft.start {
            self.pass();
        }
        self.read();
        let here = self.last.as_ref().filter(|s| s.start <= draft.start && draft.start < s.end)?;
        Some(span_of(self.scan, with_office(self.scan, here.heard_at(draft.start)?)))
    }

    /// Reads the sentences passed: the last ones, or all where a verb in them asks for somebody heard before.
    fn read(&mut self) {
        let passed = std::mem::take(&mut self.passed);
        let read_from = |from: usize, last: Option<&Sentence>| {
            let mut ranges = passed[from..].iter();
            let &(start, end) = ranges.next()?;
            let first = read(self.scan, start, end, last);
            Some(ranges.fold(first, |last, &(start, end)| read(self.scan, start, end, Some(&last))))
        };
        // A quotation that is open may hold all the sentences since.
        let open = self.last.as_ref().is_some_and(|last| last.open);
        let near = if open { 0 } else { passed.len().saturating_sub(CARRY + 1) };
        let found = read_from(near, self.last.as_ref().filter(|_| near == 0));
        let far =
            if near > 0 && found.as_ref().is_some_and(|s| s.asks) { read_from(0, self.last.as_ref()) } else { None };
        self.last = far.or(found).or(self.last.take());
    }

    /// Goes past the next sentence without reading it.
    fn pass(&mut self) {
        let start = self.at;
        let mut end = start;
        while end < self.scan.len() && !ends(self.scan, end) {
            end += 1;
        }
        if end > start {
            if self.passed.len() > RECALL {
                self.passed.remove(0);
                self.last = None;
            }
            self.passed.push((start, end));
        }
        self.at = end + 1;
    }
}

/// The jobs of the markers that each token of a sentence is asked for.
const ASKED: u64 = words::job_bits(&[
    job!("sets_beside"),
    job!("own_voice"),
    job!("comes_to_light"),
    job!("content"),
    job!("these_words"),
    job!("since_then"),
    job!("past_of_one"),
]);

fn read(scan: &Scan, start: usize, end: usize, last: Option<&Sentence>) -> Sentence {
    let before = last.and_then(Sentence::remembered);
    let open = last.is_some_and(|l| {
        let parted = || (l.end + 1..start).all(|i| ends(scan, i)) && closing(scan, start).is_some();
        l.open && (l.end + 1 >= start || parted())
    });
    let quoting = last.is_some_and(|l| l.quoting);
    // قال المدير إن المركز توسع, وتابع قائلا: إن المركز توسع
    let that = |voice: &Voice| {
        const NEAR: usize = 3;
        voice.name.is_some()
            && voice.manner == Manner::Says
            && (voice.from..voice.from + NEAR).any(|i| is_that(scan, i) || goes_on(scan, i))
    };
    let reported = last.is_some_and(|l| l.voices.last().map_or(l.carried.is_some(), that));
    let carried = carried(scan, (start, end), before, open, quoting, reported);
    let mut s = Sentence::new((start, end), before, carried);
    let mut i = start;
    if let Some(voice) = announced(scan, start, end) {
        i = voice.from;
        s.hear(voice);
    }
    while i < end {
        let live = scan.live(i);
        let asked = scan.may_mark(i, ASKED);
        if asked && i > start && scan.marker(i, job!("sets_beside")).is_some() {
            s.beside = Some(i);
        }
        i = if asked && let Some(after) = own_voice(scan, i) {
            s.hear(Voice::nobody(i, i));
            after
        } else if asked && let Some(after) = found_out(scan, &mut s, i).or_else(|| of_content(scan, &mut s, i)) {
            after
        } else if live == 0
            && let Some(after) = glued_speaker(scan, &mut s, i)
        {
            after
        } else if asked
            && let Some(after) = in_these_words(scan, &mut s, i)
                .or_else(|| background(scan, &mut s, i))
                .or_else(|| known_past(scan, &mut s, i))
        {
            after
        } else if live & words::SOURCE != 0 {
            attributed(scan, &mut s, i).or_else(|| spoken(scan, &mut s, i)).unwrap_or(i + 1)
        } else {
            i + 1
        };
    }
    let quoted =
        |voice: &Voice| quoted_from(scan, voice.from) || voice.name.is_some_and(|name| quoted_from(scan, name.1));
    if s.voices.is_empty() && s.attributed.is_empty() {
        s.told_later = told_later(scan, start, end);
    }
    s.quoting = match s.voices.last() {
        Some(voice) => voice.name.is_some() && quoted(voice),
        None => s.carried.is_some() && s.attributed.is_empty(),
    };
    s.open = match s.voices.last() {
        // A sentence's point may stand before the mark that closes: ... غدا."
        Some(voice) => {
            let closed = quote_mark(scan, end + 1) && !scan.spaced(end + 1);
            let from = voice.name.map_or(voice.from, |name| name.1.max(voice.from));
            let unclosed = || (start..end).filter(|&i| quote_mark(scan, i)).count() % 2 != usize::from(open);
            // قال سالم، من الفريق الوطني، "انتظرنا يومين: the mark may stand far behind the name.
            let opening = || (from..end).any(|i| scan.mark(i, b'"') && i + 1 < end) && closing(scan, end + 1).is_some();
            voice.name.is_some() && !closed && (quoted_from(scan, from) || opening()) && unclosed()
        }
        None => open && !(start..end).any(|i| quote_mark(scan, i)),
    };
    s
}

/// يأتي ذلك, يذكر أن: from here on the writer speaks; the token after it.
fn own_voice(scan: &Scan, i: usize) -> Option<usize> {
    let opens = i == 0 || scan.class(i - 1) != Class::Word || scan.tok(i).has(clitic::CONJUNCTION);
    if opens { scan.marker(i, job!("own_voice")) } else { None }
}

/// Reads the clause of attribution that begins at token `i` (بحسب الشرطة): the token to go on at.
fn attributed(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    let custody = || scan.marker(i, job!("custody")).is_some();
    // الجوائز مقسمة حسب المراكز: what is shared out goes by something.
    let shared_out = |needs| needs != Needs::Clause && i > s.start && scan.marker(i - 1, job!("goes_by")).is_some();
    let (needs, after) = how(scan, i, SourceHow::Preposition).filter(|f| !custody() && !shared_out(f.0))?;
    let after = match needs {
        Needs::Clause => {
            learnt(scan, after).or_else(|| Some(past_that(scan, past_told(scan, past_time(scan, after))?)))?
        }
        Needs::Nothing => past_glued_what(scan, after).map_or(after, |past| past_that(scan, past)),
        _ => after,
    };
    if let Some(theirs) = pointing(scan, s, i, needs, after) {
        s.attributed.push(theirs?);
        return Some(after);
    }
    // وفق ما ذكرت مؤخرا منصة
    let lately = if needs == Needs::Clause { scan.marker(after, job!("also")) } else { None };
    let named_from = past_day(scan, lately.unwrap_or(after));
    // هذا ما قاله لـ"البلاد" المدير, بحسب ما أفاد به للجزيرة المدير
    let told = matches!(needs, Needs::Back | Needs::Clause).then(|| past_addressee(scan, named_from)).flatten();
    let found =
        attribution(scan, told.unwrap_or(named_from), s.end).filter(|f| grounded(scan, needs, i, s.start, f))?;
    // وسط تقديرات من خبراء بأن
    let that = is_that(scan, found.past) && scan.codes(found.past).first() != Some(&letter('ف'));
    scan.marker(i, job!("told_only_that")).is_none_or(|_| that).then_some(())?;
    // الشهادة التي قدمتها سعاد: of a document told of by the way, what follows is.
    let opens = that
        || i <= s.start + 2
        || scan.tok(i).has(clitic::CONJUNCTION)
        || matches!(needs, Needs::Publisher | Needs::Told);
    let name = whole_name(scan, found, s.end);
    let past = past_description(scan, found.past, s.end).map_or(name.1, |past| past.min(found.past + DESCRIPTION));
    let past = past.max(name.1);
    // وبحسب المصدر، تنفق الشركة: the comma behind the name ends nothing.
    let from = past + usize::from(opens && comma(scan, past));
    let farthest = s.end.min(from + INTO);
    let ends_clause = |&at: &usize| comma(scan, at) || is_that(scan, at) || goes_on(scan, at);
    let until = (from..farthest).find(ends_clause).unwrap_or(farthest);
    let data = scan.marker(after, job!("data")).is_some();
    let covers = match needs {
        Needs::Told => Covers::Near,
        Needs::Back => Covers::Back,
        _ if opens => Covers::Behind,
        // ...، وفق العقيد سامي في المدينة التي يبلغ عدد سكانها 90 ألفا
        _ if before_place(scan, name.1, s.end) => Covers::Back,
        _ => Covers::Before,
    };
    let until = if covers == Covers::Back { past } else { until };
    let clause = if covers == Covers::Before { passed_on(scan, s, i, &found) } else { None };
    let clause = clause.unwrap_or(usize::MAX);
    s.attributed.push(Attribution { head: found.head, until, data, clause, ..Attribution::new(name, i, past, covers) });
    Some(found.past.max(after))
}

/// حسب ما علم أمس من مصالح الغابات: the token at which the name of those begins from whom it was learnt.
fn learnt(scan: &Scan, i: usize) -> Option<usize> {
    const OUTLET: usize = 3;
    let from = past_time(scan, i + 1);
    // بحسب ما علم مراسلنا من مصدر أمني
    let from = (from..=from + OUTLET)
        .take_while(|&at| scan.class(at) == Class::Word)
        .find(|&at| scan.is_word(at, FROM))
        .unwrap_or(from);
    (scan.is_word(i, LEARNT) && [FROM, WITH_THEM].contains(&scan.codes(from))).then_some(from + 1)
}

/// Reads who speaks with the verb at token `i`, or behind a quotation with it (يقول المدير): the token to go on at.
fn spoken(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    let (needs, after) = source_word::verb(scan, i)?;
    // شركة "تيز تور" أو "رد سي بيرل", ديوان "تورد أثرك": a word of a name in quotation marks.
    const TITLE: usize = 4;
    let tight = i > s.start && scan.mark(i - 1, b'"') && !scan.spaced(i) && scan.spaced(i - 1);
    let opens = tight && scan.class(i.saturating_sub(2)) == Class::Word;
    if opens && source_word::quoted(scan, i - 1).is_some_and(|close| close <= i + TITLE) {
        return None;
    }
    // على أكمل وجه: no verb, but مع تأكيد الوزارة أن.
    let close = [ABOUT, FROM, IN, ON, TO].contains(&scan.codes(i.max(1) - 1));
    let governed = i > s.start && (needs == Needs::Nothing && preposition(scan, i - 1) || needs == Needs::That && close)
        // أحد أبرز أسباب
        || i > s.start && scan.is(i - 1, words::NUMBER) && scan.class(i - 1) == Class::Word && needs == Needs::Nothing;
    // بعد كشف الوزارة عن إغلاق 17 مدرسة, بعد ساعات من إعلان الجيش مقتل: the verbal noun, as the office and what is said behind it tell.
    let disclosed = governed && {
        let noun = scan.marker(i, job!("disclosing")).is_some();
        let office = name(scan, after, s.end).filter(|office| office.head);
        office.is_some_and(|office| match needs {
            Needs::That => (verbal_shape(scan, i) || sending(scan, i)) && said_deed(scan, i, office),
            _ => noun && scan.is_word(office.past, ABOUT),
        })
    };
    let governed = governed && !disclosed;
    let says = !(negated(scan, i) || unsaid(scan, i));
    if after > s.end || !says || governed || i > s.start && governed_by_verb(scan, i) {
        return None;
    }
    if ranked_heading(scan, i, s.start) || !opens_speech(scan, after) && presented(scan, i, s.start) {
        return None;
    }
    if let Some(found) = aftermath(scan, s.start, i, after, s.end) {
        let name = whole_name(scan, found, s.end);
        s.attributed.push(Attribution::new(name, i, name.1, Covers::Before));
        // «...»، يقول المدير، «...»: the quotation goes on.
        if comma(scan, name.1) && scan.mark(name.1 + 1, b'"') {
            s.hear(Voice::of(name, i, name.1 + 1));
        }
        return Some(found.past);
    }
    let Some((voice, past)) = speaker(scan, s, i, after, needs) else {
        s.asks |=
            s.heard().is_none() && s.before.is_none() && matches!(needs, Needs::Nothing | Needs::That | Needs::Carries);
        // وكان سالم بحارا. ويروي أنه سجن عامين: of whom the sentence before told.
        let from = direct(scan, after, s.end).filter(|_| s.asks && needs == Needs::Nothing)?;
        let name = subject_of_last(scan, s.start).filter(|name| agrees(scan, i, name.0))?;
        s.hear(Voice::of(name, i, from));
        return Some(from.max(after));
    };
    if of_outer(scan, s, &voice) {
        return Some(past.max(after));
    }
    let told = voice.name.map_or(after, |name| name.1.max(after));
    let (voice, past) = match gloss(scan, told, s.end) {
        Some((at, from)) => {
            s.hear(Voice::nobody(i, at));
            (Voice { from, ..voice }, from)
        }
        None => (voice, past),
    };
    let denies = scan.marker(i, job!("denies")).is_some();
    s.hear(if denies { Voice { manner: Manner::Denies, ..voice } } else { voice });
    if let Some(which) = writer_from(scan, i, after, &voice, s.end).filter(|_| !denies) {
        s.hear(Voice::nobody(i, which));
        return Some(past.max(which + 1));
    }
    Some(past.max(after))
}

/// لم يذكر البيان: what is not said has no source.
fn negated(scan: &Scan, verb: usize) -> bool {
    // لم يستبعد الخبير أن يصل السعر: what is not doubted is said.
    verb > 0 && scan.marker(verb - 1, job!("not")).is_some() && scan.marker(verb, job!("doubts")).is_none()
}

/// طلب عدم ذكر اسمه, تم تداول الخبر: a verbal noun that is written like a verb.
fn unsaid(scan: &Scan, verb: usize) -> bool {
    let noun = |before: usize| scan.marker(before, job!("lacking")).or(scan.marker(before, job!("done"))).is_some();
    // أن تبني الحكومة 5 مدن, تبني الشركة: to build, as its dots tell.
    let builds = || scan.marker(verb, job!("adopts")).is_some() && scan.written(verb).ends_with('ي');
    verb > 0 && noun(verb - 1) || builds()
}

/// يأتي تداول الادعاء: the subject of another verb, which is written like one.
fn governed_by_verb(scan: &Scan, verb: usize) -> bool {
    let word = scan.codes(verb - 1);
    let word = without_and(word).unwrap_or(word);
    let present = word.len() > 3 && [letter('ي'), letter('ت')].contains(&word[0]);
    (present || word == CAME_M)
        && scan.is(verb - 1, words::FUNCTION)
        && scan.tok(verb).clitics == 0
        && !scan.is(verb, words::FUNCTION)
}
