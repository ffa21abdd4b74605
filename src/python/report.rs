//! `Report`: how much cleaning took out of a batch.

use super::argument;
use super::cleaned::PyCleaned;
use super::table::PyResults;
use crate::boilerplate::{Count, Report};
use crate::columns::count_removed;
use crate::error::counted;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// How much cleaning took out of a batch, by site, label and rule.
///
/// Args:
///     cleaned: An iterable of `Cleaned`, or a `Result`, whose articles name their sites.
///     sites: The site of each `Cleaned`, or None where it is not known; left out, no site is named.
///
/// Raises:
///     TypeError: An item is no `Cleaned`; the message names it.
///     ValueError: There are fewer or more sites than texts.
///
/// >>> import khabar
/// >>> texts = ["وصل الوفد إلى المدينة.\nالمصدر: وكالات", "عاد الوفد إلى بلاده.\nإعلان"]
/// >>> report = khabar.Report(khabar.clean(texts), sites=["midan", "midan"])
/// >>> report
/// <Report: 2 texts, 2 removed>
/// >>> [(row["label"], row["pieces"]) for row in report.counts]
/// [('ad_slot', 1), ('source_credit', 1)]
#[pyclass(frozen, module = "khabar", name = "Report")]
pub struct PyReport(Report);

/// What makes a report again: the texts, and a row for each site, label and rule.
type ReportArguments = (u64, Vec<(String, String, String, u64, u64)>);

#[pymethods]
impl PyReport {
    #[new]
    #[pyo3(signature = (cleaned, sites = None))]
    fn new(
        cleaned: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::sites)] sites: Option<Vec<Option<String>>>,
    ) -> PyResult<Self> {
        let mut report = Report::default();
        if let Ok(result) = cleaned.cast::<PyResults>() {
            if sites.is_some() {
                return Err(PyTypeError::new_err("sites are for texts alone; the articles of a Result name theirs"));
            }
            let (articles, _) = result.get().tables(cleaned.py());
            articles.get().batches().iter().try_for_each(|batch| count_removed(batch, &mut report))?;
            return Ok(PyReport(report));
        }
        let mut given = 0;
        let Ok(items) = cleaned.try_iter() else {
            return Err(argument::other("cleaned", cleaned, "a Result, or a list or iterable of Cleaned"));
        };
        for (index, item) in items.enumerate() {
            let item = item?;
            let Ok(cleaned) = item.cast::<PyCleaned>() else {
                let name = item.get_type().name()?;
                return Err(PyTypeError::new_err(format!("item {index} is {name}, not Cleaned")));
            };
            let site = sites.as_ref().and_then(|s| s.get(index)).and_then(Option::as_deref);
            report.add_pieces(site.unwrap_or_default(), cleaned.get().pieces());
            given += 1;
        }
        match sites {
            Some(sites) if sites.len() != given => {
                Err(PyValueError::new_err(format!("{}, but {}", counted(given, "text"), counted(sites.len(), "site"))))
            }
            _ => Ok(PyReport(report)),
        }
    }

    #[staticmethod]
    fn _of(texts: u64, counts: Vec<(String, String, String, u64, u64)>) -> PyResult<Self> {
        let mut report = Report::default();
        report.texts = texts;
        for (site, label, rule, pieces, bytes) in counts {
            report.add_count(&site, label.parse()?, &rule, Count { pieces, bytes });
        }
        Ok(PyReport(report))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, ReportArguments)> {
        let report = &slf.get().0;
        let rows = report.counts().map(|(site, label, rule, count)| {
            (site.to_owned(), label.as_str().to_owned(), rule.to_owned(), count.pieces, count.bytes)
        });
        Ok((slf.get_type().getattr("_of")?, (report.texts, rows.collect())))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// Number of texts counted.
    #[getter]
    fn texts(&self) -> u64 {
        self.0.texts
    }

    /// A dict for each site, label and rule: `site`, `label`, `rule`, `pieces` and `bytes` (of UTF-8), sorted.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let row = |(site, label, rule, count): (&str, crate::boilerplate::Label, &str, crate::boilerplate::Count)| {
            let row = PyDict::new(py);
            row.set_item("site", site)?;
            row.set_item("label", label.as_str())?;
            row.set_item("rule", rule)?;
            row.set_item("pieces", count.pieces)?;
            row.set_item("bytes", count.bytes)?;
            Ok(row)
        };
        self.0.counts().map(row).collect()
    }

    /// A report of what both have counted.
    fn merge(&self, other: &Self) -> Self {
        let mut merged = self.0.clone();
        merged.merge(other.0.clone());
        PyReport(merged)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let pieces: u64 = self.0.counts().map(|(.., count)| count.pieces).sum();
        format!("<Report: {}, {pieces} removed>", counted(self.0.texts as usize, "text"))
    }
}
