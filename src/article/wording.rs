//! The words of a quotation as they are looked for: in parts, where it leaves out words of the text.

use super::Format;
use super::folded::{ELLIPSIS, Folded};

/// Between two parts of a quotation lie no more bytes of the text than this.
pub const MAX_LEFT_OUT: usize = 2_000;

/// Signs at the edge of a part that belong to the one who quotes.
const LOOSE: [char; 5] = [',', ';', ':', '.', ' '];

/// A quotation's parts, folded, in the order in which they stand in the text.
///
/// "…" and "[…]" leave out words between them, words in brackets stand for others, and "[t]he" has another letter than the text.
pub fn parts(quotation: &str, format: Format) -> Vec<String> {
    let folded = Folded::of(quotation, format).text;
    let mut parts: Vec<String> = vec![String::new()];
    let mut rest = folded.as_str();
    while let Some(letter) = rest.chars().next() {
        let in_brackets = rest
            .strip_prefix('[')
            .and_then(|inner| inner.split_once(']'));
        match (letter, in_brackets) {
            (ELLIPSIS, _) => begin(&mut parts),
            (_, Some((inner, behind))) => {
                begin(&mut parts);
                let is_letter =
                    inner.chars().count() == 1 && behind.starts_with(char::is_alphabetic);
                if let Some(part) = parts.last_mut().filter(|_| is_letter) {
                    part.push_str(inner);
                }
                rest = behind;
                continue;
            }
            _ => parts
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|part| part.push(letter)),
        }
        rest = &rest[letter.len_utf8()..];
    }
    let last = parts.len() - 1;
    let trimmed = parts.iter().enumerate().map(|(index, part)| {
        let part = match index {
            0 => part.trim_start(),
            _ => part.trim_start_matches(LOOSE),
        };
        match index == last {
            true => part.trim_end().to_owned(),
            false => part.trim_end_matches(LOOSE).to_owned(),
        }
    });
    trimmed.filter(|part| !part.is_empty()).collect()
}

fn begin(parts: &mut Vec<String>) {
    parts.push(String::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_parts_a_quotation() {
        let parts = |text| parts(text, Format::Plain);
        assert_eq!(parts("the old quay"), ["the old quay"]);
        assert_eq!(parts("the old, … loose quay"), ["the old", "loose quay"]);
        assert_eq!(parts("the old [...] quay"), ["the old", "quay"]);
        assert_eq!(parts("… the [town’s] quay …"), ["the", "quay"]);
        assert_eq!(parts("[T]he quay"), ["The quay"]);
        assert_eq!(parts("he said [t]he quay"), ["he said", "the quay"]);
        assert_eq!(parts(" … "), [""; 0]);
        assert_eq!(parts("of the [quay"), ["of the [quay"]);
    }
}
