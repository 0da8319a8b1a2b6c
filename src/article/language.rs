//! The language of a text.

use super::claims::Passage;

/// The language that a text seems to be written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    /// Another one, by its English name.
    Other(&'static str),
}

/// Letters that are enough to tell a language by.
const SAMPLE_BYTES: usize = 20_000;

impl Language {
    /// The language of what is no furniture. A text too short to tell is taken for English.
    pub fn of(text: &str, passages: &[Passage]) -> Self {
        let mut sample = String::new();
        for passage in passages {
            if sample.len() > SAMPLE_BYTES {
                break;
            }
            sample.push_str(&text[passage.bytes.clone()]);
            sample.push('\n');
        }
        match whatlang::detect(&sample) {
            Some(found) if found.is_reliable() && found.lang() != whatlang::Lang::Eng => {
                Self::Other(found.lang().eng_name())
            }
            _ => Self::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;
    use crate::document::Place;

    #[test]
    fn a_language_is_told_and_a_short_text_is_english() {
        let language = |text: &str| {
            let read = plain::read(text.to_owned());
            let passages: Vec<Passage> = read
                .blocks
                .into_iter()
                .map(|block| Passage {
                    bytes: block.bytes,
                    place: Place::Introduction,
                })
                .collect();
            Language::of(&read.text, &passages)
        };
        let german = "Der Hafen wurde im Frühjahr geschlossen, und niemand wusste, warum. Der Rat der Stadt hatte sich zweimal \
                      getroffen und nichts darüber gesagt, und so blieb es bis zum Herbst.";
        assert_eq!(language(german), Language::Other("German"));
        assert_eq!(language("The quay."), Language::English);
    }
}
