//! Roles: what happened to those who are counted.

mod after;
mod ahead;
mod custody;
mod idiom;
mod list;
mod lost;
mod of_some;
mod part;
mod perished;
pub(super) mod roles;
mod total;

pub(super) use roles::roles;
