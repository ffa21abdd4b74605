//! Articles that say the same in nearly the same words: copies of a wire, reprints, second deliveries.
//!
//! A text is known by the hashes of its runs of three words. One hash function sorts them into bins, the least of
//! each bin is kept (MinHash by one permutation), and the share of bins in which two texts agree estimates the share
//! of runs that they have in common.

use super::corpus::Story;
use super::sets::Sets;
use super::words::{hash, mix};
use crate::text::View;
use crate::text::tokens::{Class, tokenize};
use rustc_hash::FxHashMap;

/// Bins of a text.
const BINS: usize = 128;
/// Bins that must agree for two texts to be looked at.
const ROWS: usize = 4;
/// Words in a run.
const RUN: usize = 3;
/// Texts with fewer words are copies only when they are equal.
const FEW: usize = 12;
/// Texts after a text in its row that it is compared with.
const WINDOW: usize = 8;
/// Articles that a text is held against once it is known to belong with them, so that no chain of them costs more.
const SOURCES: usize = 64;
/// Share of runs in common from which on two articles are near-duplicates.
pub const NEAR_DUPLICATE: f32 = 0.7;

/// What a text is known by.
#[derive(Clone, Debug)]
pub struct Sketch {
    bins: Box<[u32; BINS]>,
    whole: u64,
    short: bool,
}

impl Sketch {
    /// The sketch of a text; `None` when it holds no word.
    pub fn new(text: &str) -> Option<Sketch> {
        let view = View::new(text);
        let mut tokens = Vec::new();
        tokenize(view.codes(), &mut tokens);
        let words = tokens.iter().filter(|t| !matches!(t.class, Class::Mark | Class::Break));
        let words: Vec<u64> = words.map(|t| hash(&view.codes()[t.range()])).collect();
        if words.is_empty() {
            return None;
        }
        let run = |w: &[u64]| w.iter().fold(0, |h, &w| mix(h ^ w));
        let mut bins = Box::new([u32::MAX; BINS]);
        for window in words.windows(RUN.min(words.len())) {
            let h = run(window);
            let bin = &mut bins[(h >> 32) as usize % BINS];
            *bin = (*bin).min(h as u32);
        }
        fill(&mut bins);
        Some(Sketch { bins, whole: run(&words), short: words.len() < FEW })
    }

    /// About how large a share of their runs two texts have in common.
    pub fn similarity(&self, other: &Sketch) -> f32 {
        if self.whole == other.whole {
            return 1.0;
        }
        if self.short || other.short {
            return 0.0;
        }
        let same = self.bins.iter().zip(other.bins.iter()).filter(|(a, b)| a == b).count();
        same as f32 / BINS as f32
    }
}

/// An empty bin takes the value of the next full one, changed by the distance.
fn fill(bins: &mut [u32; BINS]) {
    let given = *bins;
    for i in 0..BINS {
        if given[i] == u32::MAX
            && let Some(step) = (1..BINS).find(|s| given[(i + s) % BINS] != u32::MAX)
        {
            bins[i] = mix(u64::from(given[(i + step) % BINS]) ^ ((step as u64) << 40)) as u32;
        }
    }
}

/// An article that nearly repeats another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Copy {
    /// The article, by its place in the corpus.
    pub story: usize,
    /// The article that it repeats, which itself repeats none.
    pub of: usize,
    /// About how large a share of their runs of words the two have in common.
    pub similarity: f32,
}

/// The text that an article is known by.
pub fn sketch(story: &Story<'_>) -> Option<Sketch> {
    story.text.as_deref().and_then(Sketch::new)
}

/// The articles that repeat another; `order` is the order in which articles come first.
pub fn copies(sketches: &[Option<Sketch>], order: &[u32]) -> Vec<Copy> {
    let mut rows: Vec<(u64, u32)> = Vec::new();
    for (place, &story) in order.iter().enumerate() {
        let Some(sketch) = &sketches[story as usize] else { continue };
        rows.push((mix(sketch.whole), place as u32));
        if !sketch.short {
            for (band, bins) in sketch.bins.chunks_exact(ROWS).enumerate() {
                let key = bins.iter().fold(band as u64 + 1, |h, &b| mix(h ^ u64::from(b)));
                rows.push((key, place as u32));
            }
        }
    }
    rows.sort_unstable();
    let of = |place: u32| order[place as usize] as usize;
    let sketch_of = |place: u32| sketches[of(place)].as_ref();
    let mut sets = Sets::new(order.len());
    for (i, &(key, a)) in rows.iter().enumerate() {
        for &(_, b) in rows[i + 1..].iter().take(WINDOW).take_while(|r| r.0 == key) {
            let alike = sketch_of(a).zip(sketch_of(b)).is_some_and(|(x, y)| x.similarity(y) >= NEAR_DUPLICATE);
            let (x, y) = (sets.of(a), sets.of(b));
            if alike && x != y {
                sets.join(x.min(y), x.max(y));
            }
        }
    }
    // Texts that change a little each time are in one set though the last is unlike the first: a copy is only what
    // resembles one that is none.
    let mut sources: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let mut found = Vec::new();
    for place in 0..order.len() as u32 {
        let first = sets.of(place);
        let Some(sketch) = sketch_of(place).filter(|_| first != place) else { continue };
        let sources = sources.entry(first).or_insert_with(|| vec![first]);
        let like = |&source: &u32| Some((source, sketch_of(source)?.similarity(sketch)));
        // The last of equals wins: the one that came first.
        let nearest = sources.iter().rev().take(SOURCES).filter_map(like).max_by(|x, y| x.1.total_cmp(&y.1));
        match nearest.filter(|nearest| nearest.1 >= NEAR_DUPLICATE) {
            Some((source, similarity)) => found.push(Copy { story: of(place), of: of(source), similarity }),
            None => sources.push(place),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "أعلنت مصلحة الأرصاد اليوم أن موجة الغبار ستبلغ ذروتها مساء الأحد في المناطق الداخلية، ودعت السائقين إلى \
        خفض السرعة وتجنب الطرق المكشوفة، مشيرة إلى أن الرؤية قد تنخفض إلى أقل من كيلومتر واحد في بعض المواقع قبل أن تتحسن \
        الأحوال تدريجيا مع ساعات الفجر الأولى ليوم الاثنين بحسب ما ورد في نشرتها الأخيرة.";

    #[test]
    fn reprints_are_found_and_others_are_not() {
        let reprint = TEXT.replace("اليوم", "أمس").replace("الأخيرة", "المسائية");
        let other = "افتتحت البلدية حديقة عامة جديدة وسط المدينة بحضور عدد من الأهالي، وتضم الحديقة ملعبا صغيرا ومكتبة \
            للأطفال ومسارا للمشي، وقالت إن كلفتها لم تتجاوز الميزانية المرصودة لها منذ بداية السنة الجارية.";
        let sketches: Vec<_> = [other, TEXT, &reprint].iter().map(|t| Sketch::new(t)).collect();
        let found = copies(&sketches, &[0, 1, 2]);
        assert_eq!(found.iter().map(|c| (c.story, c.of)).collect::<Vec<_>>(), [(2, 1)]);
        assert!(found[0].similarity >= NEAR_DUPLICATE && found[0].similarity < 1.0);
    }

    #[test]
    fn a_chain_of_changes_is_cut_where_a_text_resembles_none_that_is_kept() {
        let letters: Vec<char> = "بتجحدرسصطعفقكلمن".chars().collect();
        let word = |i: usize| String::from_iter([letters[i / 16 % 16], 'ا', letters[i % 16]]);
        let text = |from: usize| (from..from + 160).map(word).collect::<Vec<_>>().join(" ");
        let sketches: Vec<_> = [0, 18, 36, 54].map(|from| Sketch::new(&text(from))).into();
        let like = |a: usize, b: usize| sketches[a].as_ref().unwrap().similarity(sketches[b].as_ref().unwrap());
        assert!(like(0, 1) >= NEAR_DUPLICATE && like(1, 2) >= NEAR_DUPLICATE && like(0, 2) < NEAR_DUPLICATE);
        let found = copies(&sketches, &[0, 1, 2, 3]);
        assert_eq!(found.iter().map(|c| (c.story, c.of)).collect::<Vec<_>>(), [(1, 0), (3, 2)]);
        assert!(found.iter().all(|c| c.similarity >= NEAR_DUPLICATE), "{found:?}");
    }

    #[test]
    fn short_texts_are_copies_only_when_they_are_equal() {
        let sketches: Vec<_> =
            ["قتل 3 أشخاص", "قُتل ٣ أشخاص", "قتل 4 أشخاص", ""].iter().map(|t| Sketch::new(t)).collect();
        let found = copies(&sketches, &[2, 1, 0, 3]);
        assert_eq!(found.iter().map(|c| (c.story, c.of)).collect::<Vec<_>>(), [(0, 1)]);
    }
}
