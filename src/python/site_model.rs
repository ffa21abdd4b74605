//! `SiteModel`: what sites repeat.

use super::errors::Raised;
use super::source::articles;
use super::{argument, convert, run};
use crate::batch::{self, Learned, Watch};
use crate::boilerplate::SiteModel;
use crate::error::{Error, counted};
use crate::io::{FieldNames, PartFile};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The lines that sites repeat, digits masked: evidence for the cleaner, never a verdict alone.
///
/// Made by `SiteModel.learn`. `merge` is associative and commutative, and a copy of an article that
/// was seen before changes nothing: a cluster can learn in pieces and put them together in any order.
///
/// >>> from khabar import SiteModel, Cleaner
/// >>> pages = [{"site": "midan", "text": f"وصل الوفد رقم {i} أمس.\nصوت الميدان"} for i in range(3)]
/// >>> model = SiteModel.learn(pages)
/// >>> model
/// <SiteModel: 1 site, 1 article>
/// >>> cleaner = Cleaner(sites=model)
#[pyclass(frozen, eq, module = "khabar", name = "SiteModel")]
#[derive(PartialEq)]
pub struct PySiteModel(Arc<SiteModel>);

impl PySiteModel {
    /// The model itself.
    pub fn inner(&self) -> Arc<SiteModel> {
        self.0.clone()
    }
}

#[pymethods]
impl PySiteModel {
    /// Learns from articles that name their site or address.
    ///
    /// Args:
    ///     source: As in `process`: paths, dicts with `text` and `site` or `url`, or a table.
    ///     threads: Number of threads; all cores when left out, or `KHABAR_THREADS`.
    ///     progress: Called about every 50 ms as `progress(done, total)`.
    ///
    /// Raises:
    ///     InputError: An article names neither site nor address.
    #[staticmethod]
    #[pyo3(signature = (source, *, threads = None, progress = None))]
    fn learn(
        py: Python<'_>,
        source: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
        #[pyo3(from_py_with = argument::progress)] progress: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let raised = Raised::default();
        let stream = articles(source, FieldNames::default(), true, &raised)?;
        let work = |watch: &mut Watch<'_>| batch::learn(stream, threads, true, watch);
        let Learned { model, .. } = run::detached_over(py, progress.as_ref(), &raised, work)?;
        Ok(PySiteModel(Arc::new(model)))
    }

    /// A model that has seen what both have seen.
    fn merge(&self, other: &Self) -> Self {
        let mut merged = (*self.0).clone();
        merged.merge((*other.0).clone());
        PySiteModel(Arc::new(merged))
    }

    /// Write the model to a file, which bears its name only when it is whole.
    ///
    /// Raises:
    ///     ReadError: The file cannot be written.
    fn save(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        let path = PathBuf::from(file(path)?);
        let mut file = PartFile::create(&path)?;
        file.write_all(&self.0.to_bytes()).map_err(|e| Error::io(path.display(), &e))?;
        Ok(file.finish().map(drop)?)
    }

    /// Read a model from a file that `save` or `khabar learn` wrote.
    ///
    /// Raises:
    ///     ReadError: The file cannot be read.
    ///     FormatError: It is no site model, is damaged, or of another version.
    #[staticmethod]
    fn load(path: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(PySiteModel(Arc::new(SiteModel::load(Path::new(&file(path)?))?)))
    }

    /// Names of the sites, sorted.
    #[getter]
    fn sites(&self) -> Vec<String> {
        self.0.sites().map(str::to_owned).collect()
    }

    /// Number of distinct articles remembered of a site.
    fn articles(&self, #[pyo3(from_py_with = argument::site)] site: String) -> usize {
        self.0.articles(&site)
    }

    #[staticmethod]
    fn _from_bytes(bytes: &[u8]) -> PyResult<Self> {
        Ok(PySiteModel(Arc::new(SiteModel::from_bytes(bytes)?)))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let bytes = PyBytes::new(slf.py(), &slf.get().0.to_bytes());
        Ok((slf.get_type().getattr("_from_bytes")?, (bytes,)))
    }

    fn __hash__(&self) -> usize {
        self.0.sites().map(|site| self.0.articles(site).rotate_left(site.len() as u32)).sum()
    }

    fn __repr__(&self) -> String {
        let articles: usize = self.0.sites().map(|s| self.0.articles(s)).sum();
        format!("<SiteModel: {}, {}>", counted(self.0.sites().len(), "site"), counted(articles, "article"))
    }
}

fn file(path: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Some(path) = convert::path(path)? {
        return Ok(path);
    }
    path.extract().map_err(|_| PyTypeError::new_err("a path must be a str or os.PathLike"))
}
