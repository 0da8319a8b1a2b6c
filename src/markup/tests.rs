use proptest::prelude::*;

use super::*;

/// A text's runs, stress in braces by its signs, and links as `text->address`.
fn shown(text: &str) -> String {
    let runs = runs(text).into_iter().map(|run| {
        let sign = match (run.style.strong, run.style.stressed) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let stressed = match sign {
            "" => run.text,
            sign => format!("{{{sign}{}}}", run.text),
        };
        match run.link {
            Some(address) => format!("<{stressed}->{}>", address.as_str()),
            None => stressed,
        }
    });
    runs.collect()
}

#[test]
fn stress_is_shown_and_its_signs_are_not() {
    for (text, expected) in [
        (
            "Say *this*.\n\n**Stop.** Go\non.",
            "Say {*this}.\n\n{**Stop.} Go\non.",
        ),
        (
            "***both*** and _one_ and __two__",
            "{***both} and {*one} and {**two}",
        ),
        (
            "**strong with *stress* in it**",
            "{**strong with }{***stress}{** in it}",
        ),
        ("2 * 3 < 7 & a_b_c", "2 * 3 < 7 & a_b_c"),
        ("*open", "*open"),
        (
            r"no \*stress\* and a \\ and \n",
            r"no *stress* and a \ and \n",
        ),
        ("قال *الكاتب* هذا", "قال {*الكاتب} هذا"),
    ] {
        assert_eq!(shown(text), expected, "{text:?}");
    }
}

#[test]
fn addresses_are_links_by_themselves_and_behind_a_text() {
    for (text, expected) in [
        (
            "See https://a.org/b_c_(d).",
            "See <https://a.org/b_c_(d)->https://a.org/b_c_(d)>.",
        ),
        (
            "(https://a.org/_x_/y)",
            "(<https://a.org/_x_/y->https://a.org/_x_/y>)",
        ),
        (
            "*see https://a.org/*",
            "{*see }<{*https://a.org/}->https://a.org/>",
        ),
        (
            "_see https://a.org/x_",
            "{*see }<{*https://a.org/x}->https://a.org/x>",
        ),
        (
            "[the **long** debate](https://a.org/1).",
            "<the ->https://a.org/1><{**long}->https://a.org/1>< debate->https://a.org/1>.",
        ),
        (
            "[a](http://a.org) <https://b.org> <c@d.org>",
            "<a->http://a.org> <https://b.org->https://b.org> <c@d.org->mailto:c@d.org>",
        ),
        ("[mail](mailto:a@b.org)", "<mail->mailto:a@b.org>"),
        (
            "[https://good.org](https://good.org)",
            "<https://good.org->https://good.org>",
        ),
        ("HTTPS://A.org", "<HTTPS://A.org->HTTPS://A.org>"),
        (r"[a\]b](https://a.org)", "<a]b->https://a.org>"),
    ] {
        assert_eq!(shown(text), expected, "{text:?}");
    }
}

#[test]
fn what_leads_nowhere_is_the_text_that_it_is() {
    for text in [
        "[run](javascript:alert(1))",
        "[file](file:///etc/passwd) and ftp://a.org/b",
        "[page](page.html) [top](#top) [empty]()",
        "[titled](https-not \"a title\")",
        "![picture](picture.png)",
        "<javascript:alert(1)>",
        "[](https)",
    ] {
        assert_eq!(shown(text), text);
    }
}

#[test]
fn blocks_code_and_html_are_the_text_that_they_are() {
    for text in [
        "1. First\n2. Second\n\n# Heading\n\nUnder\n=====\n\n---\n\n> said\n\n- a\n  - b",
        "    code\n\n```rust\nlet a = 1;\n```\n\n`code`",
        "<b>see</b> <script>alert(1)</script> & &amp; &#35; &nbsp;",
        "[one]: /two \"three\"\n\n[one] [a][one]",
        "a  \nb\tc\r\nd",
        "| a | b |\n|---|---|",
    ] {
        assert_eq!(shown(text), text);
    }
}

#[test]
fn a_link_that_shows_another_address_than_its_own_is_shown_as_it_is() {
    assert_eq!(
        shown("[https://good.org](https://bad.org)"),
        "[<https://good.org->https://good.org>](<https://bad.org->https://bad.org>)"
    );
}

#[test]
fn a_title_of_a_link_is_not_lost() {
    let text = "[a](https://a.org \"b\")";
    assert_eq!(plain(text), text);
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Pieces of which CommonMark makes the most.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("*"),
        Just("**"),
        Just("_"),
        Just("`"),
        Just("```"),
        Just("["),
        Just("]"),
        Just("]("),
        Just(")"),
        Just("!["),
        Just("<"),
        Just(">"),
        Just("\\"),
        Just("\n"),
        Just("\n\n"),
        Just("  \n"),
        Just("# "),
        Just("1. "),
        Just("- "),
        Just("    "),
        Just("\t"),
        Just("&amp;"),
        Just("&#x41;"),
        Just("https://a.org/b"),
        Just("http://c.d"),
        Just("mailto:e@f.g"),
        Just("]: "),
        Just("<b>"),
        Just("</b>"),
        Just("<!--"),
        Just("a"),
        Just("é1"),
        Just("شب"),
        Just(" "),
        Just("\"t\""),
        Just("|"),
        Just("~~"),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// True where the runs have the letters that are left, in their order. Those of an address may stand behind what leads to it.
fn have_all(runs: &[TextRun], left: &str, before: Option<&Address>) -> bool {
    let behind_address = before.and_then(|address| left.strip_prefix(&letters(address.as_str())));
    if behind_address.is_some_and(|left| have_all(runs, left, None)) {
        return true;
    }
    match runs.split_first() {
        None => left.is_empty(),
        Some((run, others)) => left
            .strip_prefix(&letters(&run.text))
            .is_some_and(|left| have_all(others, left, run.link.as_ref())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_and_no_digit_is_lost(text in prop_oneof![pieces(), any::<String>()]) {
        let runs = runs(&text);
        prop_assert!(have_all(&runs, &letters(&text), None), "{text:?} is {runs:?}");
    }
}
