//! Cues compiled: all phrases in one table over folded codes.

use super::Label;
use super::phrases::{Phrases, SCRIPT};
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::lexicon::schema::{Cue, CuePlace, CueTakes, CueZone, ProseJob, ProseWord, WordGroup};
use crate::text::{code, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;

/// What a phrase stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A cue of the lexicon or of the caller.
    Cue(Arc<CueRule>),
    /// The start of a link.
    Link,
    /// The start of a link that posts end with.
    PostLink,
    /// The start of a handle in brackets.
    Handle,
    /// A phrase whose piece must stay.
    Protect,
    /// A word of the group with this number, which some cues ask for.
    Word(usize),
}

/// A cue without its forms.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CueRule {
    pub rule: Arc<str>,
    pub label: Label,
    pub place: CuePlace,
    pub zone: CueZone,
    pub takes: CueTakes,
    pub words: usize,
    pub digits: bool,
    pub glued: bool,
    pub hangs: bool,
    pub networks: bool,
    pub confidence: f32,
    /// Groups of words of which the piece must hold one; none asked for when empty.
    pub with: Vec<usize>,
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub start: usize,
    pub end: usize,
    /// Index for [`CueSet::meanings`].
    pub form: u32,
}

/// All cues, ready to be found.
pub(super) struct CueSet {
    phrases: Phrases,
    forms: Vec<Form>,
    /// Words that prose resumes with as they stand.
    resumes: Words,
    /// Verbs that prose resumes with behind و or ف.
    resumes_joined: Words,
    /// Words that a line of prose opens with; headlines may hold them.
    openers: Words,
    /// Words that only look like a verb behind و or ف.
    whole: Words,
    /// Words that are verbs in one reading only, and something else in prompts.
    half_verbs: Words,
    /// Words that sentences are held together with.
    functions: Words,
    /// Words whose speaker follows.
    says: Words,
    /// What sentences open with, two words each, and the first words of these.
    openings: Words,
    openings_begin: Words,
    /// How the word for an agency is folded.
    pub agency: Vec<u8>,
}

type Words = FxHashSet<Box<[u8]>>;

impl std::fmt::Debug for CueSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CueSet({} forms)", self.forms.len())
    }
}

#[derive(Debug, Default)]
struct Form {
    meanings: Vec<Meaning>,
    /// Whether a word must not go on behind the phrase.
    word_last: bool,
    /// Whether it may.
    glued: bool,
    /// Whether the phrase is all letters, so that inside an address it says nothing.
    named: bool,
}

/// Signs that links and handles begin with; they are no words of Arabic, so they live here.
const SIGNS: &[(&str, Meaning)] = &[
    ("http://", Meaning::Link),
    ("https://", Meaning::Link),
    ("www.", Meaning::Link),
    ("https://t.co/", Meaning::PostLink),
    ("http://t.co/", Meaning::PostLink),
    ("pic.twitter.com/", Meaning::PostLink),
    ("(@", Meaning::Handle),
];

impl CueSet {
    pub fn new(lexicon: &Lexicon, extra: &[String], protect: &[String]) -> Result<Self> {
        let mut patterns: FxHashMap<Box<[u8]>, Vec<Meaning>> = FxHashMap::default();
        let mut prose: FxHashMap<ProseJob, Words> = FxHashMap::default();
        for word in lexicon.entries::<ProseWord>()? {
            prose.entry(word.job).or_default().extend(word.forms.iter().map(|f| fold(f).into_boxed_slice()));
        }
        let mut prose = |job| prose.remove(&job).unwrap_or_default();
        let groups = lexicon.entries::<WordGroup>()?;
        for (n, group) in groups.iter().enumerate() {
            for form in &group.forms {
                patterns.entry(fold(form).into()).or_default().push(Meaning::Word(n));
            }
        }
        let names: Vec<&str> = groups.iter().map(|g| g.id.as_str()).collect();
        let group =
            |id: &String| names.iter().position(|g| g == id).ok_or_else(|| Error::unknown("word group", id, &names));
        for cue in &lexicon.entries::<Cue>()? {
            let label = cue.label.parse().map_err(|e: Error| Error::lexicon(format!("cue {:?}: {e}", cue.id)))?;
            let rule = Arc::new(CueRule {
                rule: format!("cue:{}", cue.id).into(),
                label,
                place: cue.place,
                zone: cue.zone,
                takes: cue.takes,
                words: cue.words as usize,
                digits: cue.digits,
                glued: cue.glued,
                hangs: cue.hangs,
                networks: cue.networks,
                confidence: cue.confidence,
                with: cue.with.iter().map(group).collect::<Result<_>>()?,
            });
            for form in &cue.forms {
                let codes = fold(form);
                if codes.is_empty() {
                    return Err(Error::lexicon(format!("cue {:?}: a form is empty after folding", cue.id)));
                }
                patterns.entry(codes.into()).or_default().push(Meaning::Cue(rule.clone()));
            }
        }
        for (place, takes, words) in [(CuePlace::Start, CueTakes::Rest, 40), (CuePlace::Line, CueTakes::Piece, 12)] {
            let rule = Arc::new(CueRule {
                rule: "extra".into(),
                label: Label::Navigation,
                place,
                zone: CueZone::Any,
                takes,
                words,
                digits: false,
                glued: false,
                hangs: false,
                networks: false,
                confidence: 1.0,
                with: Vec::new(),
            });
            for phrase in extra {
                patterns.entry(own(phrase, "extra")?).or_default().push(Meaning::Cue(rule.clone()));
            }
        }
        for phrase in protect {
            patterns.entry(own(phrase, "protect")?).or_default().push(Meaning::Protect);
        }
        for (sign, meaning) in SIGNS {
            patterns.entry(fold(sign).into()).or_default().push(meaning.clone());
        }
        let mut patterns: Vec<_> = patterns.into_iter().collect();
        patterns.sort_by(|a, b| a.0.cmp(&b.0));
        let keys = patterns.iter().enumerate().map(|(i, (p, _))| (p.clone(), i as u32));
        let phrases = Phrases::new(keys);
        let forms = patterns.into_iter().map(|(p, meanings)| Form {
            word_last: p.last().is_some_and(|&c| code::is_word(c)),
            named: p.iter().all(|&c| code::is_word(c) || c == b' '),
            glued: meanings.iter().any(|m| matches!(m, Meaning::Cue(rule) if rule.glued)),
            meanings,
        });
        let openings = prose(ProseJob::OpensSentence);
        let begin = |two: &[u8]| two.split(|&c| c == b' ').next().unwrap_or_default().into();
        Ok(CueSet {
            phrases,
            forms: forms.collect(),
            resumes: prose(ProseJob::Resumes),
            resumes_joined: prose(ProseJob::Verb),
            openers: prose(ProseJob::Opens),
            whole: prose(ProseJob::NoVerb),
            half_verbs: prose(ProseJob::HalfVerb),
            functions: prose(ProseJob::Function),
            says: prose(ProseJob::Says),
            openings_begin: openings.iter().map(|two| begin(two)).collect(),
            openings,
            agency: fold("وكالة"),
        })
    }

    /// Finds all phrases, by rising start, the longer first.
    pub fn find(&self, codes: &[u8], hits: &mut Vec<Hit>) {
        hits.clear();
        self.phrases.find(codes, |start, end, form| {
            let f = &self.forms[form as usize];
            if f.word_last && !f.glued && goes_on(codes, end) {
                return;
            }
            if f.named && code::is_latin(codes[end - 1]) && is_address(codes, start, end) {
                return;
            }
            hits.push(Hit { start, end, form });
        });
        hits.sort_unstable_by_key(|h| (h.start, usize::MAX - h.end));
    }

    pub fn meanings(&self, hit: Hit) -> &[Meaning] {
        &self.forms[hit.form as usize].meanings
    }

    /// Whether a line that begins with this word is prose.
    pub fn opens_prose(&self, word: &[u8]) -> bool {
        self.openers.contains(word) || self.resumes(word)
    }

    /// Whether prose resumes with this word, also in the middle of a line.
    pub fn resumes(&self, word: &[u8]) -> bool {
        if self.resumes.contains(word) {
            return true;
        }
        unjoined(word).is_some_and(|verb| self.resumes_joined.contains(verb)) && !self.whole.contains(word)
    }

    /// Whether a sentence opens with the word at `word` of `codes` and the one behind it.
    pub fn opens_sentence(&self, codes: &[u8], word: &Range<usize>) -> bool {
        self.openings_begin.contains(&codes[word.clone()]) && codes.get(word.end) == Some(&b' ') && {
            let next = codes[word.end + 1..].iter().take_while(|&&c| code::is_word(c)).count();
            self.openings.contains(&codes[word.start..word.end + 1 + next])
        }
    }

    /// Whether the speaker follows the word, a joined و or ف aside.
    pub fn says(&self, word: &[u8]) -> bool {
        self.says.contains(word) || unjoined(word).is_some_and(|bare| self.says.contains(bare))
    }

    /// Whether the word is a verb of the future behind و or ف: in running text prose resumes with it, headlines hold it too.
    pub fn resumes_in_future(&self, word: &[u8]) -> bool {
        unjoined(word).is_some_and(is_future) && !self.whole.contains(word)
    }

    /// Whether sentences are held together with this word, a joined و or ف aside.
    pub fn is_function(&self, word: &[u8]) -> bool {
        self.functions.contains(word) || unjoined(word).is_some_and(|bare| self.functions.contains(bare))
    }

    /// Whether the word is a verb that tells what happened, in every reading.
    pub fn tells(&self, word: &[u8]) -> bool {
        self.resumes_joined.contains(word) && !self.half_verbs.contains(word)
    }

    /// Whether the word is a verb that prose begins with, without و or ف.
    pub fn is_opening_verb(&self, word: &[u8]) -> bool {
        self.resumes_joined.contains(word)
    }
}

/// A word without the و or ف that it begins with.
fn unjoined(word: &[u8]) -> Option<&[u8]> {
    let (&first, rest) = word.split_first()?;
    (first == code::letter('و') || first == code::letter('ف')).then_some(rest)
}

/// Whether a word without its و or ف has the sign of the future in front of a verb's person.
fn is_future(word: &[u8]) -> bool {
    let person = |c: u8| ['ي', 'ت'].iter().any(|&p| c == code::letter(p));
    word.len() > 3 && word[0] == code::letter('س') && person(word[1])
}

/// Whether the word that ends before `end` goes on there: with a letter of the same script, or digit after digit.
fn goes_on(codes: &[u8], end: usize) -> bool {
    codes.get(end).is_some_and(|&c| SCRIPT[c as usize] != 0 && SCRIPT[c as usize] == SCRIPT[codes[end - 1] as usize])
}

/// Whether the word at `start..end` is part of a link, an address or a handle.
fn is_address(codes: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map(|i| codes[i]);
    let slashes = start >= 2 && codes[start - 2..start] == *b"//";
    let dotted = codes.get(end) == Some(&b'.') && codes.get(end + 1).is_some_and(|&c| code::is_latin(c));
    slashes
        || dotted
        || matches!(before, Some(b'.' | b'@' | b'#' | b'_'))
        || matches!(codes.get(end), Some(b'@' | b'_'))
}

/// A phrase of the caller, folded.
fn own(phrase: &str, option: &str) -> Result<Box<[u8]>> {
    let codes = fold(phrase);
    if codes.is_empty() {
        return Err(Error::option(format!("{option}: the phrase {phrase:?} is empty after folding")));
    }
    Ok(codes.into())
}
