//! Dates of the Julian calendar in words, in both styles: "12 (Old Style 1) March 1700".

use edtf_core::{Date, DateTime};

use super::super::calendar::{CalendarDate, Unit, month_name};
use super::super::edtf::{Parsed, meaning_of};
use super::super::meaning::{Edge, Form, merged};
use super::super::new_style::in_new_style;
use super::{
    Qualified, Wording, Zone, listed, place, time, words, words_for, words_for_window, zone,
};

impl Wording {
    /// A date of the Julian calendar: a day once, with what its styles do not share; anything else in the Old Style, and then
    /// the days that it is.
    pub(super) fn in_both_styles(&self, parsed: &Parsed) -> String {
        let day = match parsed {
            Parsed::Date(date) => self.day(date),
            Parsed::Clock(clock) => self.day_of_clock(clock),
            Parsed::Period { .. } | Parsed::Set(_) => None,
        };
        day.unwrap_or_else(|| {
            let days = self.days(parsed);
            format!("{} Old Style ({days})", self.parsed(parsed))
        })
    }

    /// The days that a date is in the New Style.
    fn days(&self, parsed: &Parsed) -> String {
        if let Some(new) = in_new_style(parsed, self.reckoning) {
            return words(&new, self.reckoning.hemisphere.into());
        }
        let meaning = meaning_of(parsed, self.reckoning);
        match meaning.form {
            // Each of several years is not each of their days.
            Form::EachOf(members) => {
                let members = merged(members).into_iter().map(words_for_window);
                listed(&members.collect::<Vec<_>>(), "and")
            }
            form => words_for(&form, meaning.bounds, [Edge::Unknown; 2], Zone::Utc),
        }
    }

    fn day(&self, date: &Date) -> Option<String> {
        let (Unit::Day, old) = place(date)? else {
            return None;
        };
        let first = self
            .reckoning
            .calendar
            .first_instant(old.year, old.month, old.day)?;
        let new = CalendarDate::at(Unit::Day, first);
        let words = |name: &str, year| self.style.words_after(name, year);
        let name = |date: CalendarDate| format!("{} {}", date.day, month_name(date.month));
        let both = if new.year != old.year {
            let old = words(&name(old), old.year);
            format!("{} (Old Style {old})", words(&name(new), new.year))
        } else if new.month != old.month {
            words(
                &format!("{} (Old Style {})", name(new), name(old)),
                new.year,
            )
        } else {
            let month = month_name(new.month);
            words(
                &format!("{} (Old Style {}) {month}", new.day, old.day),
                new.year,
            )
        };
        Some(Qualified::of(date).around(&both))
    }

    fn day_of_clock(&self, clock: &DateTime) -> Option<String> {
        let day = self.day(&clock.date)?;
        Some(format!("{day}, {}{}", time(clock), zone(clock)))
    }
}
