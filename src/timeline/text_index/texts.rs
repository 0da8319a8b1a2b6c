//! The texts of each thing in which one may look for words, in the order of their fields.

use super::{Field, Thing};
use crate::document::date::DateStyle;
use crate::timeline::{LinkIx, Timeline};

/// A text of a thing.
#[derive(Clone, Copy, Debug)]
pub struct FieldText<'a> {
    pub field: Field,
    pub text: &'a str,
    /// The link that it is a note of.
    pub link: Option<LinkIx>,
}

/// Shows each text of a thing.
pub fn each_text(timeline: &Timeline, thing: Thing, show: &mut dyn FnMut(FieldText<'_>)) {
    let mut tell = |field: Field, text: &str| {
        show(FieldText {
            field,
            text,
            link: None,
        });
    };
    match thing {
        Thing::Event(ix) => {
            let event = timeline.event(ix);
            tell(Field::Title, &event.title);
            tell(Field::About, event.about.as_deref().unwrap_or_default());
            // Words are indexed once, in whatever style dates are told.
            let date = timeline.date_label_in(DateStyle::default(), ix);
            tell(Field::Date, &date.words);
            for phrase in &event.when.phrases {
                tell(Field::Quotation, &phrase.text);
            }
            tell(Field::Reason, &event.when.because);
            if let Some(record) = &event.record {
                tell(Field::Record, &record.note);
                let hemisphere = timeline.document().hemisphere;
                tell(Field::Record, &record.edtf.words(hemisphere));
            }
        }
        Thing::Claim(ix) => {
            let claim = timeline.claim(ix);
            tell(Field::Title, &claim.title);
            tell(Field::OtherName, &claim.number.to_string());
            tell(Field::About, &claim.summary);
            for tension in &claim.tensions {
                tell(Field::Note, &tension.note);
            }
            for (link, at) in claim.events.iter().zip(0..) {
                if let Some(text) = &link.note {
                    show(FieldText {
                        field: Field::Note,
                        text,
                        link: Some(LinkIx {
                            claim: ix,
                            link: at,
                        }),
                    });
                }
            }
        }
        Thing::Actor(ix) => {
            let actor = timeline.actor(ix);
            tell(Field::Title, &actor.name);
            for name in &actor.other_names {
                tell(Field::OtherName, name);
            }
            tell(Field::Note, actor.note.as_deref().unwrap_or_default());
        }
        Thing::Lane(ix) => {
            let lane = timeline.lane(ix);
            tell(Field::Title, &lane.name);
        }
        Thing::Source => {
            let source = &timeline.document().source;
            tell(Field::Title, &source.title);
            for name in [&source.author, &source.publisher] {
                tell(Field::OtherName, name.as_deref().unwrap_or_default());
            }
            tell(Field::Reason, &source.written.evidence);
            tell(
                Field::Note,
                source.about_author.as_deref().unwrap_or_default(),
            );
            let published = source.published.as_ref();
            let note = published.and_then(|published| published.note.as_deref());
            tell(Field::Note, note.unwrap_or_default());
        }
    }
}
