//! Reasons for dates and questions about them, in words.

use super::super::super::times::TimeExpression;
use super::super::super::words::in_marks;
use super::super::Findings;
use super::says_present;

/// The reason for a date, in a sentence.
pub fn reason(findings: &Findings<'_>, expression: &TimeExpression) -> String {
    let because = expression.because.trim_end_matches('.');
    match (says_present(expression), findings.written_text) {
        (true, Some(written)) => {
            let now = findings.article.shown(expression.bytes.clone());
            let now = in_marks(&capitalised(&now));
            format!("{now} is the writing, {written}; since when, the text does not say.")
        }
        _ if because.is_empty() => String::new(),
        _ => capitalised(because) + ".",
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The question whether an expression is read rightly.
pub fn question(phrase: &str, expression: &TimeExpression) -> String {
    let because = expression.because.trim_end_matches('.');
    let Some(edtf) = expression.edtf.as_deref() else {
        return format!("{} is given no date: {because}", in_marks(phrase));
    };
    let others = expression.alternatives.iter();
    let others: Vec<String> = others
        .map(|other| {
            format!(
                "; or {}: {}",
                other.edtf,
                other.because.trim_end_matches('.')
            )
        })
        .collect();
    format!(
        "{} is read as {edtf}: {because}{}",
        in_marks(phrase),
        others.join("")
    )
}
