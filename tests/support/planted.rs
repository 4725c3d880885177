//! A content file with thirty faults of thirty rules, two of which break the JSON: where each is told, how an editor mends it,
//! and what the file is afterwards. The slips are made in `tests/content/rules/base.json`, about which there is nothing to tell.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program has this module for its own and uses a part of it"
)]

/// The file without faults.
pub const BASE: &str = include_str!("../content/rules/base.json");

/// Whether a field of a form is a date, in three parts.
pub fn is_date(field: &str) -> bool {
    field.split('.').any(|part| part == "date")
}

/// How an editor mends a fault.
#[derive(Clone, Copy, Debug)]
pub enum Mend {
    /// Together with all others whose fix is safe.
    Safe,
    /// By the first fix that is offered beside it.
    Press,
    /// In the form of its entry: what is written in which fields. A date is written in its parts.
    Form(&'static [(&'static str, &'static str)]),
    /// In the lines of the file, which are these instead.
    Lines(&'static str),
}

/// A fault.
#[derive(Clone, Copy, Debug)]
pub struct Slip {
    /// The rule that it breaks.
    pub rule: &'static str,
    /// What stands once in the base, and what stands there instead.
    pub change: [&'static str; 2],
    /// A part of the file with all faults, with `¦` where it is told.
    pub at: &'static str,
    pub mend: Mend,
    /// Where the mended file differs from the base all the same: what stands there in each.
    pub left: &'static [[&'static str; 2]],
}

const fn slip(
    rule: &'static str,
    [from, to, at]: [&'static str; 3],
    mend: Mend,
    left: &'static [[&'static str; 2]],
) -> Slip {
    Slip {
        rule,
        change: [from, to],
        at,
        mend,
        left,
    }
}

/// The slips. None meets another one.
pub static SLIPS: [Slip; 30] = [
    slip(
        "json.missing-comma",
        ["\"version\": 1,", "\"version\": 1", "\"version\": 1¦\n"],
        Mend::Safe,
        &[],
    ),
    slip(
        "json.quotes",
        ["\"Strategin\"", "“Strategin”", "¦“Strategin”"],
        Mend::Safe,
        &[],
    ),
    slip(
        "format.type",
        [
            "\"stader\",\n   \"number\": 1",
            "\"stader\",\n   \"number\": \"1\"",
            "\"number\": ¦\"1\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "format.missing",
        [
            "\"short\": {\n    \"sv\": \"Data\",\n    \"en\": \"Data\"\n   },\n   ",
            "",
            "¦{\n   \"id\": \"data\"",
        ],
        Mend::Form(&[("short.sv", "Data"), ("short.en", "Data")]),
        &[],
    ),
    slip(
        "format.unknown-field",
        [
            "\"publisher\": \"Karolinska\"",
            "\"publsher\": \"Karolinska\"",
            "¦\"publsher\": \"Karolinska\"",
        ],
        Mend::Press,
        &[],
    ),
    slip(
        "entry.no-id",
        [
            "\"id\": \"lakemedelsverket\",\n   ",
            "",
            "¦{\n   \"kind\": \"agency\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "entry.bad-id",
        [
            "\"places\": [\n    \"lund\"",
            "\"places\": [\n    \"LUND\"",
            "¦\"LUND\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "entry.number",
        ["\"number\": 2,\n   ", "", "¦{\n   \"id\": \"data\""],
        Mend::Safe,
        &[],
    ),
    slip(
        "entry.kind",
        [
            "\"id\": \"vinnova\",\n   \"kind\": \"agency\"",
            "\"id\": \"vinnova\",\n   \"kind\": \"agncy\"",
            "¦\"agncy\"",
        ],
        Mend::Press,
        &[],
    ),
    slip(
        "ref.twice",
        [
            "\"actors\": [\n    \"vinnova\"",
            "\"actors\": [\n    \"vinnova\",\n    \"vinnova\"",
            "\"vinnova\",\n    ¦\"vinnova\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "ref.self",
        [
            "\"related\": [\n    \"utredning\"",
            "\"related\": [\n    \"utredning\",\n    \"register\"",
            "\"utredning\",\n    ¦\"register\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "ref.area-missing",
        [
            "\"objectives\": [\n    \"1.1\"",
            "\"objectives\": [\n    \"1.1\",\n    \"2.1\"",
            "\"objectives\": ¦[\n    \"1.1\"",
        ],
        Mend::Safe,
        &[
            [
                "\"objectives\": [\n    \"1.1\"",
                "\"objectives\": [\n    \"1.1\",\n    \"2.1\"",
            ],
            [
                "\"areas\": [\n    \"vard\"",
                "\"areas\": [\n    \"vard\",\n    \"data\"",
            ],
        ],
    ),
    slip(
        "ref.one-way",
        [
            "\"related\": [\n    \"register\"\n   ],\n   ",
            "",
            "\"related\": [\n    ¦\"utredning\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "date.bad",
        ["\"2020-06-01\"", "\"våren 2020\"", "¦\"våren 2020\""],
        Mend::Form(&[("sources[0].date", "2020-06-01")]),
        &[],
    ),
    slip(
        "date.far",
        ["\"to\": \"2020\"", "\"to\": \"9999\"", "\"to\": ¦\"9999\""],
        Mend::Form(&[("date.to", "2020")]),
        &[],
    ),
    slip(
        "text.no-english",
        [
            ",\n  \"en\": \"The map\"",
            "",
            "\"title\": ¦{\n  \"sv\": \"Kartan\"",
        ],
        Mend::Lines(" \"title\": {\n  \"sv\": \"Kartan\",\n  \"en\": \"The map\"\n },"),
        &[],
    ),
    slip(
        "text.no-summary",
        [
            "\"text\": {\n    \"sv\": \"Fler patienter är med.\",\n    \"en\": \"More patients take part.\"\n   },\n   ",
            "",
            "¦{\n   \"id\": \"1.1\"",
        ],
        Mend::Form(&[
            ("text.sv", "Fler patienter är med."),
            ("text.en", "More patients take part."),
        ]),
        &[],
    ),
    slip(
        "text.mojibake",
        ["\"Hälsodata\"", "\"HÃ¤lsodata\"", "¦\"HÃ¤lsodata\""],
        Mend::Safe,
        &[],
    ),
    slip(
        "text.entity",
        [
            "\"Forskning i vården\"",
            "\"Forskning &amp; vård\"",
            "¦\"Forskning &amp; vård\"",
        ],
        Mend::Safe,
        &[["\"Forskning i vården\"", "\"Forskning & vård\""]],
    ),
    slip(
        "text.invisible",
        [
            "\"Smarta städer\"",
            "\"Smarta stä\u{AD}der\"",
            "¦\"Smarta stä\u{AD}der\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "text.decomposed",
        [
            "\"Säkra register\"",
            "\"Sa\u{308}kra register\"",
            "¦\"Sa\u{308}kra register\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "text.space",
        [
            "\"Safe registers\"",
            "\"Safe  registers\"",
            "¦\"Safe  registers\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "text.untranslated",
        [
            "\"An inquiry into how data may be shared.\"",
            "\"En utredning om hur uppgifter får delas.\"",
            "\"en\": ¦\"En utredning om",
        ],
        Mend::Form(&[("summary.en", "An inquiry into how data may be shared.")]),
        &[],
    ),
    slip(
        "total.fewer",
        [
            "\"areas_total\": 2",
            "\"areas_total\": 3",
            "\"areas_total\": ¦3",
        ],
        Mend::Press,
        &[],
    ),
    slip(
        "source.tracking",
        [
            "\"https://www.example.se/stader\"",
            "\"https://www.example.se/stader?utm_source=brev\"",
            "¦\"https://www.example.se/stader?",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "source.twice",
        [
            "\"date\": \"2019-01-01\"\n    }",
            "\"date\": \"2019-01-01\"\n    },\n    {\n     \"url\": \"https://www.example.se/vard\",\n     \"title\": \"Om vården\"\n    }",
            "},\n    {\n     \"url\": ¦\"https://www.example.se/vard\"",
        ],
        Mend::Safe,
        &[],
    ),
    slip(
        "source.local",
        [
            "\"https://www.example.se/data\"",
            "\"https://intranet.example.se/data\"",
            "¦\"https://intranet",
        ],
        Mend::Form(&[("sources[0].url", "https://www.example.se/data")]),
        &[],
    ),
    slip(
        "source.http",
        [
            "\"https://www.example.se/register\"",
            "\"http://www.example.se/register\"",
            "¦\"http://www",
        ],
        Mend::Form(&[("sources[0].url", "https://www.example.se/register")]),
        &[],
    ),
    slip(
        "funding.odd",
        ["5000000", "2019", "\"sek\": ¦2019"],
        Mend::Form(&[("funding.sek", "5 miljoner")]),
        &[],
    ),
    slip(
        "place.swapped",
        [
            "\"lat\": 55.7,\n   \"lon\": 13.19",
            "\"lat\": 13.19,\n   \"lon\": 55.7",
            "¦{\n   \"id\": \"lund\"",
        ],
        Mend::Safe,
        &[],
    ),
];

/// How a file is written: its indentation, and the ends of its lines.
#[derive(Clone, Copy, Debug)]
pub struct Dress {
    pub unit: &'static str,
    pub end: &'static str,
}

/// As the published file is written, as Windows writes with tabs, and as most tools indent.
pub const DRESSES: [Dress; 3] = [
    Dress {
        unit: " ",
        end: "\n",
    },
    Dress {
        unit: "\t",
        end: "\r\n",
    },
    Dress {
        unit: "    ",
        end: "\n",
    },
];

impl Dress {
    /// A text of the base in this dress.
    pub fn on(self, text: &str) -> String {
        let mut lines = text.split('\n');
        let mut dressed = lines.next().unwrap_or_default().to_owned();
        for line in lines {
            let own = line.trim_start_matches(' ');
            dressed.push_str(self.end);
            dressed.push_str(&self.unit.repeat(line.len() - own.len()));
            dressed.push_str(own);
        }
        dressed
    }

    /// The file with all faults.
    pub fn planted(self) -> String {
        let changes = SLIPS.iter().map(|slip| slip.change);
        self.on(&with(changes))
    }

    /// The file after every fault was mended.
    pub fn mended(self) -> String {
        let left = SLIPS.iter().flat_map(|slip| slip.left).copied();
        self.on(&with(left))
    }
}

/// The base with some parts replaced, each of which stands there once.
fn with(changes: impl Iterator<Item = [&'static str; 2]>) -> String {
    let place = |[from, to]: [&'static str; 2]| {
        assert_eq!(BASE.matches(from).count(), 1, "{from}");
        let start = BASE.find(from).unwrap_or_default();
        (start, start + from.len(), to)
    };
    let mut places: Vec<_> = changes.map(place).collect();
    places.sort_unstable();
    let mut text = String::new();
    let mut done = 0;
    for (start, end, to) in places {
        assert!(start >= done, "two changes meet at {to:?}");
        text.push_str(&BASE[done..start]);
        text.push_str(to);
        done = end;
    }
    text + &BASE[done..]
}

impl Slip {
    /// Where it is told in a text with all faults in this dress: line and column, from 1.
    pub fn position(&self, text: &str, dress: Dress) -> (usize, usize) {
        let (before, after) = self.at.split_once('¦').unwrap_or_default();
        let marker = dress.on(&[before, after].concat());
        assert_eq!(text.matches(&marker).count(), 1, "{}: {marker}", self.rule);
        let at = text.find(&marker).unwrap_or_default() + dress.on(before).len();
        let line = text[..at].matches('\n').count() + 1;
        let last = text[..at].rsplit('\n').next().unwrap_or_default();
        (line, last.chars().count() + 1)
    }
}
