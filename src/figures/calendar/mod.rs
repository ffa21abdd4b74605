//! Days and calendars: the arithmetic of days, and Hijri dates in the common calendar.

pub(super) mod day;
pub(super) mod hijri;
mod ummalqura;
pub(super) mod years;
