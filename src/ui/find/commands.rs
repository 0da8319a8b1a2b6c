//! Commands by the words of their names.

use crate::command::{Action, COMMANDS, Command, Scope as CommandScope};
use crate::state::State;
use crate::timeline::{MatchClass, Word, folded_words};
use crate::view::query::{Scope, scoped};

/// The most that are listed beside other things.
const FEW: usize = 5;

/// The commands whose names have the words that are typed, the best first, and of these the ones that were chosen lately or often.
pub fn matching(state: &State) -> Vec<&'static Command> {
    let (scope, text) = scoped(&state.explore().find.text);
    let most = match scope {
        Scope::Everything => FEW,
        Scope::Commands => usize::MAX,
        Scope::Claims | Scope::Actors => 0,
    };
    let words = words(text);
    let mut ranked: Vec<(MatchClass, &Command)> = COMMANDS
        .iter()
        .filter(|command| is_listed(command) && (command.enabled)(state))
        .filter_map(|command| Some((class(command.name, &words)?, command)))
        .collect();
    ranked.sort_by(|(class, command), (other_class, other)| {
        let use_of = |command: &Command| use_of(&state.preferences.commands_chosen, command);
        let by_use = use_of(other).total_cmp(&use_of(command));
        class.cmp(other_class).then(by_use)
    });
    // Where nothing is typed, those that were chosen before are at hand.
    let is_at_hand = |command: &Command| use_of(&state.preferences.commands_chosen, command) > 0.0;
    let asks_nothing = scope == Scope::Everything && text.trim().is_empty();
    let best = ranked.into_iter().map(|(_, command)| command);
    let best = best.filter(|command| !asks_nothing || is_at_hand(command));
    best.take(most).collect()
}

/// The name under which the choice of a command is remembered.
pub fn key(command: &Command) -> String {
    format!("{:?}", command.id)
}

/// A measure of how lately and how often a command was chosen: each time counts, the later the more.
fn use_of(chosen: &[String], command: &Command) -> f64 {
    let key = key(command);
    let times = chosen
        .iter()
        .enumerate()
        .filter(|(_, other)| **other == key);
    times.map(|(at, _)| 1.0 / (at + 1) as f64).sum()
}

/// The words that are typed, each for itself.
pub fn words(text: &str) -> Vec<Word> {
    let words = folded_words(text);
    words
        .map(|word| Word {
            folded: word.folded,
            instead: Vec::new(),
        })
        .collect()
}

/// Those of explore mode that are done once; the field is open already.
fn is_listed(command: &Command) -> bool {
    let is_done_once = matches!(command.action, Action::Send(_));
    let is_itself = command.id == crate::command::CommandId::Find;
    is_done_once && !is_itself && command.scope != CommandScope::Presentation
}

fn class(name: &str, words: &[Word]) -> Option<MatchClass> {
    let in_name: Vec<String> = folded_words(name).map(|word| word.folded).collect();
    let classes = words.iter().map(|word| {
        let classes = in_name.iter().filter_map(|other| word.class_of(other));
        classes.min()
    });
    let worst = classes.reduce(|worst, class| Some(worst?.max(class?)));
    worst.unwrap_or(Some(MatchClass::WholeWord))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::CommandId;
    use crate::state::sample::explored;
    use crate::state::{Msg, update};

    fn names(state: &State) -> Vec<&'static str> {
        matching(state).iter().map(|command| command.name).collect()
    }

    #[test]
    fn what_was_chosen_lately_or_often_comes_first_among_equals() {
        let mut state = explored();
        update(&mut state, Msg::Find(">the".to_owned()));
        let by_table = names(&state);
        let last = *by_table.last().expect("some have the word");
        let chosen = COMMANDS.iter().find(|command| command.name == last);
        let chosen = key(chosen.expect("it is in the table"));
        update(&mut state, Msg::CommandChosen(chosen.clone()));
        let first_whole = names(&state)[0];
        assert!(first_whole == last || by_table[0] == first_whole);
        update(&mut state, Msg::Find(">".to_owned()));
        assert_eq!(names(&state)[0], last);
        // Often outweighs once, a little later.
        for _ in 0..3 {
            update(&mut state, Msg::CommandChosen(chosen.clone()));
        }
        let other = key(CommandId::FitAll.command());
        update(&mut state, Msg::CommandChosen(other));
        assert_eq!(names(&state)[0], last);
        assert_eq!(names(&state)[1], CommandId::FitAll.command().name);
    }
}
