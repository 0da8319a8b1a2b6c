//! Words as they are compared: whatever their case, accents, ligatures and apostrophes.
//!
//! Words are those of [UAX #29](https://www.unicode.org/reports/tr29/). Each is decomposed for compatibility (NFKD of UAX #15),
//! loses its marks, and has its case folded in full (Unicode 3.13, so that ß is ss); what is left of Latin letters that no
//! decomposition takes apart is written as CLDR's `Latin-ASCII` writes it.

use std::ops::Range;

use caseless::Caseless as _;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation as _;

/// A word of a text: its place, and the form in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoldedWord {
    pub range: Range<usize>,
    pub folded: String,
}

/// The words of a text in their order.
pub fn folded_words(text: &str) -> impl Iterator<Item = FoldedWord> {
    let words = text.unicode_word_indices();
    words.filter_map(|(start, word)| {
        let folded = folded(word);
        (!folded.is_empty()).then(|| FoldedWord {
            range: start..start + word.len(),
            folded,
        })
    })
}

fn folded(word: &str) -> String {
    let folded = match word.is_ascii() {
        true => word.to_ascii_lowercase(),
        false => {
            let letters = word.nfkd().filter(|c| canonical_combining_class(*c) == 0);
            let mut folded = String::with_capacity(word.len());
            for c in letters.default_case_fold().filter(|c| !is_ignorable(*c)) {
                match latin_letter(c) {
                    Some(letters) => folded.push_str(letters),
                    None => folded.push(c),
                }
            }
            folded
        }
    };
    if !folded.contains(['\'', '.']) {
        return folded;
    }
    // "O'Neill's" is a word of O'Neill, and "U.S." is US.
    let name = folded.strip_suffix("'s").unwrap_or(&folded);
    match name.contains(|c: char| c.is_ascii_digit()) {
        true => name.to_owned(),
        false => name.replace(['\'', '.'], ""),
    }
}

/// True of characters that are written for the sake of layout alone.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    )
}

fn latin_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŋ' => "n",
        'ŧ' => "t",
        'þ' => "th",
        '’' | '‘' | 'ʼ' | 'ʻ' | '′' | '＇' => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        folded_words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_the_same_however_they_are_spelled() {
        for (one, other) in [
            ("Österreich", "osterreich"),
            ("Dvořák", "DVORAK"),
            ("Dvor\u{30c}a\u{301}k", "dvořák"),
            ("O’Neill’s", "o'neill"),
            ("Straße", "STRASSE"),
            ("Encyclopædia", "encyclopaedia"),
            ("Coöperation", "cooperation"),
            ("İstanbul", "istanbul"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
            ("ﬁnal", "final"),
            ("Łódź", "lodz"),
            ("U.S.", "us"),
            ("co\u{ad}operate", "cooperate"),
            ("١٩٤٣", "١٩٤٣"),
        ] {
            assert_eq!(words(one), words(other), "{one} and {other}");
        }
    }

    #[test]
    fn signs_between_words_part_them() {
        assert_eq!(words("Beer-hall putsch"), ["beer", "hall", "putsch"]);
        assert_eq!(
            words("9/11 — 1–10 “August”"),
            ["9", "11", "1", "10", "august"]
        );
        assert_eq!(words("3.5 and 1,000"), ["3.5", "and", "1,000"]);
    }

    #[test]
    fn a_word_s_place_is_its_own_in_the_text() {
        let text = "In Österreich’s case";
        let places: Vec<&str> = folded_words(text).map(|word| &text[word.range]).collect();
        assert_eq!(places, ["In", "Österreich’s", "case"]);
    }
}
