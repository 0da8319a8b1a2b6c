//! Addresses that a text may lead to.

use crate::printable::is_obeyed;

/// An address that a browser or a mail program opens, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address(String);

const HTTPS: &str = "https://";
const HTTP: &str = "http://";
const MAIL: &str = "mailto:";

impl Address {
    /// An address of a scheme that is opened, without blanks and without letters that would hide what it is.
    pub fn parse(text: &str) -> Option<Self> {
        let scheme = [HTTPS, HTTP, MAIL]
            .into_iter()
            .find(|scheme| begins_with(text, scheme))?;
        let hides =
            |letter: char| letter.is_whitespace() || letter.is_control() || is_obeyed(letter);
        let is_whole = text.len() > scheme.len() && !text.contains(hides);
        is_whole.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for the address of a mailbox.
    pub fn is_mail(&self) -> bool {
        begins_with(&self.0, MAIL)
    }

    /// True where it is opened at once: nobody on the way can read or change what comes from there.
    pub fn is_https(&self) -> bool {
        begins_with(&self.0, HTTPS)
    }
}

fn begins_with(text: &str, scheme: &str) -> bool {
    let beginning = text.get(..scheme.len());
    beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(scheme))
}
