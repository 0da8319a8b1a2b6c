//! The serde side: every request is met, with a value of the tree or with a placeholder.

use serde::{
    de::{
        self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor,
        value::{Error, MapDeserializer, SeqDeserializer, StrDeserializer},
    },
    forward_to_deserialize_any,
};

use super::{Diagnostic, NodeKind, NodeReader, lexer, names, shortened};
use crate::document::date::{DateError, EdtfDate, EndDate};
use crate::document::{load_progress, source, suggest};

impl<'de, 'r> Deserializer<'de> for NodeReader<'r> {
    type Error = Error;

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let is_word = matches!(self.kind(), Some(NodeKind::Word));
        let number = self.as_ron::<u32>().ok().filter(|_| is_word);
        if number.is_none() {
            let bare = self.source().trim_matches('"');
            let in_quotes = bare.parse::<u32>().is_ok();
            let hint = in_quotes.then(|| format!("write `{bare}` without quotes"));
            let instead = self.replacements(in_quotes.then(|| bare.to_owned()));
            self.mismatch_of("a whole number from 0 on", hint, instead);
        }
        visitor.visit_u32(number.unwrap_or(1))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = self.as_ron::<bool>();
        if read.is_err() {
            self.mismatch("`true` or `false`", None);
        }
        visitor.visit_bool(read.unwrap_or(true))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node {
            None => visitor.visit_none(),
            Some(_) if self.source() == "None" => visitor.visit_none(),
            Some(node) => visitor.visit_some(self.of(self.recovery.tree.unwrapped(node))),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = self.group(b'[', None);
        if items.is_none() {
            let hint = matches!(self.kind(), Some(NodeKind::Text))
                .then(|| format!("write `[{}]`", shortened(self.source())));
            self.mismatch("a list, `[ … ]`", hint);
        }
        let items = items.unwrap_or_default().iter();
        let slots = items
            .take_while(|_| !load_progress::is_cancelled())
            .map(|item| self.of(*item));
        visitor.visit_seq(SeqDeserializer::new(slots))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let fields = self.fields(name, fields);
        visitor.visit_map(MapDeserializer::new(fields.into_iter()))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = variants
            .iter()
            .find(|variant| self.word_or_name() == Some(**variant));
        visitor.visit_enum(match variant {
            Some(variant) => Choice {
                variant,
                slot: self,
            },
            None => Choice {
                variant: self.no_variant(variants),
                slot: Self { node: None, ..self },
            },
        })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let date = match name {
            EdtfDate::SERDE_NAME => self.date(EdtfDate::parse),
            EndDate::SERDE_NAME => self.date(EndDate::parse),
            _ => return self.deserialize_any(visitor),
        };
        match date {
            Some(text) => visitor.visit_str(&text),
            None => visitor.visit_unit(),
        }
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom(
            "the document's types ask for nothing else",
        ))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct map identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for NodeReader<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'r> NodeReader<'r> {
    /// The text of the date here, if it can be parsed. One that cannot is reported, as a value that is no text has been.
    fn date<D>(self, parse: fn(&str) -> Result<D, DateError>) -> Option<String> {
        let known = self.recovery.syntax_errors.borrow().len();
        let text = self.text();
        let is_text = self.recovery.syntax_errors.borrow().len() == known;
        match parse(&text) {
            Ok(_) => Some(text),
            Err(error) => {
                if is_text && self.node.is_some() {
                    let within = lexer::place_in_string(self.source(), error.offset);
                    let dates = error.dates_meant().into_iter();
                    let instead = self.replacements(dates.map(|date| source::text(&date)));
                    let diagnostic = Diagnostic::error(self.start() + within, error.message);
                    self.report(diagnostic.mend(error.hint).replacements(instead));
                    self.placeholder_here();
                }
                None
            }
        }
    }

    /// The name of an enum's variant, if it can be one, with or without a value in brackets.
    fn word_or_name(self) -> Option<&'r str> {
        let tree = self.recovery.tree;
        match self.kind()? {
            NodeKind::Word => self.node.map(|node| tree.name(&tree.node(node).span)),
            NodeKind::Group {
                open: b'(', name, ..
            } => name.as_ref().map(|name| tree.name(name)),
            NodeKind::Text | NodeKind::Group { .. } | NodeKind::Absent => None,
        }
    }

    /// Reports that none of the variants is here, and returns the one that was probably meant, or any.
    fn no_variant(self, variants: &[&'static str]) -> &'static str {
        let bare = self.source().trim_matches('"');
        let written = self.word_or_name().unwrap_or(bare);
        let mut meant = suggest::meant_by(written, variants);
        if meant.is_empty() {
            meant.extend(self.nearest(written, variants.iter().copied()));
        }
        let hint = match meant[..] {
            [] => None,
            [only] if only == bare => Some(format!("write `{only}` without quotes")),
            _ => Some(format!("did you mean `{}`?", meant.join("` or `"))),
        };
        let instead = self.replacements(meant.iter().map(|meant| (*meant).to_owned()));
        self.mismatch_of(&format!("one of {}", names(variants.iter())), hint, instead);
        let any = variants.first();
        meant.first().or(any).copied().unwrap_or_default()
    }
}

/// One of an enum's variants, and its place.
struct Choice<'r> {
    variant: &'static str,
    slot: NodeReader<'r>,
}

impl<'de, 'r> de::EnumAccess<'de> for Choice<'r> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let deserializer: StrDeserializer<'_, Error> = self.variant.into_deserializer();
        Ok((seed.deserialize(deserializer)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Choice<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        if matches!(self.slot.kind(), Some(NodeKind::Group { .. })) {
            let message = format!("nothing belongs in brackets after `{}`", self.variant);
            self.slot
                .report(Diagnostic::error(self.slot.start(), message));
        }
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        let tree = self.slot.recovery.tree;
        let items = self.slot.node.map_or(&[][..], |node| tree.items(node));
        if let [item] = items {
            return seed.deserialize(self.slot.of(*item));
        }
        if self.slot.node.is_some() {
            let message = format!("`{}` needs one value in brackets", self.variant);
            let hint = format!("write `{}(…)`", self.variant);
            self.slot
                .report(Diagnostic::error(self.slot.start(), message).mend(hint));
            self.slot.placeholder_here();
        }
        seed.deserialize(NodeReader {
            node: None,
            ..self.slot
        })
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom("the document has no such variants"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        Err(de::Error::custom("the document has no such variants"))
    }
}
