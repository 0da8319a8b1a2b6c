use super::*;

const PARAGRAPHS: [&str; 5] = [
    "The ferry to Ostrow ran aground in early August 2018, three days after the storm of 2018, and nobody was hurt. The \
     harbour board met on 3 May 2019 and again on 5 May 2022.",
    "In 2006 the town had sold the old quay to Lindqvist & Sons for a song. For twelve years no stone of it was mended, and \
     by the end of the winter the steps had sunk into the mud.",
    "Over the past five months the council has paid for two inquiries. The first found that the engineers had warned of \
     loose stones in March 2016; the second, by Professor Adeyemi of Lagos, found nothing at all.",
    "Within two years, says the board, the quay will be mended. It said so last spring, and in the spring of 2014, and it \
     will say so next year.",
    "The board will mend the steps within three years, it said last winter, unless the town pays first.",
];

/// The paragraph that a quotation is said to stand in, none at all, or a number behind the last.
const NOWHERE: usize = PARAGRAPHS.len();

#[test]
fn only_what_is_plainly_like_a_quotation_is_near() {
    let text = PARAGRAPHS.join("\n\n");
    let article = Article::read(text.as_bytes(), "ferry.txt").expect("an article");
    let index = WordIndex::of(&article);
    for (quotation, place, expected) in [
        // A word of several is another.
        (
            "over the past six months",
            2,
            Some("Over the past five months"),
        ),
        (
            "over the past six months",
            0,
            Some("Over the past five months"),
        ),
        (
            "three weeks after the storm of 2018",
            0,
            Some("three days after the storm of 2018"),
        ),
        (
            "the engineers had warned of loose rocks in March 2016",
            2,
            Some("the engineers had warned of loose stones in March 2016"),
        ),
        (
            "the town had sold the old pier to Lindqvist & Sons",
            NOWHERE,
            Some("the town had sold the old quay to Lindqvist & Sons"),
        ),
        (
            "Professor Adeyemi of Accra",
            2,
            Some("Professor Adeyemi of Lagos"),
        ),
        ("in the autumn of 2014", 3, Some("in the spring of 2014")),
        // A number that is another counts for more than the words around it, at least elsewhere.
        ("in early August 2019", 0, Some("in early August 2018")),
        ("in the spring of 2015", 3, Some("in the spring of 2014")),
        ("the storm of 2019", 0, Some("the storm of 2018")),
        ("the storm of 2019", 3, None),
        ("in 2000", 0, None),
        ("in 2007", 1, None),
        ("in March 1916", 0, None),
        ("in the autumn of 1914", 3, None),
        // So does a name, and a word that is nowhere else.
        ("Professor Okafor", 2, None),
        ("the ferry to Krasno", 4, None),
        ("last autumn", 3, None),
        ("next spring", 3, None),
        ("ten years ago", 3, None),
        ("the new quay", NOWHERE, None),
        ("Ostrava", 0, None),
        // Small words are like nothing.
        ("of the that", NOWHERE, None),
        ("it was at the", NOWHERE, None),
        ("…", 0, None),
        ("—", NOWHERE, None),
        // Letters that are missing, others, in another order, or capital.
        ("in early Augst 2018", 0, Some("in early August 2018")),
        ("Lindquist & Sons", 1, Some("Lindqvist & Sons")),
        ("in teh sprnig of 2014", 3, Some("in the spring of 2014")),
        ("THE FERRY TO OSTROW", 0, Some("The ferry to Ostrow")),
        // Words that are left out, added, or elsewhere.
        (
            "met on 3 May 2019 and on 5 May 2022",
            0,
            Some("met on 3 May 2019 and again on 5 May 2022"),
        ),
        (
            "by the end of winter the steps sank into the mud",
            1,
            Some("by the end of the winter the steps had sunk into the mud"),
        ),
        (
            "no stone of it was mended for twelve years",
            1,
            Some("no stone of it was mended"),
        ),
        (
            "the council paid for three inquiries",
            2,
            Some("the council has paid for two inquiries"),
        ),
        // Of two that are as like, the one at the place.
        ("within five years", 3, Some("Within two years")),
        ("within five years", 4, Some("within three years")),
        ("within five years", NOWHERE, None),
        (
            "the steps had sunk in the sand",
            1,
            Some("the steps had sunk into the mud"),
        ),
    ] {
        let start: usize = PARAGRAPHS
            .iter()
            .take(place)
            .map(|paragraph| paragraph.len() + 2)
            .sum();
        let end = start + PARAGRAPHS.get(place).map_or(0, |paragraph| paragraph.len());
        let found = nearest(&article, &index, quotation, |byte| {
            (start..end).contains(&byte)
        });
        let found = found.map(|near| &article.text[near.bytes]);
        assert_eq!(found, expected, "{quotation} in {place}");
    }
}
