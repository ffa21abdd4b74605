//! Laws of comparing, on articles made of pieces of news and on statements made of anything.

use khabar::batch::quiet;
use khabar::compare::{CompareOptions, Comparer, Comparison, Corpus, Relation, Statement, Story};
use khabar::figures::{Bound, FigureOptions, Kind, Reader, Role};
use khabar::{Article, Document, Pipeline, Scratch};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

static PIPELINE: LazyLock<Pipeline> =
    LazyLock::new(|| Pipeline::from_stages(None, None, Some(Arc::new(Reader::new(FigureOptions::default()).unwrap()))));
static COMPARER: LazyLock<Comparer> = LazyLock::new(|| Comparer::new(CompareOptions::default()).unwrap());

const PIECES: [&str; 8] = [
    "قتل # شخصا في زلزال ضرب مدينة الحوز، بينهم # أطفال",
    "أصيب # شخصا في حريق بمستشفى في بعقوبة",
    "ارتفعت حصيلة السيول في درنة إلى # قتيلا و# مفقودا",
    "بلغ معدل التضخم في مصر # في المئة",
    "وقالت الوزارة إن # عائلة نزحت من الجنوب",
    "قتل أكثر من # فلسطيني في غزة بينما قتل نحو # إسرائيلي",
    "وصلت # شاحنة مساعدات عبر المعبر",
    "تجاوزت قيمة الصفقة # مليون يورو",
];

fn document(number: usize, day: u32, pieces: &[(usize, u32)]) -> Document {
    let sentences: Vec<String> =
        pieces.iter().map(|(p, n)| PIECES[p % PIECES.len()].replace('#', &n.to_string())).collect();
    let article = Article {
        site: Some(format!("site-{}", number % 5)),
        published: Some(format!("2024-03-{:02}", day % 28 + 1)),
        ..Article::new(format!("article-{number}"), sentences.join(".\n"))
    };
    PIPELINE.document(article, &mut Scratch::default())
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let pieces = prop::collection::vec((0..PIECES.len(), 1..400_u32), 1..4);
    prop::collection::vec((0..28_u32, pieces), 1..14)
        .prop_map(|articles| articles.iter().enumerate().map(|(i, (day, pieces))| document(i, *day, pieces)).collect())
}

#[test]
fn a_figure_of_no_article_is_named_whatever_is_asked() {
    let documents = [document(0, 1, &[(0, 14), (1, 3)])];
    let mut corpus = Corpus::of(&documents);
    assert_eq!(corpus.statements.len(), 3);
    corpus.statements[1].story = 7;
    let said = [
        COMPARER.compare(&corpus, Some(1), &mut quiet()).unwrap_err(),
        COMPARER.evidence(&corpus, 0, 2).unwrap_err(),
        COMPARER.evidence_of(&corpus, &[]).unwrap_err(),
    ];
    assert_eq!(said.map(|e| e.to_string()), ["figure 1 belongs to article 7, which is not there"; 3]);
}

fn compare(comparer: &Comparer, corpus: &Corpus<'_>, threads: usize) -> Comparison {
    comparer.compare(corpus, Some(threads), &mut quiet()).unwrap()
}

/// The groups as lists of articles and positions with relations, which do not tell in which order the articles came.
fn told(comparison: &Comparison, corpus: &Corpus<'_>) -> Vec<Vec<(String, usize, Relation, usize)>> {
    let report = |r: &khabar::compare::Report| {
        let s = &corpus.statements[r.statement];
        (corpus.stories[s.story].id.to_owned(), s.start, r.relation, r.account)
    };
    comparison.groups.iter().map(|g| g.reports.iter().map(report).collect()).collect()
}

fn check(comparison: &Comparison, corpus: &Corpus<'_>) {
    let mut seen = BTreeSet::new();
    for (number, group) in comparison.groups.iter().enumerate() {
        let stories: BTreeSet<usize> = group.reports.iter().map(|r| corpus.statements[r.statement].story).collect();
        assert_eq!(stories.len(), group.articles);
        assert!(group.articles >= 2 && (1..=group.reports.len()).contains(&group.accounts));
        assert!(group.part_of.is_none_or(|p| p != number && p < comparison.groups.len()));
        for (place, report) in group.reports.iter().enumerate() {
            let statement = &corpus.statements[report.statement];
            assert!(seen.insert(report.statement), "a figure stands in two groups");
            assert!(report.account < group.accounts && report.to.is_none_or(|to| to < place));
            assert!((0.0..=1.0).contains(&report.similarity) && !report.why.is_empty());
            assert_eq!((statement.kind, statement.unit), (group.kind, group.unit.as_deref()));
            assert!(statement.role.is_none() || statement.role == group.role);
            let in_line = !matches!(report.relation, Relation::Outlier | Relation::Earlier);
            let middle = statement.middle().unwrap();
            assert!(!in_line || (group.low.unwrap()..=group.high.unwrap()).contains(&middle));
        }
    }
    assert!(seen.len() <= comparison.comparable);
    for copy in &comparison.copies {
        assert_ne!(copy.story, copy.of);
        assert!(comparison.copies.iter().all(|c| c.story != copy.of), "a copy of a copy");
    }
    let html = comparison.to_html(corpus);
    assert_eq!(html.matches("<section").count(), html.matches("</section>").count());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn neither_order_nor_threads_matter(documents in documents(), seed in any::<u64>()) {
        let corpus = Corpus::of(&documents);
        let mut turned: Vec<Document> = documents.clone();
        let len = turned.len();
        for i in 0..len {
            turned.swap(i, (seed.rotate_left(i as u32 * 7) % len as u64) as usize);
        }
        let mut other = Corpus::of(&turned);
        other.statements.reverse();
        let (a, b) = (compare(&COMPARER, &corpus, 1), compare(&COMPARER, &other, 2));
        prop_assert_eq!(told(&a, &corpus), told(&b, &other));
        check(&a, &corpus);
        check(&b, &other);
    }

    #[test]
    fn a_higher_threshold_only_splits(documents in documents()) {
        let corpus = Corpus::of(&documents);
        let at = |least: f32| {
            let mut options = CompareOptions::default();
            options.min_similarity = least;
            options.min_articles = 1;
            let comparison = compare(&Comparer::new(options).unwrap(), &corpus, 1);
            let groups = comparison.groups.iter().enumerate();
            groups.flat_map(|(g, group)| group.reports.iter().map(move |r| (r.statement, g)).collect::<Vec<_>>()).collect::<BTreeMap<_, _>>()
        };
        let (loose, strict) = (at(0.4), at(0.8));
        let mut whole: BTreeMap<usize, usize> = BTreeMap::new();
        for (statement, group) in strict {
            let wide = loose.get(&statement).copied();
            prop_assert!(wide.is_some());
            prop_assert_eq!(*whole.entry(group).or_insert(wide.unwrap()), wide.unwrap());
        }
    }

    #[test]
    fn any_statement_is_taken(
        texts in prop::collection::vec((".{0,60}", "\\PC{0,12}", any::<i64>(), 0..40_usize, 0..6_usize), 1..12),
    ) {
        let mut corpus = Corpus::default();
        for (i, (sentence, surface, value, turn, story)) in texts.iter().enumerate() {
            while corpus.stories.len() <= *story {
                let text = Some(Cow::Borrowed(sentence.as_str()));
                corpus.stories.push(Story { id: surface, published: Some(sentence), title: Some(surface), text, ..Story::default() });
            }
            corpus.statements.push(Statement {
                story: *story,
                start: i,
                surface,
                kind: Kind::ALL[turn % Kind::ALL.len()],
                value: (turn % 3 > 0).then(|| Decimal::from(*value)),
                low: (turn % 4 == 0).then(|| Decimal::from(*value)),
                high: (turn % 5 == 0).then_some(Decimal::MAX),
                bound: Bound::ALL[turn % Bound::ALL.len()],
                iso: Some(surface),
                unit: (turn % 2 == 0).then_some("km"),
                noun: Some(sentence),
                role: Role::ALL.get(turn % 13).copied(),
                source: Some(surface.into()),
                sentence: Cow::Borrowed(sentence),
            });
        }
        let mut options = CompareOptions::default();
        options.min_similarity = 0.0;
        let comparer = Comparer::new(options).unwrap();
        let comparison = compare(&comparer, &corpus, 1);
        check(&comparison, &corpus);
    }
}
