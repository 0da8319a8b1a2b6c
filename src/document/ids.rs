//! Names of a document's parts, each of a type of its own, so that none is taken for another.
//!
//! An id outlives the document that it was read from: a new version of the file means the same by it.

use std::borrow::Borrow;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

/// Defines the type of one kind of id. Short ids, which most are, take no memory beside the value itself.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(SmolStr);

        impl $name {
            /// The id as it stands in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(IdVisitor).map(Self)
            }
        }
    };
}

id! {
    /// An event's name in the file.
    EventId
}
id! {
    /// An actor's name in the file.
    ActorId
}
id! {
    /// A lane's name in the file.
    LaneId
}

/// Reads a text without a copy in between.
struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = SmolStr;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<SmolStr, E> {
        Ok(SmolStr::new(text))
    }
}

/// The text's own number for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(transparent)]
pub struct ClaimNumber(pub u32);

impl fmt::Display for ClaimNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn an_id_is_written_and_read_as_a_plain_string() {
        for text in [
            "kabul-strike",
            "a-name-that-is-longer-than-what-fits-in-the-value",
        ] {
            let id = EventId::from(text);
            let written = ron::to_string(&id).expect("a string can be written");
            assert_eq!(written, format!("\"{text}\""));
            assert_eq!(ron::from_str(&written), Ok(id));
        }
        assert_eq!(ron::from_str("8"), Ok(ClaimNumber(8)));
    }

    #[test]
    fn an_id_is_found_by_its_text() {
        let lanes = HashMap::from([(LaneId::from("army"), 3)]);
        assert_eq!(lanes.get("army"), Some(&3));
    }
}
