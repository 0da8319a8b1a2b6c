//! Small documents that are hard to share an axis out for.

/// Their names, the day on which each was written, and its dates; a `?` before one is a forecast.
pub const DOCUMENTS: &[(&str, &str, &[&str])] = &[
    (
        "two calls, a month and a trial to come",
        "2020-01-14",
        &[
            "2019-03-08T21:52:10Z",
            "2019-03-08T22:31:44Z",
            "2019-09",
            "?2020-05/..",
        ],
    ),
    (
        "even decades",
        "2023-01-09",
        &["1990-01-01", "2000-01-01", "2010-01-01", "2020-01-01"],
    ),
    ("two far days", "2012-06-01", &["1990-05-03", "2010-05-03"]),
    ("two far years", "2012-06-01", &["1950", "2010"]),
    (
        "three far days",
        "2023-01-14",
        &["1990-05-03", "2010-02-14", "2019-12-01"],
    ),
    ("three far years", "2012-06-01", &["1850", "1950", "2010"]),
    (
        "a day and a far century",
        "2012-06-01",
        &["2010-05-03", "12XX"],
    ),
    (
        "a second and a far month",
        "2012-06-01",
        &["2010-05-03T10:00:00Z", "2009-02"],
    ),
    ("a year", "2012-06-01", &["1850"]),
    (
        "a far forecast",
        "2012-06-01",
        &["2010-05-03", "2011-02-10", "2012-01-20", "?2100"],
    ),
    (
        "from the Big Bang on",
        "2015-04-01",
        &[
            "Y-138E8S3",
            "Y-46E8S2",
            "Y-245000000~",
            "Y-66000000~",
            "Y-1700000~",
            "Y-40000~",
            "-9999~",
            "-3399~",
            "1835-11-30",
            "1969-07-20T20:17:40Z",
        ],
    ),
    (
        "minutes of a night, and a day to look back",
        "2025-04-03",
        &[
            "2025-03-30T00:59:58+01:00",
            "2025-03-30T03:00:02+02:00",
            "2025-03-30T01:04:10Z",
            "2025-03-30T01:10:00Z",
            "2025-03-29T21:15:00-04:00",
            "2025-03-30T01:20:30",
            "2025-03-30T00:00:00Z/2025-03-30T01:15:00Z",
            "2025-04-02",
        ],
    ),
    (
        "minutes of a day",
        "2025-04-03",
        &[
            "2025-03-30T00:59:58+01:00",
            "2025-03-30T03:00:02+02:00",
            "2025-03-30T01:04:10Z",
            "2025-03-30T01:10:00Z",
            "2025-03-29T21:15:00-04:00",
            "2025-03-30T01:20:30",
            "2025-03-30",
            "2025-04-02",
        ],
    ),
    (
        "days far apart",
        "2024-01-01",
        &[
            "1867-07-01",
            "1900-01-02",
            "1922",
            "1943-08-30",
            "1950",
            "2001-09-11",
        ],
    ),
];

/// The document of such dates.
pub fn document(written: &str, dates: &[&str]) -> String {
    let event = |(index, date): (usize, &&str)| {
        let (kind, edtf) = match date.strip_prefix('?') {
            Some(edtf) => ("hypothetical", edtf),
            None => ("happened", *date),
        };
        format!(
            r#"(id: "e{index}", title: "E{index}", kind: {kind}, when: (edtf: "{edtf}", because: "B.")),"#
        )
    };
    let events: String = dates.iter().enumerate().map(event).collect();
    format!(
        r#"(format: 1, source: (title: "T", written: (edtf: "{written}", evidence: "E.")), events: [{events}])"#
    )
}
