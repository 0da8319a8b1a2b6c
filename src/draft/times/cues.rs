//! The kinds of words that times are told in, by which a sentence's rules are chosen.

use std::sync::LazyLock;

use foldhash::HashMap;

/// A kind of word. A rule names the kinds without which it cannot match, so that it is not tried in other sentences.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cue {
    Digit,
    /// Figures on both sides of a colon or a full stop.
    Colon,
    Month,
    Weekday,
    Season,
    Unit,
    /// "Time" and "period".
    Period,
    DayPart,
    Today,
    Ordinal,
    /// This, last, next and their like.
    Which,
    /// Every, each, per and the adverbs of habit.
    Habit,
    /// Now, recently, the past and their like.
    Vague,
    Ago,
    Era,
    Clock,
    Holiday,
    /// Early, late and their like.
    Early,
    /// End, beginning and other parts.
    End,
    SpelledDecade,
    /// Later and its like.
    Later,
    /// Before and its like.
    Earlier,
    /// After, before and following.
    Around,
    /// Past and to, of a clock.
    Past,
    /// Thereafter and afterwards.
    After,
    Eve,
}

/// The kinds of words that a sentence has, or that a rule needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cues(u32);

impl Cues {
    pub fn of(cues: &[Cue]) -> Self {
        Self(cues.iter().fold(0, |all, cue| all | 1 << *cue as u32))
    }

    /// The cues of a text.
    pub fn in_text(text: &str) -> Self {
        let mut all = 0;
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut word = [0; LONGEST];
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_digit() {
                all |= 1 << Cue::Digit as u32;
                if let [b':' | b'.', b'0'..=b'9', ..] = bytes[at + 1..] {
                    all |= 1 << Cue::Colon as u32;
                }
                at += 1;
                continue;
            }
            if !byte.is_ascii_alphabetic() {
                at += 1;
                continue;
            }
            let start = at;
            while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
                if at - start < LONGEST {
                    word[at - start] = bytes[at].to_ascii_lowercase();
                }
                at += 1;
            }
            if at - start <= LONGEST
                && let Some(cues) = CUES.get(&word[..at - start])
            {
                all |= cues;
            }
        }
        Self(all)
    }

    pub fn contain(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The letters of the longest cue.
const LONGEST: usize = 16;

static CUES: LazyLock<HashMap<&'static [u8], u32>> = LazyLock::new(|| {
    let mut all: HashMap<&'static [u8], u32> = HashMap::default();
    for (cue, words) in WORDS {
        for word in words.split_ascii_whitespace() {
            *all.entry(word.as_bytes()).or_default() |= 1 << *cue as u32;
        }
    }
    all
});

const WORDS: &[(Cue, &str)] = &[
    (
        Cue::Month,
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
         sept oct nov dec",
    ),
    (
        Cue::Weekday,
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays \
         sundays mon tue tues wed thu thur thurs fri",
    ),
    (
        Cue::Season,
        "spring summer autumn fall winter springtime summertime wintertime midsummer midwinter",
    ),
    (
        Cue::Unit,
        "second seconds minute minutes min mins hour hours hr hrs day days night nights weekend weekends week weeks fortnight \
         fortnights month months quarter quarters year years yr yrs decade decades century centuries millennium millennia \
         daylong weeklong monthlong yearlong",
    ),
    (Cue::Period, "time period"),
    (
        Cue::DayPart,
        "morning mornings afternoon afternoons evening evenings night nights dawn dusk sunrise sunset midday daybreak nightfall \
         overnight midmorning midafternoon",
    ),
    (Cue::Today, "today yesterday tomorrow tonight"),
    (
        Cue::Ordinal,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
         sixteenth seventeenth eighteenth nineteenth twentieth",
    ),
    (
        Cue::Which,
        "this last latest next past previous following coming upcoming preceding that same current present prior entire whole ensuing \
         subsequent succeeding intervening first second third fourth final opening closing remaining fifth st nd rd th",
    ),
    (
        Cue::Habit,
        "every each per daily hourly weekly monthly quarterly yearly annual annually nightly once twice times everyday",
    ),
    (
        Cue::Vague,
        "now currently current presently present nowadays moment days being modern date recently recent lately former formerly past \
         future term",
    ),
    (Cue::Ago, "ago back"),
    // "B.C." is two words here.
    (Cue::Era, "bc bce ad ce b d c"),
    (
        Cue::Clock,
        "am pm m clock noon midnight utc gmt z hours hrs h cet cest est edt cst cdt mst \
         mdt pst pdt bst ist",
    ),
    (
        Cue::Holiday,
        "christmas xmas easter thanksgiving halloween pentecost day year friday wednesday sunday july michaelmas fawkes twelfth \
         ramadan eid",
    ),
    (Cue::Early, "early late mid middle earlier later"),
    (
        Cue::End,
        "end beginning start middle close turn outset dawn part half days months weeks years hours height rest remainder",
    ),
    (
        Cue::SpelledDecade,
        "twenties thirties forties fifties sixties seventies eighties nineties",
    ),
    (
        Cue::Later,
        "later thereafter afterward afterwards hence now",
    ),
    (Cue::Earlier, "earlier before previously beforehand prior"),
    (Cue::Around, "after before following"),
    (Cue::After, "thereafter afterward afterwards"),
    (Cue::Past, "half quarter five ten twenty"),
    (Cue::Eve, "eve"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cue_is_longer_than_those_that_are_looked_up() {
        let words = WORDS
            .iter()
            .flat_map(|(_, words)| words.split_ascii_whitespace());
        assert!(words.map(str::len).max() <= Some(LONGEST));
    }
}
