//! "Did you mean …?"

/// More names than this are no help in a hint.
const FEW: usize = 12;

/// What to say about a name that is none of the known ones: the nearest of them, or all if they are few.
pub(super) fn hint_for<'n>(
    wrong: &str,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Option<String> {
    if let Some(near) = nearest(wrong, known.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let mut names: Vec<String> = Vec::new();
    for name in known.filter(|name| !name.is_empty()) {
        let name = format!("`{name}`");
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() > FEW {
            return None;
        }
    }
    match names.as_slice() {
        [] => None,
        [only] => Some(format!("there is only {only}")),
        [most @ .., last] => Some(format!("there are {} and {last}", most.join(", "))),
    }
}

/// The known name that differs least, if it differs so little that a slip explains it.
pub(super) fn nearest<'n>(wrong: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wrong = wrong.to_lowercase();
    let slips_allowed = (wrong.chars().count() / 3).max(1);
    known
        .map(|name| (strsim::osa_distance(&wrong, name), name))
        .min_by_key(|(slips, _)| *slips)
        .filter(|(slips, _)| *slips <= slips_allowed)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{hint_for, nearest};

    const ROLES: [&str; 3] = ["cause", "motive", "consequence"];

    #[test]
    fn a_slip_of_the_keyboard_finds_its_name() {
        for (wrong, name) in [
            ("cuase", "cause"),
            ("Motive", "motive"),
            ("consequnce", "consequence"),
        ] {
            assert_eq!(nearest(wrong, ROLES.into_iter()), Some(name));
        }
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
}
