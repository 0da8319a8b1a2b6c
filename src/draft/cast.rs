//! Those whom a text speaks of: names, the short forms that it introduces, and the places where they stand.

mod runs;
mod same;

use std::collections::HashMap;
use std::ops::Range;

use super::words::{Word, words_of};
use crate::article::Article;
use runs::{Run, runs_of};

/// Names in the order of their first mention, and all mentions in the order of the text.
#[derive(Debug, Default)]
pub struct Cast {
    pub members: Vec<Member>,
    mentions: Vec<(Range<usize>, usize)>,
}

/// Somebody or something that has a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    pub other_names: Vec<String>,
    pub mentions: usize,
}

/// A name of one word counts if it is mentioned so often.
const MIN_MENTIONS: usize = 2;

impl Cast {
    /// Finds the names of an article.
    pub fn of(article: &Article, sentences: &[Range<usize>]) -> Self {
        let text = &article.text;
        let runs: Vec<Run> = sentences
            .iter()
            .flat_map(|sentence| runs_of(text, sentence.clone()))
            .collect();
        let mut members = same::members(text, &runs);
        let mut mentions = mentions(text, sentences, &members);
        for (_, member) in &mentions {
            members[*member].mentions += 1;
        }
        let is_kept =
            |member: &Member| member.mentions >= MIN_MENTIONS || member.name.contains(' ');
        let mut kept = vec![None; members.len()];
        let mut count = 0;
        for (index, member) in members.iter().enumerate() {
            if is_kept(member) {
                kept[index] = Some(count);
                count += 1;
            }
        }
        mentions.retain_mut(|(_, member)| match kept[*member] {
            Some(index) => {
                *member = index;
                true
            }
            None => false,
        });
        members.retain(is_kept);
        Self { members, mentions }
    }

    /// Those who are named within a stretch of the text, each once, in the order of their names.
    pub fn within(&self, bytes: &Range<usize>) -> Vec<usize> {
        let from = self
            .mentions
            .partition_point(|(at, _)| at.start < bytes.start);
        let mut found = Vec::new();
        for (_, member) in self.mentions[from..]
            .iter()
            .take_while(|(at, _)| at.start < bytes.end)
        {
            if !found.contains(member) {
                found.push(*member);
            }
        }
        found
    }
}

/// All places of the members' names, the longest name first where several begin at one.
fn mentions(
    text: &str,
    sentences: &[Range<usize>],
    members: &[Member],
) -> Vec<(Range<usize>, usize)> {
    let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
    for (index, member) in members.iter().enumerate() {
        for name in std::iter::once(&member.name).chain(&member.other_names) {
            let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
            if let Some(first) = words.first().cloned() {
                by_first.entry(first).or_default().push((words, index));
            }
        }
    }
    for names in by_first.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    let mut found = Vec::new();
    for sentence in sentences {
        let words = words_of(text, sentence.clone());
        let mut at = 0;
        while at < words.len() {
            let word = runs::bare(words[at].text);
            let fits = |(name, _): &&(Vec<String>, usize)| is_at(name, &words[at..]);
            if let Some((name, member)) =
                by_first.get(word).and_then(|names| names.iter().find(fits))
            {
                let end = words[at + name.len() - 1].bytes.end;
                found.push((words[at].bytes.start..end, *member));
                at += name.len();
                continue;
            }
            // "Anglo-French" names both.
            for part in word.split('-').filter(|part| part.len() < word.len()) {
                let single = by_first
                    .get(part)
                    .and_then(|names| names.iter().find(|(name, _)| name.len() == 1));
                found.extend(single.map(|(_, member)| (words[at].bytes.clone(), *member)));
            }
            at += 1;
        }
    }
    found
}

fn is_at(name: &[String], words: &[Word<'_>]) -> bool {
    name.len() <= words.len()
        && name
            .iter()
            .zip(words)
            .all(|(part, word)| part == runs::bare(word.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cast(text: &str) -> Vec<(String, Vec<String>, usize)> {
        let article = Article::read(text.as_bytes(), "a.txt").expect("an article");
        let cast = Cast::of(&article, &article.sentences());
        let members = cast.members.into_iter();
        members
            .map(|member| (member.name, member.other_names, member.mentions))
            .collect()
    }

    #[test]
    fn names_are_runs_of_capitals_with_the_short_forms_that_the_text_introduces() {
        let found = cast(
            "It began in Harlow. The Harbour Workers Union (HWU) met in Harlow, and Ilse Maren spoke. Then Maren left for the HWU. \
             On Monday the union of Harlow said nothing. Dr. Pask was there, and Pask sang.",
        );
        let find = |name: &str| found.iter().find(|(other, _, _)| other == name);
        assert_eq!(
            find("Harlow").map(|(_, _, count)| *count),
            Some(3),
            "{found:?}"
        );
        let union = find("Harbour Workers Union").expect("the union");
        assert_eq!(union.1, ["HWU"]);
        assert_eq!(find("Ilse Maren").map(|(_, _, count)| *count), Some(2));
        assert_eq!(find("Pask").map(|(_, _, count)| *count), Some(2));
        assert!(
            find("Monday").is_none() && find("Then").is_none(),
            "{found:?}"
        );
    }

    #[test]
    fn adjectives_of_countries_are_mentions_of_them() {
        let found = cast(
            "Ships came to France and Russia. French ships left, and Russian ones stayed. The US-French deal of America and the US fell.",
        );
        let count = |name: &str| {
            found
                .iter()
                .find(|(other, _, _)| other == name)
                .map(|(_, _, count)| *count)
        };
        assert_eq!(count("France"), Some(3), "{found:?}");
        assert_eq!(count("Russia"), Some(2), "{found:?}");
        assert_eq!(count("America").or(count("US")), Some(3), "{found:?}");
    }
}
