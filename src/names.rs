//! Closed lists of names: enums that are written and read by one name everywhere, and options by their names.

use crate::error::{Error, Result};
use serde_json::Value;

/// The options of a JSON object with their names; null is no object and no value: it stands for what holds when nothing is
/// said. `what` names the options in the error for anything else.
pub fn options<'v>(what: &str, value: &'v Value) -> Result<Vec<(&'v str, &'v Value)>> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Object(map) => {
            Ok(map.iter().filter(|(_, v)| !v.is_null()).map(|(name, v)| (name.as_str(), v)).collect())
        }
        other => Err(Error::option(format!("{what} options are {other}, not an object"))),
    }
}

/// Declares an enum whose values have names: `ALL`, `as_str`, `Display`, `FromStr`, serde by name.
///
/// Names may be added, so a `match` outside the crate needs an arm for others. `FromStr` fails with [`Error::unknown`](crate::Error::unknown), which lists the valid names.
macro_rules! named {
    ($(#[$meta:meta])* $vis:vis enum $name:ident as $what:literal {
        $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        $vis enum $name {
            $($(#[$vmeta])* $variant),+
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Every name, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            /// The name.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text),+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Error;

            fn from_str(s: &str) -> $crate::Result<Self> {
                match s {
                    $($text => Ok($name::$variant),)+
                    _ => Err($crate::Error::unknown($what, s, Self::NAMES)),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let name = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                name.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use named;

#[cfg(test)]
mod tests {
    named! {
        /// Two sides.
        enum Side as "side" {
            /// One.
            Left = "left",
            /// The other.
            Right = "right",
        }
    }

    #[test]
    fn names_are_read_and_written() {
        for &side in Side::ALL {
            assert_eq!(side.as_str().parse::<Side>().unwrap(), side);
            assert_eq!(serde_json::from_str::<Side>(&serde_json::to_string(&side).unwrap()).unwrap(), side);
        }
        assert_eq!("up".parse::<Side>().unwrap_err().to_string(), "unknown side \"up\"; valid: left, right");
    }
}
