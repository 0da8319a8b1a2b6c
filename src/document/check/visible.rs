//! Texts of which a reader sees nothing, although they are not empty.

/// Characters that are drawn as nothing: those that Unicode says to ignore where they are not supported
/// (`Default_Ignorable_Code_Point`), and the blank pattern of Braille.
const NEVER_DRAWN: [std::ops::RangeInclusive<char>; 17] = [
    '\u{AD}'..='\u{AD}',
    '\u{34F}'..='\u{34F}',
    '\u{61C}'..='\u{61C}',
    '\u{115F}'..='\u{1160}',
    '\u{17B4}'..='\u{17B5}',
    '\u{180B}'..='\u{180F}',
    '\u{200B}'..='\u{200F}',
    '\u{202A}'..='\u{202E}',
    '\u{2060}'..='\u{206F}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{FE00}'..='\u{FE0F}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFA0}'..='\u{FFA0}',
    '\u{FFF0}'..='\u{FFF8}',
    '\u{1D173}'..='\u{1D17A}',
    '\u{E0000}'..='\u{E0FFF}',
];

/// Holds for a text with at least one character that can be seen.
pub(super) fn is_visible(text: &str) -> bool {
    // Nearly every text begins with one.
    text.chars().any(|c| {
        c.is_ascii_graphic()
            || !c.is_whitespace()
                && !c.is_control()
                && !NEVER_DRAWN.iter().any(|range| range.contains(&c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_all_scripts_signs_and_emoji_can_be_seen() {
        for text in [
            "a",
            " .",
            "ش",
            "é",
            "\u{200B}e",
            "☀\u{FE0F}",
            "中",
            "\u{301}",
        ] {
            assert!(is_visible(text), "{text:?}");
        }
    }

    #[test]
    fn blanks_controls_and_characters_without_width_cannot_be_seen() {
        for text in [
            "",
            " \t\n",
            "\u{A0}\u{3000}",
            "\u{200B}\u{200D}\u{FEFF}",
            "\u{1B}\u{7}\u{85}",
            "\u{202E} \u{2066}",
            "\u{AD}\u{E0041}",
        ] {
            assert!(!is_visible(text), "{text:?}");
        }
    }
}
