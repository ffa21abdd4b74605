//! Who is heard where in a sentence, and who may speak on after it.

/// The tokens of a name.
pub(crate) type NameSpan = (usize, usize);

/// Sentences over which a source is carried on without a verb of its own.
pub(crate) const CARRY: usize = 2;

/// Tokens behind a clause of attribution with which it still ends its sentence: بحسب المدير للصحيفة.
const AT_END: usize = 8;

/// Sentences back to the one whom a verb of saying without a subject means.
pub(crate) const RECALL: usize = 6;

/// How somebody says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Says,
    /// سجلت الوزارة: recorded rather than said, before which a clause of attribution goes.
    Records,
    /// نفى الجيش مقتل 12 جنديا: nobody is its source.
    Denies,
}

/// Who speaks, and from which token of the sentence on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice {
    /// Nobody where the writer speaks: يأتي ذلك وسط.
    pub name: Option<NameSpan>,
    /// The verb of saying.
    pub verb: usize,
    /// Where begins what is said.
    pub from: usize,
    pub manner: Manner,
}

impl Voice {
    /// Somebody who says with the verb at token `verb` what begins at token `from`.
    pub(crate) fn of(name: NameSpan, verb: usize, from: usize) -> Self {
        Voice { name: Some(name), verb, from, manner: Manner::Says }
    }

    /// The writer, who speaks from token `from` on, behind a verb at token `verb`.
    pub(crate) fn nobody(verb: usize, from: usize) -> Self {
        Voice { name: None, verb, from, manner: Manner::Says }
    }

    /// Whether token `at` stands inside the words that tell who speaks: قال مسؤولان, وقالت الوزارة التي تدير 3 مراكز إن.
    fn names_at(&self, at: usize) -> bool {
        self.name.is_some_and(|(from, to)| from <= at && at < if from > self.verb { to.max(self.from) } else { to })
    }
}

/// Which words a clause of attribution covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Covers {
    /// Those before it, and where nobody else is named those behind it: ...، بحسب الشرطة.
    Before,
    /// Those behind it, as it opens a clause: وبحسب الشرطة، ....
    Behind,
    /// Those behind it up to where its own clause ends: قدرتها الصحف بمليون دولار.
    Near,
    /// Those before it and no others: وهو ما أكدته الشرطة.
    Back,
}

/// Whom a clause of attribution names: بحسب الشرطة.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribution {
    pub name: NameSpan,
    /// Its first token.
    pub at: usize,
    /// The token after what tells more of them: وفق دراسة شملت 20 قرية، ....
    pub past: usize,
    pub covers: Covers,
    /// It names an office, a person by a title, or a document.
    pub head: bool,
    /// It names whose data they are, and a speaker only repeats them: وفق تقديرات البنك.
    pub data: bool,
    /// Where the words end that it is set into, behind it: at the next comma or أن.
    pub until: usize,
    /// Where its own clause begins, in which it goes before an outlet or a document that passes on what others say.
    pub clause: usize,
}

impl Attribution {
    /// A clause from token `at` up to token `past`, set into nothing.
    pub(crate) fn new(name: NameSpan, at: usize, past: usize, covers: Covers) -> Self {
        Attribution { name, at, past, covers, head: false, data: false, until: past, clause: usize::MAX }
    }

    /// Whether token `at` stands inside the words that name them; of على حد قوله the name stands elsewhere.
    fn names_at(&self, at: usize) -> bool {
        self.name.0 >= self.at && self.name.0 <= at && at < self.past
    }
}

/// A sentence as a range of tokens.
pub(crate) struct Sentence {
    pub start: usize,
    pub end: usize,
    /// Who goes on speaking from the sentence before, and up to which token.
    pub carried: Option<(NameSpan, usize)>,
    /// The clauses of attribution, in the order of the text.
    pub attributed: Vec<Attribution>,
    /// Who speaks in it, in the order of the text.
    pub voices: Vec<Voice>,
    /// Who of them spoke last.
    pub spoke: Option<NameSpan>,
    /// What somebody says goes on past the sentence: a quotation is open at its end.
    pub open: bool,
    /// A verb of saying in it has no subject, and nobody was heard before.
    pub asks: bool,
    /// What somebody says in it stands in quotation marks, or goes on with such words.
    pub quoting: bool,
    /// Who was heard before it, and how many sentences ago.
    pub before: Option<(NameSpan, usize)>,
    /// Where another clause begins that is set beside: فيما, بينما.
    pub beside: Option<usize>,
    /// Who said it, from which token on, where nobody speaks in it and the words behind tell: أوضح ذلك, هذا ما قاله, the end of a quotation.
    pub told_later: Option<(NameSpan, usize)>,
}

impl Sentence {
    /// A sentence in which nobody is heard yet but who goes on from before.
    pub(crate) fn new(
        (start, end): (usize, usize),
        before: Option<(NameSpan, usize)>,
        carried: Option<(NameSpan, usize)>,
    ) -> Self {
        Sentence {
            start,
            end,
            carried,
            attributed: Vec::new(),
            voices: Vec::new(),
            spoke: None,
            open: false,
            asks: false,
            quoting: false,
            before,
            beside: None,
            told_later: None,
        }
    }

    /// Adds who speaks next.
    pub(crate) fn hear(&mut self, voice: Voice) {
        self.spoke = voice.name.or(self.spoke);
        self.voices.push(voice);
    }

    /// Who was heard last.
    pub(crate) fn heard(&self) -> Option<NameSpan> {
        self.spoke.or(self.attributed.last().map(|a| a.name)).or(self.carried.map(|c| c.0))
    }

    /// Who may speak on after it, and how many sentences ago they were heard.
    pub(crate) fn remembered(&self) -> Option<(NameSpan, usize)> {
        let before = self.before.map(|(name, ago)| (name, ago + 1)).filter(|b| b.1 <= RECALL);
        self.heard().map(|name| (name, 0)).or(before)
    }

    /// Who is heard at token `at`.
    pub(crate) fn heard_at(&self, at: usize) -> Option<NameSpan> {
        let speaking = self.voices.partition_point(|v| v.from <= at);
        let after = self.attributed.partition_point(|a| a.at <= at);
        // Only the clauses next to it can name somebody with it.
        let near = |i: usize| i.saturating_sub(1)..=i;
        let named = near(speaking).any(|i| self.voices.get(i).is_some_and(|v| v.names_at(at)))
            || near(after).any(|i| self.attributed.get(i).is_some_and(|a| a.names_at(at)));
        if named {
            return None;
        }
        // نزع الفريق 30 لغما، في حين يعمل في مناطق يتوقع بحسب خبراء زرعها: set into the other clause, and not at its end.
        let inside = |a: &Attribution| {
            a.past + AT_END < self.end && self.beside.is_some_and(|clause| at < clause && clause <= a.at)
        };
        let behind =
            self.attributed.get(after).filter(|a| matches!(a.covers, Covers::Before | Covers::Back) && !inside(a));
        if let Some(voice) = speaking.checked_sub(1).map(|i| &self.voices[i]) {
            if voice.manner == Manner::Denies {
                return None;
            }
            // أشارت الدراسة إلى 5 مصانع، وتنفق الشركة حسب المصدر مليون دولار: who is named later.
            let later = after
                .checked_sub(1)
                .map(|i| &self.attributed[i])
                .filter(|a| a.head && a.at > voice.from && at < a.until);
            if let Some(later) = later {
                return Some(later.name);
            }
            // أعلنت الوزارة 5 حالات، فيما تعافى 7 مرضى، بحسب الطبيب
            let beside = self.beside.is_some_and(|clause| voice.from < clause && clause <= at);
            // أكد الوزير أن المرض يصيب 30 مليونا، وفق تقديرات المنظمة
            // ذكرت الصحيفة أن السفينة غرقت، وكان عليها 60 بحارا بحسب خفر السواحل
            let others = |a: &Attribution| {
                (a.data || a.clause <= at) && self.voices.get(speaking).is_none_or(|next| next.verb > a.at)
            };
            let recorded = voice.manner == Manner::Records || voice.name.is_none();
            let weak = recorded || behind.is_some_and(|a| beside && a.head || others(a));
            return if weak { behind.map(|a| a.name).or(voice.name) } else { voice.name };
        }
        // A clause of attribution covers what follows it where it opens a clause, else what stands before it;
        // the last one also what comes after.
        let before = after.checked_sub(1).map(|i| &self.attributed[i]).filter(|a| match a.covers {
            Covers::Near => at < a.until,
            Covers::Back => false,
            Covers::Before | Covers::Behind => true,
        });
        let later = self.told_later.filter(|t| t.1 <= at).map(|t| t.0);
        let pick = if before.is_some_and(|a| a.covers != Covers::Before) { before } else { behind.or(before) };
        pick.map(|a| a.name).or(self.carried.filter(|c| at < c.1).map(|c| c.0)).or(later)
    }
}
