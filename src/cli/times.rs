//! The command `times`: the time expressions of a text with their dates.

use serde::Serialize;

use super::arguments::{Anchor, TimesArgs, TimesFormat};
use crate::article::{Article, Assumed, decoded, sentences};
use crate::document::Place;
use crate::draft;
use crate::draft::times::{
    Alternative, Context, Form, Modality, RelativeTo, TimeExpression, TimexKind, guessed_anchor,
    tag,
};
use crate::io::{Input, LoadError, Output, read_input, report};
use crate::printable::{escaped_json, printable};

/// No text that people read is longer; an endless input would fill the memory.
const MAX_BYTES: u64 = 1_000_000_000;

impl From<Anchor> for draft::Anchor {
    fn from(anchor: Anchor) -> Self {
        match anchor {
            Anchor::News => Self::News,
            Anchor::Narrative => Self::Narrative,
        }
    }
}

/// Prints the time expressions of a text.
///
/// # Errors
/// The text cannot be read, or standard output not be written.
pub fn times(options: &TimesArgs) -> Result<(), String> {
    let (text, assumed) = read(options).map_err(|error| error.to_string())?;
    if let Some(note) = assumed.map(Assumed::note) {
        report(&format!("claimline: {}: {note}", options.file.display()));
    }
    let sentences = sentences(&text);
    let anchor = match options.anchor {
        Some(anchor) => anchor.into(),
        None => {
            let anchor = guessed_anchor(&text, &sentences);
            report(match anchor {
                draft::Anchor::News => {
                    "claimline: dates without a year are counted from the writing, as in news; for a history add `--anchor narrative`"
                }
                draft::Anchor::Narrative => {
                    "claimline: dates without a year are counted from the time that was told last, as in a history; for news add \
                     `--anchor news`"
                }
            });
            anchor
        }
    };
    let context = Context {
        written: options.written.clone(),
        anchor: Some(anchor),
        ..Context::default()
    };
    let found = tag(&text, &sentences, &context);
    let is_unknown = |found: &TimeExpression| {
        found.edtf.is_none() && matches!(found.form, Form::Shift | Form::Relative | Form::Span)
    };
    if options.written.is_none() && found.iter().any(is_unknown) {
        report(
            "claimline: what counts from the writing has no date; say when that was with `--written DATE`",
        );
    }
    // Places are those of a draft, where the text is one that drafts are made of as it is.
    let article = Article::read(text.as_bytes(), &options.file.display().to_string());
    let article = article.ok().filter(|article| article.text == text);
    let place = |found: &TimeExpression| article.as_ref()?.place_of(found.bytes.start);
    let lines = lines(&text, &found, place, options.to);
    Output::Stdout
        .write(|out| lines.iter().try_for_each(|line| writeln!(out, "{line}")))
        .map_err(|error| format!("claimline: {error}"))
}

/// The text of a file, as it is if it is in UTF-8, and the encoding that was assumed otherwise.
fn read(options: &TimesArgs) -> Result<(String, Option<Assumed>), LoadError> {
    let Input { name, bytes } = read_input(&options.file, MAX_BYTES + 1)?;
    if bytes.len() as u64 > MAX_BYTES {
        let size = "it is longer than a thousand million bytes; give a part of it";
        return Err(LoadError::of_file(name, format!("cannot be read: {size}")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, None)),
        Err(error) => decoded(error.as_bytes())
            .map_err(|error| LoadError::of_file(name, format!("cannot be read: {error}"))),
    }
}

/// An expression as a program reads it. The names of the fields are part of the command line's promise.
#[derive(Serialize)]
struct JsonLine<'t> {
    start: usize,
    end: usize,
    bytes: [usize; 2],
    text: &'t str,
    place: Option<Place>,
    sentence: usize,
    rule: &'static str,
    form: &'static str,
    relative_to: Option<JsonRelative>,
    edtf: Option<&'t str>,
    because: &'t str,
    modality: &'static str,
    sure: bool,
    alternatives: Vec<JsonAlternative<'t>>,
    timex: JsonTimex<'t>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum JsonRelative {
    Word(&'static str),
    Line(usize),
}

#[derive(Serialize)]
struct JsonAlternative<'t> {
    edtf: &'t str,
    because: &'t str,
}

#[derive(Serialize)]
struct JsonTimex<'t> {
    r#type: &'static str,
    value: Option<&'t str>,
}

fn lines(
    text: &str,
    found: &[TimeExpression],
    place_of: impl Fn(&TimeExpression) -> Option<Place>,
    format: TimesFormat,
) -> Vec<String> {
    let (mut bytes, mut points) = (0, 0);
    let mut point_of = |byte: usize| {
        points += text[bytes..byte].chars().count();
        bytes = byte;
        points
    };
    let lines = found.iter().filter_map(|expression| {
        let (start, end) = (
            point_of(expression.bytes.start),
            point_of(expression.bytes.end),
        );
        match format {
            TimesFormat::Table => Some(row(text, expression, start, end)),
            TimesFormat::Jsonl => {
                let line = json_line(text, expression, place_of(expression), start, end);
                let json = serde_json::to_string(&line).ok()?;
                Some(escaped_json(&json).into_owned())
            }
        }
    });
    lines.collect()
}

fn row(text: &str, expression: &TimeExpression, start: usize, end: usize) -> String {
    let place = format!("{start}-{end}");
    let value = expression.timex.value.as_deref().unwrap_or("-");
    let columns = [
        place.as_str(),
        &text[expression.bytes.clone()],
        expression.edtf.as_deref().unwrap_or("-"),
        value,
        &expression.because,
    ];
    columns
        .map(|column| printable(&column.replace(['\t', '\n', '\r'], " ")).into_owned())
        .join("\t")
}

fn json_line<'t>(
    text: &'t str,
    expression: &'t TimeExpression,
    place: Option<Place>,
    start: usize,
    end: usize,
) -> JsonLine<'t> {
    let alternative =
        |Alternative { edtf, because }: &'t Alternative| JsonAlternative { edtf, because };
    JsonLine {
        start,
        end,
        bytes: [expression.bytes.start, expression.bytes.end],
        text: &text[expression.bytes.clone()],
        place,
        sentence: expression.sentence,
        rule: expression.rule,
        form: form_name(expression.form),
        relative_to: match expression.relative_to {
            RelativeTo::Nothing => None,
            RelativeTo::Writing => Some(JsonRelative::Word("writing")),
            RelativeTo::Expression(line) => Some(JsonRelative::Line(line)),
        },
        edtf: expression.edtf.as_deref(),
        because: &expression.because,
        modality: modality_name(expression.modality),
        sure: expression.sure,
        alternatives: expression.alternatives.iter().map(alternative).collect(),
        timex: JsonTimex {
            r#type: match expression.timex.kind {
                TimexKind::Date => "DATE",
                TimexKind::Time => "TIME",
                TimexKind::Duration => "DURATION",
                TimexKind::Set => "SET",
            },
            value: expression.timex.value.as_deref(),
        },
    }
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Absolute => "absolute",
        Form::Shift => "shift",
        Form::Span => "span",
        Form::Part => "part",
        Form::Relative => "relative",
        Form::Set => "set",
        Form::Vague => "vague",
    }
}

fn modality_name(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Alleged => "alleged",
        Modality::Supposed => "supposed",
        Modality::Denied => "denied",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn objects(text: &str) -> Vec<Value> {
        let context = Context {
            written: "2023-03-10".parse().ok(),
            anchor: Some(draft::Anchor::News),
            ..Context::default()
        };
        let found = tag(text, &sentences(text), &context);
        let lines = lines(text, &found, |_| None, TimesFormat::Jsonl);
        let objects = lines.iter().map(|line| serde_json::from_str(line));
        objects.collect::<Result<_, _>>().expect("JSON")
    }

    #[test]
    fn an_expression_is_one_object_with_its_place_in_code_points_and_bytes() {
        let found = objects("Zoë said it may end “in two weeks”, on 24 March.");
        let expected = json!({
            "start": 39, "end": 47, "bytes": [44, 52], "text": "24 March", "place": null, "sentence": 0, "rule": "day-month",
            "form": "relative", "relative_to": "writing", "edtf": "2023-03-24",
            "because": found[1]["because"], "modality": "supposed", "sure": true, "alternatives": [],
            "timex": { "type": "DATE", "value": "2023-03-24" },
        });
        assert_eq!(found[1], expected);
    }

    #[test]
    fn a_text_in_another_encoding_is_read_as_a_draft_reads_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("cafe.txt");
        let read_bytes = |bytes: &[u8]| {
            std::fs::write(&file, bytes).expect("writable");
            read(&TimesArgs {
                file: file.clone(),
                written: None,
                anchor: None,
                to: TimesFormat::Jsonl,
            })
        };
        let (text, assumed) = read_bytes(b"The caf\xe9 opened on 4 May 2021.").expect("a text");
        assert_eq!(text, "The caf\u{e9} opened on 4 May 2021.");
        assert!(assumed.is_some());
        let (text, assumed) = read_bytes(b"\xef\xbb\xbfMay 2021").expect("a text");
        assert_eq!((text.as_str(), assumed), ("\u{feff}May 2021", None));
        assert!(read_bytes(b"\xff\x00\x01").is_err());
    }

    #[test]
    fn a_date_that_has_two_readings_gives_both() {
        let found = objects("It began last February.");
        assert_eq!(found[0]["sure"], false);
        assert_eq!(found[0]["edtf"], "2023-02");
        assert_eq!(found[0]["alternatives"][0]["edtf"], "2022-02");
    }
}
