//! The words that times are told in: their cues, by which a sentence's rules are chosen, and their values.

use std::sync::LazyLock;

use chrono::Weekday;
use foldhash::HashMap;

use super::stamp::{DayPart, Season, Unit};

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
        "morning mornings afternoon afternoons evening evenings night nights dawn dusk sunrise sunset midday daybreak nightfall overnight",
    ),
    (Cue::Today, "today yesterday tomorrow tonight"),
    (
        Cue::Ordinal,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
         sixteenth seventeenth eighteenth nineteenth twentieth",
    ),
    (
        Cue::Which,
        "this last next past previous following coming upcoming preceding that same current present prior entire whole ensuing \
         subsequent succeeding intervening first second third fourth final opening closing remaining",
    ),
    (
        Cue::Habit,
        "every each per daily hourly weekly monthly quarterly yearly annual annually nightly once twice times everyday",
    ),
    (
        Cue::Vague,
        "now currently current presently present nowadays moment days being modern date recently recent lately former formerly past future",
    ),
    (Cue::Ago, "ago back"),
    // "B.C." is two words here.
    (Cue::Era, "bc bce ad ce b d c"),
    (
        Cue::Clock,
        "am pm m clock noon midnight utc gmt z hours hrs h",
    ),
    (
        Cue::Holiday,
        "christmas xmas easter thanksgiving halloween pentecost day year friday wednesday sunday july michaelmas fawkes twelfth",
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

/// True of a word in a list, which has white space between its words.
pub fn is_in(list: &str, word: &str) -> bool {
    let mut words = list.split_ascii_whitespace();
    words.any(|known| known.eq_ignore_ascii_case(word))
}

/// The month of a name or its abbreviation, 1 to 12.
pub fn month(text: &str) -> Option<u32> {
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let beginning = text.get(..3)?.to_ascii_lowercase();
    let at = months.iter().position(|month| *month == beginning)?;
    u32::try_from(at + 1).ok()
}

/// The day of the week of a name or its abbreviation.
pub fn weekday(text: &str) -> Option<Weekday> {
    let beginning = text.get(..3)?.to_ascii_lowercase();
    beginning.parse().ok()
}

/// The season of a name.
pub fn season(text: &str) -> Option<Season> {
    let text = text.to_ascii_lowercase();
    let seasons = [
        ("spring", Season::Spring),
        ("summer", Season::Summer),
        ("autumn", Season::Autumn),
        ("fall", Season::Autumn),
        ("winter", Season::Winter),
    ];
    let found = seasons.iter().find(|(name, _)| text.contains(name));
    found.map(|(_, season)| *season)
}

/// The part of the day of a word.
pub fn day_part(text: &str) -> Option<DayPart> {
    let text = text.to_ascii_lowercase();
    let parts = [
        ("morning", DayPart::Morning),
        ("dawn", DayPart::Morning),
        ("daybreak", DayPart::Morning),
        ("sunrise", DayPart::Morning),
        ("afternoon", DayPart::Afternoon),
        ("midday", DayPart::Midday),
        ("lunchtime", DayPart::Midday),
        ("noon", DayPart::Midday),
        ("evening", DayPart::Evening),
        ("dusk", DayPart::Evening),
        ("sunset", DayPart::Evening),
        ("nightfall", DayPart::Night),
        ("night", DayPart::Night),
    ];
    let found = parts.iter().find(|(name, _)| text.contains(name));
    found.map(|(_, part)| *part)
}

/// The unit of a word, in singular or plural, or its abbreviation.
pub fn unit(text: &str) -> Option<Unit> {
    let text = text.to_ascii_lowercase();
    let beginnings = [
        ("sec", Unit::Second),
        ("min", Unit::Minute),
        ("h", Unit::Hour),
        ("weekend", Unit::Weekend),
        ("week", Unit::Week),
        ("fortnight", Unit::Week),
        ("mo", Unit::Month),
        ("q", Unit::Quarter),
        ("y", Unit::Year),
        ("decade", Unit::Decade),
        ("day", Unit::Day),
        ("night", Unit::Day),
        ("cent", Unit::Century),
        ("millen", Unit::Millennium),
        ("season", Unit::Season),
    ];
    let found = beginnings.iter().find(|(name, _)| text.starts_with(name));
    found.map(|(_, unit)| *unit)
}

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
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
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

/// The number of an ordinal in figures or words: "21st", "twenty-first".
pub fn ordinal(text: &str) -> Option<u32> {
    let figures = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit()) {
        return figures.parse().ok();
    }
    let text = text.to_ascii_lowercase().replace(' ', "-");
    let at = ORDINALS.iter().position(|known| *known == text)?;
    u32::try_from(at + 1).ok()
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
        assert_eq!(ordinal("21st"), Some(21));
        assert_eq!(ordinal("Twenty-first"), Some(21));
    }

    #[test]
    fn no_cue_is_longer_than_those_that_are_looked_up() {
        let words = WORDS
            .iter()
            .flat_map(|(_, words)| words.split_ascii_whitespace());
        assert!(words.map(str::len).max() <= Some(LONGEST));
    }
}
