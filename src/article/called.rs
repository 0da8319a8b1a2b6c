//! Words for the claims, from a title such as "Ten lessons of the harbour".

use std::sync::LazyLock;

use regex::Regex;

use super::numerals::number;
use super::pattern::pattern;
use crate::document::ClaimWord;

static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?<count>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s+(?:(?:big|hard|simple|basic|key|good|bad|great|important|uncomfortable|inconvenient|new|old|bitter|plain|more|main)\s+){0,2}(?<many>truths|lessons|reasons|things|ways|facts|points|theses|myths|questions|arguments|claims|rules|principles|mistakes|steps|takeaways|lies|problems|causes|propositions|observations|answers|errors|proposals|objections)\b",
    )
});

/// The words that a title has for its claims, and how many it promises.
pub fn called_in(title: &str) -> Option<(ClaimWord, usize)> {
    let found = COUNTED.captures(title)?;
    let many = found["many"].to_lowercase();
    let one = match many.as_str() {
        "theses" => "thesis".to_owned(),
        "lies" => "lie".to_owned(),
        _ => many.strip_suffix('s').unwrap_or(&many).to_owned(),
    };
    let count = number(&found["count"])?;
    Some((ClaimWord { one, many }, count as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_its_claims_are_called() {
        for (title, expected) in [
            ("20 truths about the harbour", Some(("truth", 20))),
            ("Ten Hard Lessons of the Quay", Some(("lesson", 10))),
            ("On five theses", Some(("thesis", 5))),
            ("The 1990s in the harbour", None),
        ] {
            let found = called_in(title);
            let found = found
                .as_ref()
                .map(|(word, count)| (word.one.as_str(), *count));
            assert_eq!(found, expected, "{title}");
        }
    }
}
