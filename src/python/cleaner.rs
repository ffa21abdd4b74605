//! `clean`, `clean_html` and `Cleaner`.

use super::argument::Sites;
use super::cleaned::PyCleaned;
use super::input::Input;
use super::site_model::PySiteModel;
use super::{argument, convert, engines, frames, run, text};
use crate::article;
use crate::boilerplate::{CleanOptions, Cleaner, html};
use crate::columns;
use crate::error::{Error, Result};
use crate::io::looks_like_path;
use crate::pipeline::Scratch;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};
use serde_json::Value;
use std::sync::Arc;

fn clean_one(cleaner: &Cleaner, text: &str, site: Option<&str>, scratch: &mut Scratch) -> Result<PyCleaned> {
    let cleaned = cleaner.clean_site(text, scratch.view(text)?, site);
    Ok(PyCleaned::new(&cleaned, text))
}

fn apply<'py>(
    cleaner: &Cleaner,
    x: &Bound<'py, PyAny>,
    site: &Sites,
    threads: Option<usize>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = x.py();
    let size = |row: &(Option<&str>, Option<&str>)| row.0.map_or(0, str::len);
    let with_site = |(index, text)| (text, site.of(index));
    match Input::new(x)? {
        Input::One(s) => {
            let text = text::read(&s)?;
            let Sites::One(site) = site else { return Err(PyTypeError::new_err("site is a list, not str")) };
            let work = || clean_one(cleaner, &text, site.as_deref(), &mut Scratch::default());
            let cleaned = run::one(py, &text, work)?;
            Ok(Bound::new(py, cleaned)?.into_any())
        }
        Input::Many(many) => {
            site.check(many.strings.len())?;
            let rows = many.texts.iter().map(Some).enumerate().map(with_site);
            let cleaned = run::mapped_by(py, rows, size, threads, |rows| {
                let mut scratch = Scratch::default();
                let rows = rows.into_iter().filter_map(|(text, site)| Some((text?, site)));
                rows.map(|(t, site)| clean_one(cleaner, t, site, &mut scratch)).collect::<Result<Vec<_>>>()
            })?;
            let made = cleaned.into_iter().flatten().enumerate().map(|(index, cleaned)| {
                run::look(py, index)?;
                Bound::new(py, cleaned)
            });
            Ok(PyList::new(py, made.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        Input::Column(column) => {
            site.check(column.rows().count())?;
            let rows = column.rows().enumerate().map(with_site);
            let job = |rows: Vec<_>| columns::clean_of(cleaner, rows.into_iter());
            let chunks = run::mapped_by(py, rows, size, threads, job)?;
            frames::column_like(x, chunks, columns::cleaned_type())
        }
    }
}

/// Options as given: JSON, and a site model where one was given itself and not its path.
struct Given {
    options: Value,
    sites: Option<Py<PySiteModel>>,
}

impl Given {
    fn new(options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let Some(options) = options else { return Ok(Given { options: convert::options(None)?, sites: None }) };
        let sites = options.get_item("sites")?.filter(|s| !s.is_none() && !s.is_instance_of::<PyString>());
        let model = match sites {
            Some(given) if convert::path(&given)?.is_none() => match given.cast_into::<PySiteModel>() {
                Ok(model) => Some(model),
                Err(e) => return Err(argument::other("sites", &e.into_inner(), "a SiteModel or the path of one")),
            },
            _ => None,
        };
        let rest = options.copy()?;
        if model.is_some() {
            rest.del_item("sites")?;
        }
        Ok(Given { options: convert::options(Some(&rest))?, sites: model.map(Bound::unbind) })
    }

    fn cleaner(&self) -> Result<Arc<Cleaner>> {
        let Some(model) = &self.sites else { return engines::cleaner(&self.options) };
        let options = CleanOptions { sites: Some(model.get().inner()), ..CleanOptions::from_json(&self.options)? };
        Cleaner::new(options).map(Arc::new)
    }

    /// The options as keyword arguments.
    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = convert::python(py, &self.options)?.cast_into::<PyDict>()?;
        if let Some(model) = &self.sites {
            dict.set_item("sites", model.bind(py))?;
        }
        Ok(dict)
    }
}

/// Take web leftovers out: share prompts, read-also links, tags, embedded posts, a second article.
///
/// Args:
///     x: A `str`; a list or tuple of `str`; or a column of a data frame library: anything with the
///         Arrow interface, such as a pandas or Polars Series or a PyArrow array.
///     site: The site that the texts are from, for the evidence of `sites`; for a batch also a list with a site, or
///         None, for each text. An address stands for its site, and `www.` and capitals make no other.
///     threads: Number of threads for a batch; all cores when left out, or `KHABAR_THREADS`.
///     options: `preset` (`conservative`, `balanced` or `aggressive`), `keep` and `drop` (labels),
///         `extra` and `protect` (phrases), `confidence` (0 to 1), `sites` (a `SiteModel` or the path
///         of a saved one) and `lexicon` (paths).
///
/// Returns:
///     A `Cleaned` for a `str`; a list of them for a list or tuple; for a column, a column of the
///     same library: structs with the fields of a `Cleaned` but `kept`, and with `removed` without its `phrase`.
///
/// Raises:
///     OptionError: An option is not known; the message lists the valid ones.
///     InputError: A text holds a lone surrogate, or a column holds no text.
///     TypeError: An item is no `str`; the message names it.
///
/// >>> import khabar
/// >>> cleaned = khabar.clean("افتتح الوزير الجسر صباح اليوم.\nشارك الخبر:\nفيسبوك تويتر واتساب")
/// >>> cleaned.text.strip()
/// 'افتتح الوزير الجسر صباح اليوم.'
/// >>> cleaned.removed[0].label, cleaned.removed[0].text.strip()
/// ('share', 'شارك الخبر:')
#[pyfunction]
#[pyo3(signature = (x, *, site = None, threads = None, **options), text_signature = "(x, *, site=None, threads=None, **options)")]
pub fn clean<'py>(
    x: &Bound<'py, PyAny>,
    #[pyo3(from_py_with = argument::sites_of_texts)] site: Option<Sites>,
    #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    apply(&*Given::new(options)?.cleaner()?, x, &site.unwrap_or_default(), threads)
}

/// The article of a web page: its main text, cleaned.
///
/// Args:
///     data: The page, as `bytes` in any charset or as `str`.
///     url: Its address, which tells the site and completes relative links.
///     site: The site that it is from, where the address does not tell.
///     options: As in `clean`.
///
/// Returns:
///     A `Cleaned` whose positions count the code points of the page's main text, which its kept and
///     removed pieces make up; `title`, `byline` and `published` are what the page says itself.
///
/// Raises:
///     FormatError: The data hold no page: they are empty, a picture, a PDF file and the like.
///     InputError: The text is a path and no page.
///     OptionError: An option is not known; the message lists the valid ones.
///
/// >>> import khabar
/// >>> page = b"<title>News</title><p>\xe6\xd5\xe1 \xc7\xe1\xe6\xdd\xcf \xc5\xe1\xec \xc7\xe1\xe3\xcf\xed\xe4\xc9 \xd9\xe5\xd1 \xc3\xe3\xd3.</p>"
/// >>> khabar.clean_html(page).text.strip()
/// 'وصل الوفد إلى المدينة ظهر أمس.'
#[pyfunction]
#[pyo3(signature = (data, url = None, *, site = None, **options), text_signature = "(data, url=None, *, site=None, **options)")]
pub fn clean_html(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::url)] url: Option<String>,
    #[pyo3(from_py_with = argument::site_or_none)] site: Option<String>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<PyCleaned> {
    let cleaner = Given::new(options)?.cleaner()?;
    let read = move |bytes: &[u8]| -> Result<PyCleaned> {
        if bytes.trim_ascii().is_empty() {
            return Err(Error::format("no HTML page: the data are empty"));
        }
        let page = html::extract(bytes, url.as_deref())?;
        let address = url.as_deref().and_then(article::host);
        let site = site.or(address).or_else(|| page.url.as_deref().and_then(article::host));
        let mut scratch = Scratch::default();
        let cleaned = cleaner.clean_site(&page.text, scratch.view(&page.text)?, site.as_deref());
        Ok(PyCleaned::new(&cleaned, &page.text).or_of_page(page.title, page.byline, page.published))
    };
    if let Ok(text) = data.cast::<PyString>() {
        let text = text::read(text)?;
        if !text.contains('<') && looks_like_path(&text) {
            return Err(Error::input(format!(
                "{}: this looks like a path; read the file first, or use process",
                &*text
            ))
            .into());
        }
        return Ok(py.detach(|| read(text.as_bytes()))?);
    }
    if let Ok(bytes) = data.extract::<PyBackedBytes>() {
        return Ok(py.detach(|| read(&bytes))?);
    }
    let name = data.get_type().fully_qualified_name()?;
    Err(PyTypeError::new_err(format!("expected a page as bytes or str, not {name}")))
}

/// A cleaner with fixed options: immutable, picklable, safe to use from many threads.
///
/// Args:
///     options: As in `clean`.
///
/// Raises:
///     OptionError: An option is not known; the message lists the valid ones.
///
/// >>> from khabar import Cleaner
/// >>> cleaner = Cleaner(keep=["tags"])
/// >>> cleaner("نص الخبر.").text
/// 'نص الخبر.'
/// >>> cleaner
/// Cleaner(keep=['tags'])
#[pyclass(frozen, module = "khabar", name = "Cleaner")]
pub struct PyCleaner {
    cleaner: Arc<Cleaner>,
    given: Given,
}

impl PyCleaner {
    /// The cleaner itself.
    pub fn inner(&self) -> &Arc<Cleaner> {
        &self.cleaner
    }
}

#[pymethods]
impl PyCleaner {
    #[new]
    #[pyo3(signature = (**options), text_signature = "(**options)")]
    fn new(options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let given = Given::new(options)?;
        Ok(PyCleaner { cleaner: given.cleaner()?, given })
    }

    /// Clean a text or a batch; see `clean`.
    #[pyo3(signature = (x, *, site = None, threads = None))]
    fn __call__<'py>(
        &self,
        x: &Bound<'py, PyAny>,
        #[pyo3(from_py_with = argument::sites_of_texts)] site: Option<Sites>,
        #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        apply(&self.cleaner, x, &site.unwrap_or_default(), threads)
    }

    /// The options given, as a dict.
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.given.dict(py)
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        Ok((PyTuple::empty(py), self.given.dict(py)?))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let options = self.given.dict(py)?;
        let parts = options.iter().map(|(k, v)| Ok(format!("{k}={}", v.repr()?)));
        Ok(format!("Cleaner({})", parts.collect::<PyResult<Vec<_>>>()?.join(", ")))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.cleaner.options() == other.cleaner.options()
    }

    fn __hash__(&self) -> u64 {
        let options = self.cleaner.options();
        options.extra.len() as u64 ^ (options.protect.len() as u64) << 8 ^ (options.keep.len() as u64) << 16
    }
}
