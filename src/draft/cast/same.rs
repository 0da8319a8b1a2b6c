//! Several names of one: short forms, surnames, adjectives of countries.

use std::collections::{HashMap, HashSet};

use super::Member;
use super::runs::Run;

/// Countries and the like with names of theirs that no rule tells.
const KNOWN: &[&[&str]] = &[
    &[
        "United States",
        "United States of America",
        "US",
        "U.S",
        "USA",
        "America",
        "American",
    ],
    &[
        "United Kingdom",
        "UK",
        "U.K",
        "Britain",
        "Great Britain",
        "British",
    ],
    &["European Union", "EU"],
    &["United Nations", "UN", "U.N"],
    &["Soviet Union", "USSR", "Soviet"],
    &["Afghanistan", "Afghan"],
    &["China", "Chinese"],
    &["Denmark", "Danish"],
    &["England", "English"],
    &["Finland", "Finnish"],
    &["France", "French"],
    &["Germany", "German"],
    &["Greece", "Greek"],
    &["Ireland", "Irish"],
    &["Netherlands", "Dutch"],
    &["Poland", "Polish"],
    &["Scotland", "Scottish"],
    &["Spain", "Spanish"],
    &["Sweden", "Swedish"],
    &["Switzerland", "Swiss"],
    &["Turkey", "Turkish"],
    &["Wales", "Welsh"],
];
/// Endings of adjectives of names.
const ADJECTIVES: [&str; 6] = ["ian", "ese", "ish", "an", "i", "n"];
/// Words between a name and its short form.
const INTRODUCTIONS: [&str; 9] = [
    " (",
    " or the ",
    " or ",
    ", or ",
    ", or the ",
    " – or ",
    " (or ",
    " (the ",
    " (or the ",
];
const OTHERWISE: [&str; 4] = [" aka the ", " aka ", " — aka the ", " (aka "];

/// The members that runs of capitals name, each with all its names.
pub fn members(text: &str, runs: &[Run]) -> Vec<Member> {
    let mut names = Names::default();
    let strong: HashSet<&str> = runs
        .iter()
        .filter(|run| !run.is_weak)
        .map(|run| run.name.as_str())
        .collect();
    for run in runs {
        if strong.contains(run.name.as_str()) {
            names.member(&run.name);
        }
    }
    for pair in runs.windows(2) {
        let Some(between) = text.get(pair[0].bytes.end..pair[1].bytes.start) else {
            continue;
        };
        let (long, short) = match pair[0].name.len() >= pair[1].name.len() {
            true => (&pair[0].name, &pair[1].name),
            false => (&pair[1].name, &pair[0].name),
        };
        let is_introduced = INTRODUCTIONS.contains(&between) && is_short_for(short, long)
            || OTHERWISE.contains(&between);
        if is_introduced {
            names.join(long, short);
        }
    }
    for same in KNOWN {
        let there: Vec<&str> = same
            .iter()
            .copied()
            .filter(|name| names.index.contains_key(*name))
            .collect();
        for name in there.iter().skip(1) {
            names.join(there[0], name);
        }
        // The adjective is a mention, and no name to be called by.
        if let [first, ..] = there[..] {
            for name in same.iter().filter(|name| !there.contains(name)) {
                names.add_name(first, name);
            }
        }
    }
    names.join_surnames();
    names.join_adjectives();
    names.into_members()
}

/// True of letters that are those with which the words of a name begin, in their order.
fn is_short_for(short: &str, long: &str) -> bool {
    let short: Vec<char> = short
        .chars()
        .filter(|letter| letter.is_uppercase())
        .collect();
    let initials: Vec<char> = long
        .split([' ', '-'])
        .filter_map(|word| word.chars().next().filter(|letter| letter.is_uppercase()))
        .collect();
    short.len() >= 2 && short == initials
}

/// True of two or three words, as the names of people are.
fn is_like_person(name: &str) -> bool {
    let words = name.split(' ');
    (2..=3).contains(&words.clone().count())
        && words
            .flat_map(str::chars)
            .all(|letter| letter.is_alphabetic() || letter == '.')
}

/// Names with the member that each stands for.
#[derive(Default)]
struct Names {
    index: HashMap<String, usize>,
    members: Vec<Member>,
}

impl Names {
    fn member(&mut self, name: &str) {
        if !self.index.contains_key(name) {
            self.index.insert(name.to_owned(), self.members.len());
            self.members.push(Member {
                name: name.to_owned(),
                other_names: Vec::new(),
                mentions: 0,
            });
        }
    }

    /// Adds a name that the text does not use as one.
    fn add_name(&mut self, of: &str, name: &str) {
        if let Some(index) = self.index.get(of).copied()
            && !self.index.contains_key(name)
        {
            self.index.insert(name.to_owned(), index);
            self.members[index].other_names.push(name.to_owned());
        }
    }

    /// Makes one member of two, the first of which keeps its name.
    fn join(&mut self, of: &str, name: &str) {
        let (Some(kept), Some(joined)) =
            (self.index.get(of).copied(), self.index.get(name).copied())
        else {
            return;
        };
        if kept == joined {
            return;
        }
        let taken = std::mem::take(&mut self.members[joined]);
        for name in std::iter::once(taken.name).chain(taken.other_names) {
            self.index.insert(name.clone(), kept);
            self.members[kept].other_names.push(name);
        }
    }

    /// Takes the last word of a name, standing alone, for the whole, where no other name ends with it.
    fn join_surnames(&mut self) {
        let mut by_last: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, member) in self.members.iter().enumerate() {
            if let Some((_, last)) = member
                .name
                .rsplit_once(' ')
                .filter(|_| is_like_person(&member.name))
            {
                by_last.entry(last.to_owned()).or_default().push(index);
            }
        }
        let pairs: Vec<(String, String)> = by_last
            .into_iter()
            .filter(|(last, whole)| whole.len() == 1 && self.index.contains_key(last))
            .map(|(last, whole)| (self.members[whole[0]].name.clone(), last))
            .collect();
        let mut pairs = pairs;
        pairs.sort();
        for (whole, last) in pairs {
            self.join(&whole, &last);
        }
    }

    /// Takes "Russian" for Russia, where both are there.
    fn join_adjectives(&mut self) {
        let names: Vec<String> = self
            .members
            .iter()
            .map(|member| member.name.clone())
            .collect();
        for adjective in &names {
            let stems = ADJECTIVES
                .iter()
                .filter_map(|ending| adjective.strip_suffix(ending));
            let of = stems
                .filter(|stem| stem.len() >= 4)
                .flat_map(|stem| ["", "a", "e", "y"].map(|ending| format!("{stem}{ending}")))
                .find(|name| name != adjective && self.index.contains_key(name));
            if let Some(of) = of {
                self.join(&of, adjective);
            }
        }
    }

    /// The members that are left. "Anglo-French" is none, since it names two.
    fn into_members(self) -> Vec<Member> {
        let names_others = |name: &str| {
            name.contains('-') && name.split('-').all(|part| self.index.contains_key(part))
        };
        let is_one = |member: &&Member| !member.name.is_empty() && !names_others(&member.name);
        self.members.iter().filter(is_one).cloned().collect()
    }
}
