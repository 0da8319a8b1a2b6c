//! Marks of the items of a list: "3.", "(b)", "iv)", "Claim 5:".

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[#*_>\s]*(?:(?i:claim|point|thesis|reason|truth|lesson|argument|fact|rule|myth|article|item|part|no\.|number|§)\s*)?[\[(#]?(?<label>\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})(?:[.):\]]+[*_]*\s+|\s+[–—-]\s+)",
    )
});

/// The mark at the beginning of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemMark<'t> {
    pub label: &'t str,
    /// The length of the mark with the space after it, in bytes.
    pub bytes: usize,
}

/// The ways in which items are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Numbers,
    SmallLetters,
    CapitalLetters,
    SmallRoman,
    CapitalRoman,
}

impl Count {
    pub const ALL: [Self; 5] = [
        Self::Numbers,
        Self::SmallRoman,
        Self::CapitalRoman,
        Self::SmallLetters,
        Self::CapitalLetters,
    ];

    /// The number that a label is, counted this way.
    pub fn number(self, label: &str) -> Option<u32> {
        let letter = |first: u8| match label.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => {
                letter.checked_sub(first).filter(|at| *at < 26)
            }
            _ => None,
        };
        let roman = |label: &str| {
            const ROMAN: [&str; 20] = [
                "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii",
                "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
            ];
            ROMAN.iter().position(|roman| *roman == label)
        };
        let index = match self {
            Self::Numbers => return label.parse().ok(),
            Self::SmallLetters => u32::from(letter(b'a')?),
            Self::CapitalLetters => u32::from(letter(b'A')?),
            Self::SmallRoman => u32::try_from(roman(label)?).ok()?,
            Self::CapitalRoman => {
                let is_capital = label.bytes().all(|letter| letter.is_ascii_uppercase());
                u32::try_from(roman(&label.to_lowercase()).filter(|_| is_capital)?).ok()?
            }
        };
        Some(index + 1)
    }
}

/// The mark with which a block begins.
pub fn item_mark(text: &str) -> Option<ItemMark<'_>> {
    let found = MARK.captures(text)?;
    Some(ItemMark {
        label: found.name("label")?.as_str(),
        bytes: found.get(0)?.end(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbers_letters_and_roman_numbers() {
        for (text, label) in [
            ("1. The quay", "1"),
            ("(b) The quay", "b"),
            ("iv) The quay", "iv"),
            ("Claim 5: The quay", "5"),
            ("## 12. The quay", "12"),
            ("**3.** The quay", "3"),
            ("#7 – The quay", "7"),
        ] {
            assert_eq!(
                item_mark(text).map(|mark| mark.label),
                Some(label),
                "{text}"
            );
        }
        for text in ["1.5 metres", "2022 was dry", "A quay", "The quay. 1"] {
            assert_eq!(item_mark(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_is_counted_in_its_own_way() {
        assert_eq!(Count::Numbers.number("12"), Some(12));
        assert_eq!(Count::SmallLetters.number("c"), Some(3));
        assert_eq!(Count::SmallRoman.number("iv"), Some(4));
        assert_eq!(Count::CapitalRoman.number("IX"), Some(9));
        assert_eq!(Count::CapitalLetters.number("c"), None);
    }
}
