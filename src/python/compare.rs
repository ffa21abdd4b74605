//! `compare`: the same figure across articles.

use super::input::{self, is_arrow};
use super::process::warn;
use super::table::{PyResults, PyTable};
use super::{argument, convert, run};
use crate::batch::Watch;
use crate::columns::{ComparisonTables, copies_schema, groups_schema, reports_schema};
use crate::compare::{CompareOptions, Comparer, Comparison};
use crate::error::{Error, counted, counted_as};
use crate::io::{StatementTables, write_comparison};
use arrow_array::StructArray;
use arrow_array::cast::AsArray;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use serde_json::json;

/// Line up figures of many articles that state the same thing: who reports how many, when, and where they disagree.
///
/// Figures of one kind and unit are grouped by what they are about: what is counted, what happened to it, whose people,
/// which place, what sort of event, which dates, and the words around them. In a group the reports stand in order of time;
/// those that repeat one text, one sentence or one source's number are one account. The order of articles does not matter.
///
/// Args:
///     source: What `process` gave, or a table of figures (pandas, Polars, PyArrow) with the columns `article_id`, `kind`
///         and `sentence` and those others of `Result.figures` that there are.
///     articles: A table of articles with the column `id`, and `site`, `published`, `title`, `text` where they are known;
///         that of the result when left out.
///     by: Group by exactly these instead of by evidence: names out of `noun`, `role`, `people`, `place`, `occasion`,
///         `date`, `source`, `site`.
///     aliases: A dict of forms and what they stand for: `{"القطاع": "غزة"}`.
///     min_similarity: Least similarity of two figures of one group, from 0 to 1; 0.6 when left out.
///     min_articles: Fewest articles of a group.
///     drop_copies: Leave out articles that nearly repeat another; they are reported in any case.
///     lexicon: A path, or a list of paths, of word lists of your own.
///     threads: Number of threads; all cores when left out, or `KHABAR_THREADS`.
///
/// Returns:
///     A `Comparison` with the tables `groups`, `reports` and `copies`. A warning names an id that several articles have:
///     the figures of all of them are taken for the first one's.
///
/// Raises:
///     OptionError: An option is not known or has a wrong value.
///     InputError: A table lacks a column, or a column holds something else.
///     TypeError: The source is neither a `Result` nor a table.
///
/// >>> import khabar
/// >>> articles = [
/// ...     {"id": "a", "site": "midan", "published": "2024-05-01", "text": "أدى حريق في أسوان إلى إصابة 14 شخصا."},
/// ...     {"id": "b", "site": "nahar", "published": "2024-05-02", "text": "ارتفع عدد مصابي حريق أسوان إلى 17 شخصا."},
/// ... ]
/// >>> comparison = khabar.compare(khabar.process(articles))
/// >>> comparison
/// <khabar.Comparison: 1 group, 2 reports, 0 copies>
/// >>> [(row["site"], row["value"], row["relation"]) for row in comparison.reports.to_dicts()]
/// [('midan', Decimal('14'), 'first'), ('nahar', Decimal('17'), 'grows')]
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "keyword arguments of a Python function")]
#[pyo3(signature = (
    source, *, articles = None, by = None, aliases = None, min_similarity = None, min_articles = 2, drop_copies = false,
    lexicon = None, threads = None,
))]
pub fn compare<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    articles: Option<&Bound<'py, PyAny>>,
    by: Option<&Bound<'py, PyAny>>,
    aliases: Option<&Bound<'py, PyAny>>,
    min_similarity: Option<&Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::min_articles)] min_articles: usize,
    #[pyo3(from_py_with = argument::drop_copies)] drop_copies: bool,
    lexicon: Option<&Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
) -> PyResult<PyComparison> {
    let given = |name, value: Option<&Bound<'py, PyAny>>| value.map(|v| convert::option(name, v)).transpose();
    let options = json!({
        "by": given("by", by)?,
        "aliases": given("aliases", aliases)?,
        "min_similarity": given("min_similarity", min_similarity)?,
        "min_articles": min_articles,
        "drop_copies": drop_copies,
        "lexicon": given("lexicon", lexicon)?,
    });
    let comparer = Comparer::new(CompareOptions::from_json(&options)?)?;
    let inputs = inputs(py, source, articles)?;
    warn(py, [inputs.said_twice()])?;
    let work = move |watch: &mut Watch<'_>| {
        let corpus = inputs.corpus()?;
        let comparison = comparer.compare(&corpus, threads, watch)?;
        let tables = ComparisonTables::new(&comparison, &corpus)?;
        drop(corpus);
        Ok((inputs, comparison, tables))
    };
    let (inputs, comparison, tables) = run::apart(py, work)?;
    let table = |batch, schema| Py::new(py, PyTable::new(vec![batch], schema));
    Ok(PyComparison {
        groups: table(tables.groups.clone(), groups_schema())?,
        reports: table(tables.reports.clone(), reports_schema())?,
        copies: table(tables.copies.clone(), copies_schema())?,
        inputs,
        comparison,
        tables,
    })
}

/// The tables to compare.
fn inputs(py: Python<'_>, source: &Bound<'_, PyAny>, articles: Option<&Bound<'_, PyAny>>) -> PyResult<StatementTables> {
    let mut inputs = StatementTables::default();
    let result = source.cast::<PyResults>().ok().map(|r| r.get().tables(py));
    match (articles, &result) {
        (Some(table), _) => each(table, "articles", |chunk| inputs.push_articles(chunk))?,
        (None, Some((articles, _))) => {
            articles.get().batches().iter().try_for_each(|b| inputs.push_articles(&b.clone().into()))?;
        }
        (None, None) => {}
    }
    match &result {
        Some((_, figures)) => {
            figures.get().batches().iter().try_for_each(|b| inputs.push_figures(&b.clone().into()))?
        }
        None => each(source, "source", |chunk| inputs.push_figures(chunk))?,
    }
    Ok(inputs)
}

/// Shows every chunk of a table to `push`.
fn each(table: &Bound<'_, PyAny>, name: &str, mut push: impl FnMut(&StructArray) -> crate::Result<()>) -> PyResult<()> {
    if !is_arrow(table)? {
        let found = table.get_type().fully_qualified_name()?;
        let result = if name == "source" { "a Result or " } else { "" };
        return Err(PyTypeError::new_err(format!(
            "{name} is {found}, not {result}a table with the Arrow interface (pandas, Polars, PyArrow)"
        )));
    }
    for chunk in input::arrow(table)?.into_reader()? {
        let chunk = chunk.map_err(|e| Error::input(format!("cannot read the table of {name}: {e}")))?;
        let Some(rows) = chunk.as_struct_opt() else {
            return Err(Error::input(format!("{name} is one column of {}, not a table", chunk.data_type())).into());
        };
        push(rows)?;
    }
    Ok(())
}

/// Figures of many articles in groups that are about the same thing.
#[pyclass(frozen, module = "khabar", name = "Comparison")]
pub struct PyComparison {
    /// A row a group: what it is about, how many articles and accounts, between which values, how the reports go together.
    #[pyo3(get)]
    groups: Py<PyTable>,
    /// A row a figure of a group: article, outlet, day, value and bound, source, sentence, relation, and why it is there.
    #[pyo3(get)]
    reports: Py<PyTable>,
    /// A row an article that nearly repeats another.
    #[pyo3(get)]
    copies: Py<PyTable>,
    inputs: StatementTables,
    comparison: Comparison,
    tables: ComparisonTables,
}

/// Groups that a notebook shows.
const SHOWN: usize = 12;

#[pymethods]
impl PyComparison {
    /// Number of groups.
    fn __len__(&self) -> usize {
        self.comparison.groups.len()
    }

    /// The reports as `pandas.DataFrame`; decimals are exact `decimal.Decimal` objects.
    ///
    /// Raises:
    ///     MissingPackageError: pandas or PyArrow is not installed; the message says how to install it.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.reports.bind(py).call_method0("to_pandas")
    }

    /// The reports as `polars.DataFrame`.
    ///
    /// Raises:
    ///     MissingPackageError: Polars is not installed; the message says how to install it.
    fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.reports.bind(py).call_method0("to_polars")
    }

    /// One JSON object: `groups`, each with its `reports`, and `copies`.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        let json = py.detach(|| {
            let mut out = Vec::new();
            write_comparison(&self.tables, &mut out).map(|()| out)
        });
        let json = json.map_err(|e| Error::io("memory", &e))?;
        Ok(String::from_utf8_lossy(&json).into_owned())
    }

    /// A page of its own, right to left: a chart for each group, and every report with its sentence.
    fn to_html(&self, py: Python<'_>) -> PyResult<String> {
        Ok(py.detach(|| self.inputs.corpus().map(|corpus| self.comparison.to_html(&corpus)))?)
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        Ok(py.detach(|| self.inputs.corpus().map(|corpus| self.comparison.to_html_part(&corpus, SHOWN)))?)
    }

    fn __repr__(&self) -> String {
        format!(
            "<khabar.Comparison: {}, {}, {}>",
            counted(self.tables.groups.num_rows(), "group"),
            counted(self.tables.reports.num_rows(), "report"),
            counted_as(self.tables.copies.num_rows(), "copy", "copies")
        )
    }
}
