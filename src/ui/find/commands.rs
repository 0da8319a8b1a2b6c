//! Commands by the words of their names.

use crate::command::{Action, COMMANDS, Command, Scope as CommandScope};
use crate::state::State;
use crate::timeline::{MatchClass, Word, folded_words};
use crate::view::query::{Scope, scoped};

/// The most that are listed beside other things.
const FEW: usize = 5;

/// The commands whose names have the words that are typed, the best first.
pub fn matching(state: &State) -> Vec<&'static Command> {
    let (scope, text) = scoped(&state.explore().find.text);
    let most = match scope {
        Scope::Everything if text.trim().is_empty() => 0,
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
    ranked.sort_by_key(|(class, _)| *class);
    let best = ranked.into_iter().map(|(_, command)| command);
    best.take(most).collect()
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
