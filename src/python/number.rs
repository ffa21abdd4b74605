//! `parse_number` and `spell_number`: one number out of a text, and a number written out.

use super::{argument, decimal, text};
use crate::figures::{CountedNoun, Spelling};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

/// The one number that a text is, in digits or in words.
///
/// Digits of the three systems, grouped or not, decimals, fractions, number words in every case, gender and common
/// spelling, spoken forms, and digits with scale words are read. A number with a unit or a noun is for `figures`.
///
/// Args:
///     text: A `str` that is one number and nothing else.
///
/// Returns:
///     The number as `decimal.Decimal`.
///
/// Raises:
///     InputError: The text is no number, more than one, or gives only a magnitude (عشرات). It is a `ValueError`.
///
/// >>> import khabar
/// >>> khabar.parse_number("ثلاثة آلاف وأربعمئة")
/// Decimal('3400')
/// >>> khabar.parse_number("سالب ٢٫٥ مليون")
/// Decimal('-2500000')
/// >>> khabar.parse_number("عشرات الآلاف")
/// Traceback (most recent call last):
/// khabar.errors.InputError: "عشرات الآلاف" is not one number with an exact value
#[pyfunction]
pub fn parse_number<'py>(
    #[pyo3(from_py_with = argument::text)] text: Bound<'py, PyString>,
) -> PyResult<Bound<'py, PyAny>> {
    decimal::to_python(text.py(), &crate::figures::parse_number(&text::read(&text)?)?)
}

/// A number written out in Modern Standard Arabic.
///
/// Gender, case and the form of the noun follow the grammar: ثلاثة كتب but ثلاث سيارات, أحد عشر كتاباً, مئتا كتاب, ألفي كتاب.
/// Decimals follow فاصلة, and سالب stands before what is below zero.
///
/// Args:
///     value: An `int` (also one of NumPy), a `decimal.Decimal` or a `str` of digits of the three systems, below 10^18
///         without its sign.
///     case: `nominative`, `accusative` or `genitive`: the number's place in its sentence.
///     gender: `masculine` or `feminine`: that of what is counted. Left out, it is read off the noun (feminine with ة)
///         and masculine without one.
///     noun: What is counted, indefinite and in the nominative: the singular, (singular, plural) or (singular, dual,
///         plural). The plural is needed for 3 to 10; the dual only where it is irregular.
///
/// Returns:
///     The number in words, with its noun.
///
/// Raises:
///     InputError: The value is no decimal number, or too large to have a name.
///     TypeError: The value is a float, which is not exact, or something else.
///     OptionError: A case or gender is not known, or the number takes a plural that is not given.
///
/// >>> import khabar
/// >>> khabar.spell_number(3400)
/// 'ثلاثة آلاف وأربعمئة'
/// >>> khabar.spell_number(12, case="genitive", noun="سيارة")
/// 'اثنتي عشرة سيارة'
/// >>> khabar.spell_number(2005, noun=("كتاب", "كتب"))
/// 'ألفان وخمسة كتب'
#[pyfunction]
#[pyo3(
    signature = (value, *, case = "nominative".to_owned(), gender = None, noun = None),
    text_signature = "(value, *, case='nominative', gender=None, noun=None)"
)]
pub fn spell_number(
    value: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::case)] case: String,
    #[pyo3(from_py_with = argument::gender)] gender: Option<String>,
    noun: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let mut how = Spelling::default().with_case(case.parse()?);
    how.gender = gender.as_deref().map(str::parse).transpose()?;
    how.noun = noun.map(counted_noun).transpose()?;
    Ok(how.spell_digits(&decimal::digits(value)?)?)
}

fn counted_noun(noun: &Bound<'_, PyAny>) -> PyResult<CountedNoun> {
    if let Ok(singular) = noun.cast::<PyString>() {
        return Ok(CountedNoun::new(&*text::read(singular)?));
    }
    let forms: Vec<String> = match noun.cast::<PyTuple>() {
        Ok(forms) => forms.extract()?,
        Err(_) => Vec::new(),
    };
    match <[String; 2]>::try_from(forms) {
        Ok([singular, plural]) => Ok(CountedNoun::new(singular).with_plural(plural)),
        Err(forms) => match <[String; 3]>::try_from(forms) {
            Ok([singular, dual, plural]) => Ok(CountedNoun::new(singular).with_dual(dual).with_plural(plural)),
            Err(_) => Err(PyTypeError::new_err("noun is a str, (singular, plural) or (singular, dual, plural)")),
        },
    }
}
