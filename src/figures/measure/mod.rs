//! What numbers measure: amounts with their units and currencies, in one piece or several, and what a bare number takes over.

pub(super) mod alone;
pub(super) mod amount;
pub(super) mod carried;
mod compound;
pub(super) mod dimensions;
pub(super) mod dual_range;
pub(super) mod fraction_of;
pub(super) mod multiple;
pub(super) mod pieces;
mod points;
pub(super) mod pressure;
mod rate;
mod receiver;
mod unit_far;
pub(super) mod unit_range;
