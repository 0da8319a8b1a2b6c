//! "Did you mean …?": the nearest name, within a budget, or the choice that another word stands for.

/// More names than this are no help in a hint.
const FEW: usize = 12;
/// Names of more bytes than this are not compared: nobody mistypes a name that long.
const MAX_NAME: usize = 100;
/// Steps that the hints of a run may take, about a nanosecond each. A document of a thousand events never comes near
/// it; one of a million events gets hints for its first few wrong links.
const STEPS: usize = 25_000_000;
/// Steps that it takes to compare two letters.
const STEPS_PER_CELL: usize = 4;

/// Other words for the format's choices, each with those that it may stand for. A word that stands for choices of
/// several fields means those of the field where it is written: a forecast is a kind of event and a role.
const SYNONYMS: &[(&str, &[&str])] = &[
    // Kinds of events.
    ("actual", &["happened"]),
    ("done", &["happened"]),
    ("fact", &["happened"]),
    ("factual", &["happened"]),
    ("occurred", &["happened"]),
    ("past", &["happened"]),
    ("real", &["happened"]),
    ("continuing", &["ongoing"]),
    ("current", &["ongoing"]),
    ("present", &["ongoing"]),
    ("claimed", &["alleged"]),
    ("disputed", &["alleged"]),
    ("reported", &["alleged"]),
    ("rumored", &["alleged"]),
    ("rumoured", &["alleged"]),
    ("conditional", &["hypothetical"]),
    ("expected", &["hypothetical", "prediction"]),
    ("feared", &["hypothetical"]),
    ("forecast", &["hypothetical", "prediction"]),
    ("future", &["hypothetical"]),
    ("planned", &["hypothetical"]),
    ("possible", &["hypothetical"]),
    ("predicted", &["hypothetical", "prediction"]),
    // Roles of events in claims.
    ("context", &["background"]),
    ("setting", &["background"]),
    ("reason", &["cause", "motive"]),
    ("trigger", &["cause"]),
    ("aim", &["motive"]),
    ("motivation", &["motive"]),
    ("goal", &["motive"]),
    ("purpose", &["motive"]),
    ("effect", &["consequence"]),
    ("outcome", &["consequence"]),
    ("result", &["consequence"]),
    ("meaning", &["interpretation"]),
    ("reading", &["interpretation"]),
    ("advice", &["prescription"]),
    ("demand", &["prescription"]),
    ("proposal", &["prescription"]),
    ("recommendation", &["prescription"]),
    ("proof", &["evidence"]),
    ("support", &["evidence"]),
    // Relations of dates.
    ("since", &["from"]),
    ("till", &["until"]),
    // Calendars.
    ("new_style", &["gregorian"]),
    ("old_style", &["julian"]),
    ("os", &["julian"]),
];

/// The choices that another word for them stands for, of those that there are.
pub(super) fn meant_by(word: &str, choices: &[&'static str]) -> Vec<&'static str> {
    let word = word.to_lowercase();
    let synonym = SYNONYMS.iter().find(|(synonym, _)| *synonym == word);
    let meant = synonym.map_or(&[][..], |(_, meant)| meant);
    let is_meant = |choice: &&&str| meant.contains(*choice);
    choices.iter().filter(is_meant).copied().collect()
}

/// The steps that the hints of a run may still take. To compare every wrong name of a long document with all its
/// names would take minutes.
#[derive(Debug)]
pub(super) struct HintBudget {
    steps_left: usize,
}

impl Default for HintBudget {
    fn default() -> Self {
        Self { steps_left: STEPS }
    }
}

impl HintBudget {
    /// The known names in a sentence, if they are few.
    pub fn list_of<'n>(&mut self, known: impl Iterator<Item = &'n str>) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for name in known.filter(|name| !name.is_empty()) {
            if names.len() > FEW || name.len() > MAX_NAME || !self.spend(FEW) {
                return None;
            }
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match names.as_slice() {
            [] => None,
            [only] => Some(format!("there is only `{only}`")),
            [most @ .., last] if names.len() <= FEW => {
                Some(format!("there are `{}` and `{last}`", most.join("`, `")))
            }
            _ => None,
        }
    }

    /// The known name that differs least, if it differs so little that mistyping explains it. Where the budget ends
    /// first, the nearest of those looked at.
    pub fn nearest<'n>(
        &mut self,
        wrong: &str,
        known: impl Iterator<Item = &'n str>,
    ) -> Option<&'n str> {
        if wrong.len() > MAX_NAME {
            return None;
        }
        let wrong = wrong.to_lowercase();
        let wrong = Letters::of(&wrong);
        let mut nearest = None;
        // The most edits that still make a name the nearest one.
        let mut most = (wrong.count / 3).max(1);
        for name in known {
            if !self.spend(name.len().min(MAX_NAME)) {
                break;
            }
            if name.len() > MAX_NAME || wrong.is_further_than(most, &Letters::of(name)) {
                continue;
            }
            if !self.spend(STEPS_PER_CELL * wrong.text.len() * name.len()) {
                break;
            }
            let edits = strsim::osa_distance(wrong.text, name);
            if edits > most {
                continue;
            }
            nearest = Some(name);
            match edits.checked_sub(1) {
                Some(fewer) => most = fewer,
                None => break,
            }
        }
        nearest
    }

    /// Takes steps from the budget, if it has as many.
    fn spend(&mut self, steps: usize) -> bool {
        let left = self.steps_left.checked_sub(steps);
        self.steps_left = left.unwrap_or_default();
        left.is_some()
    }
}

/// A name with a summary of its letters, which tells most pairs of names apart at once.
struct Letters<'t> {
    text: &'t str,
    count: usize,
    /// One bit for each byte that occurs, or for two that share it.
    occurring: u64,
}

impl<'t> Letters<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text,
            count: text.chars().count(),
            occurring: text.bytes().fold(0, |bits, byte| bits | 1 << (byte & 63)),
        }
    }

    /// Sees without comparing them letter by letter that two names are more edits apart than that. An edit changes
    /// the count by one at most; it adds one letter and takes away another, of up to four bytes each.
    fn is_further_than(&self, edits: usize, other: &Letters<'_>) -> bool {
        let is_ascii = self.text.is_ascii() && other.text.is_ascii();
        let bits = if is_ascii { 2 } else { 8 };
        self.count.abs_diff(other.count) > edits
            || (self.occurring ^ other.occurring).count_ones() as usize > bits * edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [&str; 3] = ["cause", "motive", "consequence"];

    /// The nearest name, or else the list.
    fn hint_for<'n>(wrong: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<String> {
        let mut budget = HintBudget::default();
        match budget.nearest(wrong, known.clone()) {
            Some(near) => Some(near.to_owned()),
            None => budget.list_of(known),
        }
    }

    #[test]
    fn a_mistyped_name_finds_the_one_that_was_meant() {
        for (wrong, name) in [
            ("cuase", "cause"),
            ("Motive", "motive"),
            ("consequnce", "consequence"),
        ] {
            let nearest = HintBudget::default().nearest(wrong, ROLES.into_iter());
            assert_eq!(nearest, Some(name));
        }
    }

    #[test]
    fn the_nearest_of_many_similar_names_is_the_one_that_comparing_them_all_gives() {
        let names: Vec<String> = (0..400_u32)
            .map(|n| format!("évent-{}-of-{}", n % 20, n / 7))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for wrong in ["evnt-3-of-12", "évent-19-fo-30", "event-3", "of-5", "x"] {
            let edits = |name: &str| strsim::osa_distance(wrong, name);
            let allowed = (wrong.chars().count() / 3).max(1);
            let nearest = names.iter().copied().min_by_key(|name| edits(name));
            let expected = nearest.filter(|name| edits(name) <= allowed);
            let found = HintBudget::default().nearest(wrong, names.iter().copied());
            assert_eq!(found, expected, "{wrong}");
        }
    }

    #[test]
    fn another_word_for_a_choice_finds_it_among_those_that_there_are() {
        assert_eq!(meant_by("Reason", &ROLES), ["cause", "motive"]);
        assert_eq!(meant_by("forecast", &["prediction"]), ["prediction"]);
        assert_eq!(meant_by("forecast", &ROLES), [""; 0]);
        assert_eq!(meant_by("cause", &ROLES), [""; 0]);
    }

    #[test]
    fn every_synonym_is_listed_once_and_is_no_choice_itself() {
        let mut words: Vec<&str> = SYNONYMS.iter().map(|(word, _)| *word).collect();
        let choices: Vec<&str> = SYNONYMS
            .iter()
            .flat_map(|(_, meant)| *meant)
            .copied()
            .collect();
        assert!(words.iter().all(|word| !choices.contains(word)));
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{words:?}");
    }

    #[test]
    fn a_wholly_different_word_gets_the_list() {
        assert_eq!(
            hint_for("reason", ROLES.into_iter()).as_deref(),
            Some("there are `cause`, `motive` and `consequence`")
        );
    }

    #[test]
    fn a_list_that_is_too_long_to_read_is_left_out() {
        let many: Vec<String> = (0..50).map(|number| format!("event-{number}")).collect();
        assert_eq!(hint_for("zzzzzz", many.iter().map(String::as_str)), None);
        assert_eq!(hint_for("zzzzzz", std::iter::empty()), None);
    }

    #[test]
    fn names_of_any_length_and_number_are_looked_at_within_the_budget() {
        let long = "a".repeat(1_000_000);
        assert_eq!(hint_for(&long, [long.as_str()].into_iter()), None);
        assert_eq!(hint_for("b", [long.as_str()].into_iter()), None);
        let looked_at = std::cell::Cell::new(0_usize);
        let count = |_: &&str| looked_at.set(looked_at.get() + 1);
        let name = "event-of-many";
        let many = std::iter::repeat_n(name, 50_000_000).inspect(count);
        let mut budget = HintBudget::default();
        assert_eq!(budget.nearest("evemt-xf-mamy", many), Some(name));
        assert!(looked_at.get() * name.len() <= STEPS, "{}", looked_at.get());
        assert_eq!(budget.nearest("cuase", ROLES.into_iter()), None);
    }
}
