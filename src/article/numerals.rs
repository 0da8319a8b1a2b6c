//! The numbers of numerals.

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The number of a numeral in figures or words: "2,000", "0.5", "twenty-one", "a hundred and ten", "two dozen".
pub fn number(text: &str) -> Option<f64> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return text.replace(',', "").parse().ok();
    }
    let text = text.to_ascii_lowercase();
    let (mut total, mut part, mut has_any) = (0.0, 0.0, false);
    for word in text.split(|c: char| c.is_whitespace() || c == '-') {
        let place = |table: &[&str]| table.iter().position(|known| *known == word);
        if let Some(small) = place(SMALL) {
            part += f64::from(u32::try_from(small).ok()?);
        } else if let Some(ten) = place(TENS) {
            part += f64::from(u32::try_from(ten).ok()?) * 10.0 + 20.0;
        } else {
            let times = |part: f64, size: f64| if part == 0.0 { size } else { part * size };
            match word {
                "a" | "an" | "single" => part += 1.0,
                "half" => part += 0.5,
                "couple" => part = 2.0,
                "dozen" => part = times(part, 12.0),
                "score" => part = times(part, 20.0),
                "hundred" => part = times(part, 100.0),
                "thousand" => (total, part) = (total + times(part, 1e3), 0.0),
                "million" => (total, part) = (total + times(part, 1e6), 0.0),
                "and" | "of" | "" => continue,
                _ => return None,
            }
        }
        has_any = true;
    }
    has_any.then_some(total + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_figures_and_in_words() {
        let numbers = [
            ("2,000", 2000.0),
            ("twenty-one", 21.0),
            ("a hundred and ten", 110.0),
            ("two dozen", 24.0),
            ("a dozen", 12.0),
            ("three thousand", 3000.0),
            ("half", 0.5),
        ];
        for (text, value) in numbers {
            assert_eq!(number(text), Some(value), "{text}");
        }
        assert_eq!(number("several"), None);
    }
}
