//! The same figure across articles: who reports how many, when, by whose count, and where they disagree.
//!
//! Each figure is read for what it is about: what is counted, what happened to it, whose people, which place, what sort
//! of event, which dates. Figures of one kind, unit and role that share a rare key are held against each other, piece of
//! [`Evidence`] by piece; similar ones make a group, unless something in it rules that out. In a group the figures are
//! put in order of time and counted once each: copies of one text, one sentence or one source's number are one account.
//!
//! The order of articles and figures does not matter, and the work grows with their number.

mod clusters;
mod copies;
mod corpus;
mod evidence;
mod facts;
mod groups;
mod options;
mod page;
mod pairs;
mod places;
mod relations;
mod scribe;
mod sentence;
mod sets;
mod side;
mod similarity;
mod time;
mod words;

pub use copies::{Copy, NEAR_DUPLICATE};
pub use corpus::{Corpus, Interval, Statement, Story};
pub use evidence::Evidence;
pub use groups::{Group, Report};
pub use options::{CompareOptions, Key, MIN_SIMILARITY};
pub use relations::Relation;
pub use similarity::Similarity;
pub use time::Moment;
pub use words::Words;

use crate::batch::{Halt, Watch, map_chunks};
use crate::error::Result;
use crate::figures::{FigureOptions, Reader};
use crate::span::Span;
use copies::Sketch;
use facts::{About, Facts};
use pairs::Pair;
use rustc_hash::FxHashMap;
use scribe::Scribe;

/// What comparing found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The groups: those with most accounts first.
    pub groups: Vec<Group>,
    /// Articles that nearly repeat another.
    pub copies: Vec<Copy>,
    /// When each story was published, as far as is known.
    pub moments: Vec<Option<Moment>>,
    /// Figures that state a quantity which could be compared.
    pub comparable: usize,
}

/// Compares figures of many articles.
///
/// ```
/// use khabar::batch::quiet;
/// use khabar::compare::{CompareOptions, Comparer, Corpus, Relation};
/// use khabar::{Article, Pipeline, Scratch};
/// let article = |id: &str, day: &str, text: &str| Article { published: Some(day.into()), ..Article::new(id, text) };
/// let pipeline = Pipeline::default();
/// let documents = [
///     article("1", "2024-05-01", "أدى حريق في سوق أسوان إلى إصابة 14 شخصا."),
///     article("2", "2024-05-02", "ارتفع عدد مصابي حريق أسوان إلى 17 شخصا."),
/// ]
/// .map(|a| pipeline.document(a, &mut Scratch::default()));
/// let corpus = Corpus::of(&documents);
/// let comparison = Comparer::new(CompareOptions::default())?.compare(&corpus, None, &mut quiet())?;
/// let relations: Vec<_> = comparison.groups[0].reports.iter().map(|r| r.relation).collect();
/// assert_eq!(relations, [Relation::First, Relation::Grows]);
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Comparer {
    options: CompareOptions,
    words: Words,
    dates: Reader,
}

/// The evidence about two figures, each piece with its points.
pub type Told = Vec<(Evidence, f32)>;

/// Entries of rows that one thread works on at a time.
const PIECE: usize = 1 << 15;

impl Comparer {
    /// A comparer with `options`; fails when an option or a lexicon is wrong.
    pub fn new(options: CompareOptions) -> Result<Self> {
        let words = Words::new(&options.lexicon, &options.aliases)?;
        let dates = Reader::new(FigureOptions { lexicon: options.lexicon.clone(), ..FigureOptions::default() })?;
        Ok(Comparer { options, words, dates })
    }

    /// The options.
    pub fn options(&self) -> &CompareOptions {
        &self.options
    }

    /// Groups the figures of `corpus`; fails when a statement names a story that is not there, or `watch` stops it.
    pub fn compare(&self, corpus: &Corpus<'_>, threads: Option<usize>, watch: &mut Watch<'_>) -> Result<Comparison> {
        let lists = corpus.by_story()?;
        let mut read = self.read(corpus, &lists, threads, watch)?;
        let order = order(corpus, &read.about);
        let copies = copies::copies(&read.sketches, &order);
        let mut copy_of: Vec<u32> = (0..corpus.stories.len() as u32).collect();
        copies.iter().for_each(|c| copy_of[c.story] = c.of as u32);
        let mut facts = flat(std::mem::take(&mut read.facts), &order, |story| {
            !self.options.drop_copies || copy_of[story as usize] == story
        });
        pairs::weigh(&mut facts, &mut read.about);
        let (members, pairs) = if self.options.by.is_empty() {
            let pairs = self.pairs(corpus, &facts, &read.about, threads, watch)?;
            (clusters::join(&facts, &read.about, &pairs, self.options.min_articles < 2), pairs)
        } else {
            let key = |corpus: &Corpus<'_>, fact: &Facts| groups::key(corpus, fact, &read.about, &self.options.by);
            (clusters::by_key(corpus, &facts, key), Vec::new())
        };
        let maker = groups::Maker {
            corpus,
            facts: &facts,
            about: &read.about,
            copy_of: &copy_of,
            names: &read.names,
            words: &self.words,
            options: &self.options,
        };
        Ok(Comparison {
            groups: maker.make(members, &pairs),
            copies,
            moments: read.about.iter().map(|a| a.moment).collect(),
            comparable: facts.len(),
        })
    }

    /// The evidence about two statements of `corpus`, each piece with its points; `None` where something rules out that
    /// they are about the same thing, or one of them states nothing that is compared.
    ///
    /// How rare a word is tells how much it counts, so all of `corpus` is read, on one thread: ask about many pairs in
    /// one call of [`evidence_of`](Self::evidence_of). Fails as [`compare`](Self::compare) does.
    pub fn evidence(&self, corpus: &Corpus<'_>, a: usize, b: usize) -> Result<Option<Told>> {
        Ok(self.evidence_of(corpus, &[(a, b)])?.pop().flatten())
    }

    /// [`evidence`](Self::evidence) about many pairs, in their order.
    pub fn evidence_of(&self, corpus: &Corpus<'_>, pairs: &[(usize, usize)]) -> Result<Vec<Option<Told>>> {
        let mut read = self.read(corpus, &corpus.by_story()?, Some(1), &mut crate::batch::quiet())?;
        let order = order(corpus, &read.about);
        let mut facts = flat(std::mem::take(&mut read.facts), &order, |_| true);
        pairs::weigh(&mut facts, &mut read.about);
        let places: FxHashMap<usize, &Facts> = facts.iter().map(|f| (f.statement as usize, f)).collect();
        let side = |f: &Facts| &read.about[f.story as usize];
        let told = |&(a, b): &(usize, usize)| {
            let (a, b) = places.get(&a).copied().zip(places.get(&b).copied())?;
            similarity::all((a, side(a)), (b, side(b)), corpus.statements[a.statement as usize].kind)
        };
        Ok(pairs.iter().map(told).collect())
    }

    fn read(
        &self,
        corpus: &Corpus<'_>,
        lists: &[Vec<u32>],
        threads: Option<usize>,
        watch: &mut Watch<'_>,
    ) -> Result<Read> {
        let size = |&story: &usize| {
            let text = corpus.stories[story].text.as_deref().map_or(0, str::len);
            text + lists[story].iter().map(|&i| corpus.statements[i as usize].sentence.len()).sum::<usize>()
        };
        let job = |stories: Vec<usize>, _: &Halt| {
            let mut scribe = Scribe::new(&self.words, &self.dates);
            let read = |story| {
                let (about, facts) = scribe.read(corpus, story, &lists[story]);
                (about, facts, copies::sketch(&corpus.stories[story]))
            };
            let stories: Vec<_> = stories.into_iter().map(read).collect();
            (stories, scribe.names())
        };
        let mut read = Read::default();
        let sink = |(stories, names): (Vec<OneRead>, FxHashMap<u64, Box<str>>)| {
            for (about, facts, sketch) in stories {
                read.about.push(about);
                read.facts.push(facts);
                read.sketches.push(sketch);
            }
            read.names.extend(names);
            Ok(())
        };
        map_chunks(0..corpus.stories.len(), size, threads, job, sink, watch)?;
        Ok(read)
    }

    fn pairs(
        &self,
        corpus: &Corpus<'_>,
        facts: &[Facts],
        about: &[About],
        threads: Option<usize>,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Pair>> {
        let rows = pairs::rows(corpus, facts, about);
        let least = self.options.min_similarity;
        let mut found = Vec::new();
        let job = |pieces: Vec<&[(u64, u32)]>, _: &Halt| {
            pieces.into_iter().flat_map(|piece| pairs::pairs(corpus, facts, about, piece, least)).collect::<Vec<_>>()
        };
        let sink = |pairs: Vec<Pair>| {
            found.extend(pairs);
            Ok(())
        };
        let size = |piece: &&[(u64, u32)]| size_of_val(*piece);
        map_chunks(pairs::pieces(&rows, PIECE), size, threads, job, sink, watch)?;
        Ok(pairs::best(found, facts.len()))
    }
}

/// The phrases of a text that comparing goes by, each with the entry of the lexicon that it belongs to; the name
/// behind a word such as مدينة is called `name`.
pub fn phrases(text: &str, words: &Words) -> Vec<(Span, String)> {
    let mut sentence = sentence::Sentence::default();
    sentence.read(text, words);
    let mut found = Vec::new();
    for mark in &sentence.marks {
        if let Some(id) = words.entry_of(mark.sense) {
            found.push((sentence.span(mark.at, mark.end), id.to_owned()));
        }
        if let Some(name) = sentence.name_after(mark.end).filter(|_| mark.sense == words::Sense::Head) {
            found.push((sentence.span(name.start, name.end), "name".to_owned()));
        }
    }
    found
}

/// What was read of one story.
type OneRead = (About, Vec<Facts>, Option<Sketch>);

/// What was read of all stories, each list in the order of the corpus.
#[derive(Default)]
struct Read {
    about: Vec<About>,
    facts: Vec<Vec<Facts>>,
    sketches: Vec<Option<Sketch>>,
    names: FxHashMap<u64, Box<str>>,
}

/// The stories in the order of their publication, those of an unknown day last; the order in which they came in does
/// not matter.
fn order(corpus: &Corpus<'_>, about: &[About]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..corpus.stories.len() as u32).collect();
    order.sort_by(|&a, &b| {
        let key = |i: u32| {
            let (story, about) = (&corpus.stories[i as usize], &about[i as usize]);
            (about.moment.is_none(), about.moment, &story.site, story.id, story.title, &story.text)
        };
        key(a).cmp(&key(b))
    });
    order
}

/// The facts of all stories that are wanted, in order; places of other facts become places in this list.
fn flat(mut facts: Vec<Vec<Facts>>, order: &[u32], wanted: impl Fn(u32) -> bool) -> Vec<Facts> {
    let mut all: Vec<Facts> = Vec::with_capacity(facts.iter().map(Vec::len).sum());
    for &story in order.iter().filter(|&&s| wanted(s)) {
        let first = all.len() as u32;
        all.extend(std::mem::take(&mut facts[story as usize]).into_iter().map(|mut fact| {
            fact.part_of = fact.part_of.map(|p| p + first);
            fact
        }));
    }
    all
}
