//! Every rule of the checker: what breaks it, where it is told, in which words, and what its fix leaves.
//!
//! Each case is one slip in `tests/content/rules/base.json`, a small content in canonical form about which there is nothing to
//! tell. `docs/diagnostics.md` and `public/content.schema.json` are made from the code; after an intended change,
//! `UPDATE_EXPECTED=1 cargo test --test rules` writes them again.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::too_many_lines,
    reason = "tests say what they expect by failing, and their tables are long"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;
use std::{env, fs};

use life_science_map::check::{
    Diagnostic, Finding, Format, Position, Report, Rule, Safety, check, fixed, fixed_text,
    schema::schema,
};
use life_science_map::content::{FileError, Language, List, Problem, Severity};
use life_science_map::document::{Document, Edit, apply, combine};
use life_science_map::news::missing_notes;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use serde_json::{Value, json};

const BASE: &str = include_str!("content/rules/base.json");

/// What comes with a diagnostic: no fix, one to be chosen, or one that is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mend {
    No,
    Ask,
    Safe,
}
use Mend::{Ask, No, Safe};

/// A slip in the base.
#[derive(Debug)]
struct Case {
    /// The rule that it breaks.
    rule: &'static str,
    /// What stands once in the base, and what stands there instead.
    from: &'static str,
    to: &'static str,
    /// A part of the text with the slip, with `¦` where the diagnostic begins. Empty for one about the file as a whole.
    at: &'static str,
    mend: Mend,
    /// The rules that are broken as well.
    with: &'static [&'static str],
}

const fn case(
    rule: &'static str,
    [from, to, at]: [&'static str; 3],
    mend: Mend,
    with: &'static [&'static str],
) -> Case {
    Case {
        rule,
        from,
        to,
        at,
        mend,
        with,
    }
}

/// A name of more than ninety characters.
const LONG: &str = r#""en": "National register of all who do research on health, on care and on what keeps people well in Sweden""#;

static CASES: &[Case] = &[
    case(
        "file.merge-marks",
        [
            "{\n \"version\": 1,",
            "{\n<<<<<<< HEAD\n \"version\": 1,\n=======\n \"version\": 2,\n>>>>>>> branch",
            "¦<<<<<<< HEAD",
        ],
        Ask,
        &[],
    ),
    case(
        "json.missing-comma",
        ["\"version\": 1,", "\"version\": 1", "\"version\": 1¦\n"],
        Safe,
        &[],
    ),
    case(
        "json.extra-comma",
        ["\"lon\": 13.19", "\"lon\": 13.19,", "\"lon\": 13.19¦,"],
        Safe,
        &[],
    ),
    case(
        "json.missing-colon",
        ["\"updated\": ", "\"updated\" ", "\"updated\"¦ \"2024"],
        Safe,
        &[],
    ),
    case(
        "json.missing-value",
        [
            "\"publisher\": \"Formas\"",
            "\"publisher\": ",
            "\"publisher\":¦ ,",
        ],
        Ask,
        &[],
    ),
    case(
        "json.missing-name",
        [
            "\"title\": {\n  \"sv\": \"Kartan\"",
            "{\n  \"sv\": \"Kartan\"",
            "¦{\n  \"sv\": \"Kartan\"",
        ],
        Ask,
        &["format.missing", "format.unknown-field"],
    ),
    case(
        "json.unclosed-text",
        ["\"sv\": \"Kartan\",", "\"sv\": \"Kartan,", "¦\"Kartan,"],
        Ask,
        &[],
    ),
    case(
        "json.unclosed",
        [
            "\"lon\": 13.19\n  }\n ]\n}",
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ]¦",
        ],
        Ask,
        &[],
    ),
    case(
        "json.missing-end",
        [
            "\"date\": \"2020-06-01\"\n    }",
            "\"date\": \"2020-06-01\"",
            "\"date\": \"2020-06-01\"\n   ¦]",
        ],
        Ask,
        &[],
    ),
    case(
        "json.wrong-end",
        ["\"en\"\n  ]", "\"en\"\n  }", "\"en\"\n  ¦}"],
        Ask,
        &[],
    ),
    case(
        "json.stray",
        [
            "\"areas_total\": 2",
            "\"areas_total\": : 2",
            "\"areas_total\": ¦:",
        ],
        Ask,
        &[],
    ),
    case(
        "json.quotes",
        ["\"Strategin\"", "“Strategin”", "¦“Strategin”"],
        Safe,
        &[],
    ),
    case(
        "json.escape",
        ["\"Om data\"", "\"Om \\data\"", "\"Om ¦\\data\""],
        Safe,
        &[],
    ),
    case(
        "json.escape",
        ["\"Om data\"", "\"Om\n     data\"", "\"Om¦\n     data\""],
        Safe,
        &[],
    ),
    case(
        "json.comment",
        ["\"number\": 2,", "\"number\": 2, // kolla", "¦// kolla"],
        Ask,
        &[],
    ),
    case("json.value", ["55.7", "055.7", "¦055.7"], Safe, &[]),
    case("json.value", ["5000000", "NaN", "¦NaN"], Ask, &[]),
    case(
        "json.after-end",
        [
            "\"lon\": 13.19\n  }\n ]\n}",
            "\"lon\": 13.19\n  }\n ]\n}\n{}",
            "]\n}\n¦{}",
        ],
        Ask,
        &[],
    ),
    case(
        "json.repeated-field",
        [
            "\"kind\": \"inquiry\"",
            "\"kind\": \"report\",\n   \"kind\": \"inquiry\"",
            "¦\"kind\": \"inquiry\"",
        ],
        Ask,
        &[],
    ),
    case(
        "json.repeated-list",
        [
            "\n \"actors\": [",
            "\n \"actors\": [\n  {\n   \"id\": \"kth\"\n  }\n ],\n \"actors\": [",
            "¦\"actors\": [\n  {\n   \"id\": \"kth\"",
        ],
        No,
        &[],
    ),
    case(
        "format.version",
        ["\"version\": 1", "\"version\": 2", "\"version\": ¦2"],
        Safe,
        &[],
    ),
    case(
        "format.version",
        ["\"version\": 1,\n ", "", "¦{\n \"updated\""],
        Safe,
        &[],
    ),
    case(
        "format.type",
        [
            "\"stader\",\n   \"number\": 1",
            "\"stader\",\n   \"number\": \"1\"",
            "\"number\": ¦\"1\"",
        ],
        Safe,
        &[],
    ),
    case(
        "format.type",
        [
            "\"from\": \"2019-12-12\"",
            "\"from\": 2019",
            "\"from\": ¦2019",
        ],
        Safe,
        &[],
    ),
    case(
        "format.type",
        ["5000000", "\"5 000 000\"", "¦\"5 000 000\""],
        Safe,
        &[],
    ),
    case(
        "format.type",
        [
            "\"languages\": [\n   \"sv\",\n   \"en\"\n  ]",
            "\"languages\": \"sv\"",
            "\"languages\": ¦\"sv\"",
        ],
        Safe,
        &[],
    ),
    case(
        "format.type",
        [
            "{\n  \"sv\": \"Kartan\",\n  \"en\": \"The map\"\n }",
            "\"Kartan\"",
            "\"title\": ¦\"Kartan\"",
        ],
        Ask,
        &[],
    ),
    case("format.type", ["5000000", "true", "¦true"], No, &[]),
    case(
        "format.missing",
        [
            "\"short\": {\n    \"sv\": \"Data\",\n    \"en\": \"Data\"\n   },\n   ",
            "",
            "¦{\n   \"id\": \"data\"",
        ],
        No,
        &[],
    ),
    case(
        "format.number",
        [
            "\"areas_total\": 2",
            "\"areas_total\": 2.5",
            "\"areas_total\": ¦2.5",
        ],
        No,
        &[],
    ),
    case(
        "format.language",
        ["\"en\"\n", "\"english\"\n", "¦\"english\""],
        Ask,
        &[],
    ),
    case(
        "format.unknown-field",
        [
            "\"publisher\": \"Karolinska\"",
            "\"publsher\": \"Karolinska\"",
            "¦\"publsher\": \"Karolinska\"",
        ],
        Ask,
        &[],
    ),
    case(
        "format.unknown-field",
        [
            "\"updated\": \"2024-12-12\"",
            "\"updated\": \"2024-12-12\",\n \"colour\": \"blue\"",
            "¦\"colour\": \"blue\"",
        ],
        No,
        &[],
    ),
    case(
        "entry.no-id",
        [
            "\"id\": \"lakemedelsverket\",\n   ",
            "",
            "¦{\n   \"kind\": \"agency\"",
        ],
        Safe,
        &["ref.unknown"],
    ),
    case(
        "entry.bad-id",
        ["\"id\": \"lund\"", "\"id\": \"Lund\"", "\"id\": ¦\"Lund\""],
        Safe,
        &[],
    ),
    case(
        "entry.bad-id",
        [
            "\"places\": [\n    \"lund\"",
            "\"places\": [\n    \"LUND\"",
            "¦\"LUND\"",
        ],
        Safe,
        &[],
    ),
    case(
        "entry.same-id",
        [
            "\"id\": \"lakemedelsverket\"",
            "\"id\": \"vinnova\"",
            "  },\n  {\n   \"id\": ¦\"vinnova\"",
        ],
        Ask,
        &["ref.unknown"],
    ),
    case(
        "entry.shared-id",
        [
            "\"id\": \"stader\",\n   \"number\": 1,\n   \"name\"",
            "\"id\": \"vard\",\n   \"number\": 1,\n   \"name\"",
            "\"programmes\": [\n  {\n   \"id\": ¦\"vard\"",
        ],
        Ask,
        &["ref.unknown", "ref.no-initiatives"],
    ),
    case(
        "entry.no-name",
        [
            ",\n   \"name\": {\n    \"sv\": \"Läkemedelsverket\",\n    \"en\": \"Medical Products Agency\"\n   }",
            "",
            "¦{\n   \"id\": \"lakemedelsverket\"",
        ],
        No,
        &["ref.unknown", "ref.unused"],
    ),
    case(
        "entry.kind",
        ["\"inquiry\"", "\"inquery\"", "¦\"inquery\""],
        Ask,
        &["ref.unknown", "ref.unused", "ref.no-initiatives"],
    ),
    case(
        "entry.kind",
        [
            "\"id\": \"vinnova\",\n   \"kind\": \"agency\"",
            "\"id\": \"vinnova\",\n   \"kind\": \"agncy\"",
            "¦\"agncy\"",
        ],
        Ask,
        &[],
    ),
    case(
        "entry.kind",
        [
            "\"id\": \"vinnova\",\n   \"kind\": \"agency\"",
            "\"id\": \"vinnova\"",
            "¦{\n   \"id\": \"vinnova\"",
        ],
        No,
        &[],
    ),
    case(
        "entry.no-sector",
        [
            "\"areas\": [\n    \"vard\"\n   ],\n   ",
            "",
            "¦{\n   \"id\": \"register\"",
        ],
        No,
        &["ref.unknown", "ref.unused", "ref.no-initiatives"],
    ),
    case(
        "entry.number",
        [
            "\"number\": 2",
            "\"number\": 1",
            "\"id\": \"data\",\n   \"number\": ¦1",
        ],
        Ask,
        &[],
    ),
    case(
        "entry.number",
        ["\"number\": 2,\n   ", "", "¦{\n   \"id\": \"data\""],
        Safe,
        &[],
    ),
    case(
        "ref.unknown",
        [
            "\"places\": [\n    \"lund\"",
            "\"places\": [\n    \"lnd\"",
            "¦\"lnd\"",
        ],
        Ask,
        &["ref.unused"],
    ),
    case(
        "ref.unknown",
        [
            "\"actors\": [\n    \"lakemedelsverket\"",
            "\"actors\": [\n    \"Läkemedelsverket\"",
            "\"actors\": [\n    ¦\"Läkemedelsverket\"",
        ],
        Ask,
        &["ref.unused"],
    ),
    case(
        "ref.twice",
        [
            "\"actors\": [\n    \"vinnova\"",
            "\"actors\": [\n    \"vinnova\",\n    \"vinnova\"",
            "\"vinnova\",\n    ¦\"vinnova\"",
        ],
        Safe,
        &[],
    ),
    case(
        "ref.self",
        [
            "\"related\": [\n    \"utredning\"",
            "\"related\": [\n    \"utredning\",\n    \"register\"",
            "\"utredning\",\n    ¦\"register\"",
        ],
        Safe,
        &[],
    ),
    case(
        "ref.area-missing",
        [
            "\"objectives\": [\n    \"1.1\"",
            "\"objectives\": [\n    \"1.1\",\n    \"2.1\"",
            "\"objectives\": ¦[\n    \"1.1\"",
        ],
        Safe,
        &[],
    ),
    case(
        "ref.unused",
        [
            "\"places\": [\n    \"lund\"\n   ],\n   ",
            "",
            "\"id\": ¦\"lund\"",
        ],
        Ask,
        &[],
    ),
    case(
        "date.bad",
        ["\"2018-05\"", "\"maj 2018\"", "¦\"maj 2018\""],
        Ask,
        &[],
    ),
    case(
        "date.bad",
        ["\"2018-05\"", "\"2018-02-30\"", "¦\"2018-02-30\""],
        No,
        &[],
    ),
    case(
        "date.order",
        ["\"to\": \"2020\"", "\"to\": \"2017\"", "\"to\": ¦\"2017\""],
        Ask,
        &[],
    ),
    case(
        "date.far",
        ["\"to\": \"2020\"", "\"to\": \"9999\"", "\"to\": ¦\"9999\""],
        Ask,
        &[],
    ),
    case(
        "text.empty",
        ["\"Kartan\"", "\"\"", "\"sv\": ¦\"\""],
        No,
        &[],
    ),
    case(
        "text.no-summary",
        [
            "\"text\": {\n    \"sv\": \"Fler patienter är med.\",\n    \"en\": \"More patients take part.\"\n   },\n   ",
            "",
            "¦{\n   \"id\": \"1.1\"",
        ],
        No,
        &[],
    ),
    case(
        "text.no-swedish",
        [
            "\"sv\": \"Strategin\",\n   ",
            "",
            "\"name\": ¦{\n   \"en\": \"The strategy\"",
        ],
        No,
        &[],
    ),
    case(
        "text.no-english",
        [
            ",\n  \"en\": \"The map\"",
            "",
            "\"title\": ¦{\n  \"sv\": \"Kartan\"",
        ],
        No,
        &[],
    ),
    case(
        "text.mojibake",
        ["\"Hälsodata\"", "\"HÃ¤lsodata\"", "¦\"HÃ¤lsodata\""],
        Safe,
        &[],
    ),
    case(
        "text.replacement",
        [
            "\"Hälsodata\"",
            "\"H\u{FFFD}lsodata\"",
            "¦\"H\u{FFFD}lsodata\"",
        ],
        No,
        &[],
    ),
    case(
        "text.entity",
        [
            "\"Forskning i vården\"",
            "\"Forskning &amp; vård\"",
            "¦\"Forskning &amp; vård\"",
        ],
        Safe,
        &[],
    ),
    case(
        "text.markup",
        [
            "\"Fler studier\"",
            "\"<b>Fler</b> studier\"",
            "¦\"<b>Fler</b> studier\"",
        ],
        Ask,
        &[],
    ),
    case(
        "text.markup",
        [
            "\"Fler studier\"",
            "\"**Fler** studier\"",
            "¦\"**Fler** studier\"",
        ],
        Ask,
        &[],
    ),
    case(
        "text.invisible",
        [
            "\"Smarta städer\"",
            "\"Smarta stä\u{AD}der\"",
            "¦\"Smarta stä\u{AD}der\"",
        ],
        Safe,
        &[],
    ),
    case(
        "source.none",
        [
            "{\n     \"url\": \"https://www.example.se/skydd\",\n     \"title\": \"Om skydd\",\n     \"publisher\": \"Datainspektionen\",\n     \"date\": \"2019-04-01\"\n    }\n   ]",
            "]",
            "\"sources\": ¦[\n    ]",
        ],
        No,
        &["format.style"],
    ),
    case(
        "source.no-title",
        [
            "\"title\": \"Om städer\",\n     ",
            "",
            "¦{\n     \"url\": \"https://www.example.se/stader\"",
        ],
        No,
        &[],
    ),
    case(
        "source.address",
        [
            "\"https://www.example.se/mer\"",
            "\"www.example.se/mer\"",
            "¦\"www.example.se/mer\"",
        ],
        Ask,
        &[],
    ),
    case(
        "source.address",
        [
            "\"https://www.example.se/mer\"",
            "\"https://www.example.se/ mer\"",
            "¦\"https://www.example.se/ mer\"",
        ],
        Ask,
        &[],
    ),
    case(
        "source.address",
        [
            "\"https://www.example.se/mer\"",
            "\"https://me@example.se/mer\"",
            "¦\"https://me@example.se/mer\"",
        ],
        No,
        &[],
    ),
    case(
        "source.address",
        [
            "\"url\": \"https://www.example.se/mer\",\n     ",
            "",
            "¦{\n     \"title\": \"Om studier\"",
        ],
        No,
        &[],
    ),
    case(
        "source.language",
        [
            "\"title\": \"Om studier\"",
            "\"title\": \"Om studier\",\n     \"language\": \"English\"",
            "\"language\": ¦\"English\"",
        ],
        Ask,
        &[],
    ),
    case("funding.bad", ["5000000", "-5", "\"sek\": ¦-5"], No, &[]),
    case(
        "funding.per",
        ["5000000", "5000000,\n    \"per\": \"month\"", "¦\"month\""],
        Ask,
        &[],
    ),
    case(
        "funding.yearly",
        [
            "\"Ett register för alla som forskar i landet.\"",
            "\"Registret får 5 miljoner kronor per år.\"",
            "\"funding\": ¦{",
        ],
        Ask,
        &[],
    ),
    case("place.bad", ["55.7", "91", "\"lat\": ¦91"], No, &[]),
    case(
        "place.bad",
        [",\n   \"lon\": 13.19", "", "¦{\n   \"id\": \"lund\""],
        No,
        &[],
    ),
    case(
        "total.fewer",
        [
            "\"areas_total\": 2",
            "\"areas_total\": 3",
            "\"areas_total\": ¦3",
        ],
        Ask,
        &[],
    ),
    case(
        "term.forms",
        [
            "\"areas_total\": 2",
            "\"terms\": {\n   \"area\": {\n    \"one\": {\n     \"sv\": \"del\",\n     \"en\": \"part\"\n    },\n    \"many\": {\n     \"sv\": \"delar\",\n     \"en\": \"parts\"\n    }\n   }\n  },\n  \"areas_total\": 2",
            "\"area\": ¦{",
        ],
        No,
        &[],
    ),
    case(
        "format.style",
        [
            "\"areas_total\": 2",
            "\"areas_total\":  2",
            "¦{\n \"version\"",
        ],
        Ask,
        &[],
    ),
    case(
        "entry.copy",
        [
            "\"lon\": 13.19\n  }",
            "\"lon\": 13.19\n  },\n  {\n   \"id\": \"malmo\",\n   \"name\": {\n    \"sv\": \"Lund\",\n    \"en\": \"Lund town\"\n   },\n   \"lat\": 55.7,\n   \"lon\": 13.19\n  }",
            "¦{\n   \"id\": \"malmo\"",
        ],
        Ask,
        &["ref.unused"],
    ),
    case(
        "ref.one-way",
        [
            "\"related\": [\n    \"register\"\n   ],\n   ",
            "",
            "\"related\": [\n    ¦\"utredning\"",
        ],
        Safe,
        &[],
    ),
    case(
        "ref.no-initiatives",
        [
            "\"programmes\": [\n    \"stader\"\n   ],\n   ",
            "",
            "¦{\n   \"id\": \"stader\"",
        ],
        No,
        &[],
    ),
    case(
        "ref.id-area",
        ["\"number\": 2", "\"number\": 3", "¦{\n   \"id\": \"2.1\""],
        No,
        &[],
    ),
    case(
        "date.future",
        ["\"2019-12-12\"", "\"2025-03\"", "¦\"2025-03\""],
        No,
        &[],
    ),
    case(
        "date.missing",
        [
            "\"date\": {\n    \"from\": \"2018-05\",\n    \"to\": \"2020\"\n   },\n   ",
            "",
            "¦{\n   \"id\": \"utredning\"",
        ],
        No,
        &[],
    ),
    case(
        "date.updated",
        [
            "\"2020-06-01\"",
            "\"2025-01-02\"",
            "\"updated\": ¦\"2024-12-12\"",
        ],
        Safe,
        &[],
    ),
    case(
        "text.long",
        [
            "\"en\": \"National register\"",
            LONG,
            "\"en\": ¦\"National register of",
        ],
        No,
        &[],
    ),
    case(
        "text.untranslated",
        [
            "\"An inquiry into how data may be shared.\"",
            "\"En utredning om hur uppgifter får delas.\"",
            "\"en\": ¦\"En utredning om",
        ],
        No,
        &[],
    ),
    case(
        "text.same-summary",
        [
            "\"En utredning om hur uppgifter får delas.\"",
            "\"Ett register för alla som forskar i landet.\"",
            "¦\"Ett register för alla som forskar i landet.\",\n    \"en\": \"An inquiry",
        ],
        No,
        &[],
    ),
    case(
        "text.alike",
        [
            "\"Läkemedelsverket\"",
            "\"Vinnovva\"",
            "\"name\": ¦{\n    \"sv\": \"Vinnovva\"",
        ],
        No,
        &[],
    ),
    case(
        "text.decomposed",
        [
            "\"Säkra register\"",
            "\"Sa\u{308}kra register\"",
            "¦\"Sa\u{308}kra register\"",
        ],
        Safe,
        &[],
    ),
    case(
        "text.space",
        [
            "\"Safe registers\"",
            "\"Safe  registers\"",
            "¦\"Safe  registers\"",
        ],
        Safe,
        &[],
    ),
    case(
        "source.local",
        [
            "\"https://www.example.se/data\"",
            "\"https://intranet.example.se/data\"",
            "¦\"https://intranet",
        ],
        No,
        &[],
    ),
    case(
        "source.http",
        [
            "\"https://www.example.se/register\"",
            "\"http://www.example.se/register\"",
            "¦\"http://www",
        ],
        No,
        &[],
    ),
    case(
        "source.tracking",
        [
            "\"https://www.example.se/stader\"",
            "\"https://www.example.se/stader?utm_source=brev\"",
            "¦\"https://www.example.se/stader?",
        ],
        Safe,
        &[],
    ),
    case(
        "source.short",
        [
            "\"https://www.example.se/utredning\"",
            "\"https://bit.ly/3abc\"",
            "¦\"https://bit.ly/3abc\"",
        ],
        No,
        &[],
    ),
    case(
        "source.titles",
        [
            "\"https://www.example.se/mer\"",
            "\"https://www.example.se/skydd\"",
            "¦{\n     \"url\": \"https://www.example.se/skydd\",\n     \"title\": \"Om studier\"",
        ],
        No,
        &[],
    ),
    case(
        "source.variants",
        [
            "\"https://www.example.se/mer\"",
            "\"https://example.se/skydd/\"",
            "¦\"https://example.se/skydd/\"",
        ],
        No,
        &[],
    ),
    case(
        "source.twice",
        [
            "\"date\": \"2019-01-01\"\n    }",
            "\"date\": \"2019-01-01\"\n    },\n    {\n     \"url\": \"https://www.example.se/vard\",\n     \"title\": \"Om vården\"\n    }",
            "    },\n    {\n     \"url\": ¦\"https://www.example.se/vard\"",
        ],
        Safe,
        &[],
    ),
    case(
        "source.old",
        [
            "\"2020-03-01\"",
            "\"2016-03-01\"",
            "¦{\n   \"id\": \"register\"",
        ],
        No,
        &[],
    ),
    case(
        "funding.odd",
        ["5000000", "2019", "\"sek\": ¦2019"],
        No,
        &[],
    ),
    case(
        "place.swapped",
        [
            "\"lat\": 55.7,\n   \"lon\": 13.19",
            "\"lat\": 13.19,\n   \"lon\": 55.7",
            "¦{\n   \"id\": \"lund\"",
        ],
        Safe,
        &[],
    ),
    case(
        "style.sentence",
        [
            "\"How data comes to use.\"",
            "\"This is how data from care and from registers and from all who have it comes to use for those who look for what helps people to be well and to live long.\"",
            "¦\"This is how data",
        ],
        No,
        &[],
    ),
    case(
        "style.passive",
        [
            "\"Hur uppgifter kommer till nytta.\"",
            "\"Uppgifter samlas, granskas och sparas.\"",
            "¦\"Uppgifter samlas,",
        ],
        No,
        &[],
    ),
    case(
        "style.word",
        [
            "\"How cities become healthy.\"",
            "\"How cities utilise health.\"",
            "¦\"How cities utilise health.\"",
        ],
        Ask,
        &[],
    ),
    case(
        "style.now",
        [
            "\"More patients take part.\"",
            "\"More patients recently take part.\"",
            "¦\"More patients recently",
        ],
        No,
        &[],
    ),
    case(
        "noted.list",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"initiative\",\n   \"id\": \"borta\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   },\n   \"date\": \"2024-06-01\"\n  }\n ]",
            "\"list\": ¦\"initiative\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.list",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"insatser\",\n   \"id\": \"borta\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   },\n   \"date\": \"2024-06-01\"\n  }\n ]",
            "\"list\": ¦\"insatser\"",
        ],
        No,
        &[],
    ),
    case(
        "ref.unknown",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"initiatives\",\n   \"id\": \"borta\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   },\n   \"date\": \"2024-06-01\",\n   \"instead\": [\n    \"registret\"\n   ]\n  }\n ]",
            "¦\"registret\"",
        ],
        Ask,
        &[],
    ),
    case(
        "date.bad",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"initiatives\",\n   \"id\": \"borta\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   },\n   \"date\": \"2024-06-31\"\n  }\n ]",
            "¦\"2024-06-31\"",
        ],
        No,
        &[],
    ),
    case(
        "format.missing",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"initiatives\",\n   \"id\": \"borta\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   }\n  }\n ]",
            "\"removed\": [\n  ¦{",
        ],
        No,
        &[],
    ),
    case(
        "publication.address",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"address\": \"map.example/karta/\",\n  \"tag\": \"map.example,2024\"\n },\n \"areas\": [",
            "¦\"map.example/karta/\"",
        ],
        Ask,
        &[],
    ),
    case(
        "publication.address",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"mail\": \"https://a b\"\n },\n \"areas\": [",
            "¦\"https://a b\"",
        ],
        Ask,
        &[],
    ),
    case(
        "format.missing",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"publisher\": {\n   \"url\": \"https://www.example.se/\"\n  }\n },\n \"areas\": [",
            "\"publisher\": ¦{",
        ],
        No,
        &[],
    ),
    case(
        "publication.number",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"publisher\": {\n   \"name\": {\n    \"sv\": \"Myndigheten\",\n    \"en\": \"The agency\"\n   },\n   \"organisation_number\": \"202100-5449\"\n  }\n },\n \"areas\": [",
            "¦\"202100-5449\"",
        ],
        No,
        &[],
    ),
    case(
        "publication.number",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"publisher\": {\n   \"name\": {\n    \"sv\": \"Myndigheten\",\n    \"en\": \"The agency\"\n   },\n   \"organisation_number\": \"162021005448\"\n  }\n },\n \"areas\": [",
            "¦\"162021005448\"",
        ],
        Safe,
        &[],
    ),
    case(
        "publication.tag",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"tag\": \"map.example\"\n },\n \"areas\": [",
            "¦\"map.example\"",
        ],
        No,
        &[],
    ),
    case(
        "publication.no-tag",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"address\": \"https://map.example/\"\n },\n \"areas\": [",
            "¦\"https://map.example/\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.day",
        [
            "\"date\": \"2020-03-01\"\n    }\n   ]",
            "\"date\": \"2020-03-01\"\n    }\n   ],\n   \"added\": \"2024-06\"",
            "\"added\": ¦\"2024-06\"",
        ],
        No,
        &[],
    ),
    case(
        "noted.day",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"changes_since\": \"2024\"\n },\n \"areas\": [",
            "\"changes_since\": ¦\"2024\"",
        ],
        No,
        &[],
    ),
    case(
        "noted.later",
        [
            "\"date\": \"2020-03-01\"\n    }\n   ]",
            "\"date\": \"2020-03-01\"\n    }\n   ],\n   \"changed\": \"2024-12-13\"",
            "\"changed\": ¦\"2024-12-13\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.later",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"initiatives\",\n   \"id\": \"borta\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   },\n   \"date\": \"2025-01-01\"\n  }\n ]",
            "\"date\": ¦\"2025-01-01\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.order",
        [
            "\"date\": \"2020-03-01\"\n    }\n   ]",
            "\"date\": \"2020-03-01\"\n    }\n   ],\n   \"added\": \"2024-06-14\",\n   \"changed\": \"2024-06-13\"",
            "\"changed\": ¦\"2024-06-13\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.former-lives",
        [
            "\"date\": \"2020-03-01\"\n    }\n   ]",
            "\"date\": \"2020-03-01\"\n    }\n   ],\n   \"former_ids\": [\n    \"utredning\"\n   ]",
            "\"former_ids\": [\n    ¦\"utredning\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.former-lives",
        [
            "\"lon\": 13.19",
            "\"lon\": 13.19,\n   \"former_ids\": [\n    \"lund\"\n   ]",
            "\"former_ids\": [\n    ¦\"lund\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.former-twice",
        [
            "\"date\": \"2020-03-01\"\n    }\n   ]",
            "\"date\": \"2020-03-01\"\n    }\n   ],\n   \"former_ids\": [\n    \"gamla\",\n    \"gamla\"\n   ]",
            "\"gamla\",\n    ¦\"gamla\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.former-gone",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19,\n   \"former_ids\": [\n    \"malmo\"\n   ]\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"places\",\n   \"id\": \"malmo\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   },\n   \"date\": \"2024-06-01\"\n  }\n ]",
            "\"former_ids\": [\n    ¦\"malmo\"",
        ],
        Ask,
        &[],
    ),
    case(
        "noted.gone-lives",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"actors\",\n   \"id\": \"vinnova\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   },\n   \"date\": \"2024-06-01\"\n  }\n ]",
            "\"list\": \"actors\",\n   \"id\": ¦\"vinnova\"",
        ],
        Ask,
        &[],
    ),
    case(
        "text.formula",
        [
            "\"title\": \"Om registret\"",
            "\"title\": \"=Om registret\"",
            "¦\"=Om registret\"",
        ],
        No,
        &[],
    ),
    case(
        "text.formula",
        [
            "\"en\": \"National register\"",
            "\"en\": \"-National register\"",
            "¦\"-National register\"",
        ],
        No,
        &[],
    ),
    case(
        "tour.query",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"area=vrd\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Texten.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "\"query\": ¦\"area=vrd",
        ],
        Ask,
        &[],
    ),
    case(
        "tour.query",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"aera=vard\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Texten.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"aera=vard",
        ],
        Ask,
        &[],
    ),
    case(
        "tour.query",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"view=kartbilden&area=vard\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Texten.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"view=kartbilden",
        ],
        No,
        &[],
    ),
    case(
        "tour.empty",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"kind=event\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Texten.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"kind=event",
        ],
        No,
        &[],
    ),
    case(
        "tour.placeholder",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"area=vard\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"I kartan {cuont}.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"I kartan {cuont}.",
        ],
        Ask,
        &[],
    ),
    case(
        "tour.placeholder",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"area=vard\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Of them {count kind=inqury}\"\n     },\n     \"text\": {\n      \"sv\": \"Texten.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"Of them {",
        ],
        Ask,
        &[],
    ),
    case(
        "tour.placeholder",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"area=vard\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Sedan {since}.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"Sedan {since}",
        ],
        No,
        &[],
    ),
    case(
        "tour.placeholder",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan sedan {from}\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"area=vard\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Texten.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"Resan sedan",
        ],
        No,
        &[],
    ),
    case(
        "tour.number",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"from=2018\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Sedan 2018.\",\n      \"en\": \"The text.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"Sedan 2018",
        ],
        Ask,
        &[],
    ),
    case(
        "tour.number",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"area=vard\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Texten.\",\n      \"en\": \"There are 2 {count}.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"There are 2",
        ],
        Ask,
        &[],
    ),
    case(
        "tour.number",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"tours\": [\n  {\n   \"id\": \"resa\",\n   \"title\": {\n    \"sv\": \"Resan\",\n    \"en\": \"The tour\"\n   },\n   \"summary\": {\n    \"sv\": \"Om resan.\",\n    \"en\": \"About the tour.\"\n   },\n   \"steps\": [\n    {\n     \"id\": \"ett\",\n     \"query\": \"area=vard\",\n     \"heading\": {\n      \"sv\": \"Rubrik\",\n      \"en\": \"Heading\"\n     },\n     \"text\": {\n      \"sv\": \"Texten.\",\n      \"en\": \"There are 77.\"\n     }\n    }\n   ]\n  }\n ]",
            "¦\"There are 77",
        ],
        No,
        &[],
    ),
    case(
        "place.county",
        [
            "\"lon\": 13.19",
            "\"lon\": 13.19,\n   \"county\": \"1\"",
            "\"county\": ¦\"1\"",
        ],
        Ask,
        &[],
    ),
    case(
        "place.county",
        [
            "\"lon\": 13.19",
            "\"lon\": 13.19,\n   \"county\": \"Skåne\"",
            "\"county\": ¦\"Skåne\"",
        ],
        No,
        &[],
    ),
    case(
        "place.point",
        [
            "\"lon\": 13.19",
            "\"lon\": 13.19,\n   \"county\": \"14\"",
            "\"county\": ¦\"14\"",
        ],
        Ask,
        &[],
    ),
    case(
        "place.point",
        [
            "\"lon\": 13.19",
            "\"lon\": 13.19,\n   \"county\": \"00\"",
            "\"county\": ¦\"00\"",
        ],
        Ask,
        &[],
    ),
    case(
        "place.point",
        [
            "\"lon\": 13.19",
            "\"lon\": 18.5,\n   \"county\": \"12\"",
            "\"county\": ¦\"12\"",
        ],
        No,
        &[],
    ),
];

/// Files that are wrong as a whole: the rule, the bytes, and where it is told.
fn files() -> Vec<(&'static str, Vec<u8>, Option<Position>)> {
    let latin: Vec<u8> = BASE
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let little: Vec<u8> = BASE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let start = BASE.find("\"areas\": [\n  {").unwrap();
    let end = BASE.find("\n \"objectives\"").unwrap();
    let without_areas = [&BASE[..start], "\"areas\": [],", &BASE[end..]].concat();
    let deep = BASE.replacen(
        "\"version\": 1,",
        &[
            "\"version\": 1, \"deep\": ",
            &"[".repeat(127),
            &"]".repeat(127),
            ",",
        ]
        .concat(),
        1,
    );
    let column = deep.find("[[").unwrap() - deep.find('\n').unwrap() + 126;
    vec![
        ("file.encoding", latin, None),
        ("file.encoding", little, None),
        (
            "file.other-kind",
            b"<!DOCTYPE html><title>404</title>".to_vec(),
            None,
        ),
        ("file.other-kind", b"PK\x03\x04\x14\x00".to_vec(), None),
        ("file.other-kind", b"%PDF-1.7".to_vec(), None),
        ("file.other-kind", b" \n ".to_vec(), None),
        ("file.other-kind", b"ab\0cd".to_vec(), None),
        ("file.other-kind", b"[1, 2]".to_vec(), None),
        ("format.no-areas", without_areas.into_bytes(), None),
        (
            "json.too-deep",
            deep.into_bytes(),
            Some(Position { line: 2, column }),
        ),
    ]
}

impl Case {
    /// The edit of the base.
    fn edit(&self) -> Edit {
        assert_eq!(BASE.matches(self.from).count(), 1, "{}", self.from);
        let start = BASE.find(self.from).unwrap();
        Edit::replace(start..start + self.from.len(), self.to)
    }

    fn text(&self) -> String {
        with_edits(&[self.edit()])
    }

    /// Where the diagnostic has to be in a text with the slip.
    fn position(&self, text: &str) -> Option<Position> {
        let (before, after) = self.at.split_once('¦')?;
        let marker = [before, after].concat();
        assert_eq!(text.matches(&marker).count(), 1, "{}: {marker}", self.rule);
        let before = &text[..text.find(&marker).unwrap() + before.len()];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        Some(Position { line, column })
    }
}

fn with_edits(edits: &[Edit]) -> String {
    apply(BASE, edits).unwrap().0
}

fn rules(report: &Report) -> Vec<&'static str> {
    let rule = |own: &Diagnostic| own.finding.rule().id();
    report.diagnostics.iter().map(rule).collect()
}

fn count(report: &Report, rule: &str) -> usize {
    rules(report).iter().filter(|own| **own == rule).count()
}

/// The rules that the errors break.
fn errors(report: &Report) -> BTreeSet<&'static str> {
    let errors = report.diagnostics.iter();
    let errors = errors.filter(|own| own.severity() == Severity::Error);
    errors.map(|own| own.finding.rule().id()).collect()
}

fn mend(diagnostic: &Diagnostic) -> Mend {
    match diagnostic.fixes.first() {
        None => No,
        Some(fix) if fix.safety == Safety::Safe => Safe,
        Some(_) => Ask,
    }
}

/// The rules of what an earlier version of a file shows, with what they say of the base and a change of it.
fn of_two_versions() -> Vec<Diagnostic> {
    let after = BASE.replacen("\"2018-05\"", "\"2017\"", 1);
    let (before, after) = (Document::parse(BASE.into()), Document::parse(after));
    missing_notes(&before, &after)
}

#[test]
fn there_is_nothing_to_tell_of_the_base() {
    let report = check(BASE.as_bytes());
    assert_eq!(rules(&report), Vec::<&str>::new());
}

#[test]
fn every_rule_has_a_case() {
    let mut without: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    for rule in CASES
        .iter()
        .map(|case| case.rule)
        .chain(files().iter().map(|file| file.0))
    {
        assert!(Rule::from_id(rule).is_some(), "{rule}");
        without.remove(rule);
    }
    for diagnostic in of_two_versions() {
        assert_eq!(diagnostic.position().unwrap().column, 3);
        without.remove(diagnostic.finding.rule().id());
    }
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn each_slip_is_told_where_it_is_and_its_fix_mends_it() {
    let mut wrong = Vec::new();
    for (number, case) in CASES.iter().enumerate() {
        let text = case.text();
        let report = check(text.as_bytes());
        let name = format!("{number} {}", case.rule);
        let expected: BTreeSet<&str> = core::iter::once(case.rule)
            .chain(case.with.iter().copied())
            .collect();
        let found: BTreeSet<&str> = rules(&report).into_iter().collect();
        if found != expected {
            wrong.push(format!("{name}: told {found:?}, not {expected:?}"));
        }
        let position = case.position(&text);
        let mut own = report.diagnostics.iter();
        let Some(own) = own.find(|own| own.finding.rule().id() == case.rule) else {
            continue;
        };
        if own.position() != position {
            let found = own.position();
            wrong.push(format!("{name}: told at {found:?}, not at {position:?}"));
        }
        if count(&report, case.rule) > 1 && !case.with.contains(&case.rule) {
            wrong.push(format!("{name}: told more than once"));
        }
        if mend(own) != case.mend {
            wrong.push(format!("{name}: {:?}", own.fixes));
        }
        let Some(fix) = own.fixes.first() else {
            continue;
        };
        let (mended, _) = apply(&text, &fix.edits).unwrap();
        let after = check(mended.as_bytes());
        if count(&after, case.rule) >= count(&report, case.rule) {
            wrong.push(format!("{name}: is still there after its fix\n{mended}"));
        }
        if !errors(&after).is_subset(&errors(&report)) {
            wrong.push(format!("{name}: after its fix {:?}", errors(&after)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_wrong_as_a_whole_is_told_of() {
    for (rule, bytes, position) in files() {
        let report = check(&bytes);
        assert_eq!(count(&report, rule), 1, "{rule}: {:?}", rules(&report));
        let mut own = report.diagnostics.iter();
        let own = own.find(|own| own.finding.rule().id() == rule).unwrap();
        assert_eq!(own.position(), position, "{rule}");
        assert_eq!(mend(own), No, "{rule}");
        assert_eq!(own.severity(), Severity::Error, "{rule}");
    }
}

/// All that the cases make the checker say.
fn said() -> Vec<Diagnostic> {
    let texts = CASES.iter().map(|case| case.text().into_bytes());
    let files = files().into_iter().map(|(_, bytes, _)| bytes);
    texts
        .chain(files)
        .flat_map(|bytes| check(&bytes).diagnostics)
        .chain(of_two_versions())
        .collect()
}

/// A text without what it cites.
fn without_citations(text: &str) -> String {
    let mut kept = String::new();
    let mut closing = None;
    for letter in text.chars() {
        match (closing, letter) {
            (Some(end), _) if end == letter => closing = None,
            (Some(_), _) => {}
            (None, '"') => closing = Some('"'),
            (None, '“' | '”') => closing = Some('”'),
            (None, _) => kept.push(letter),
        }
        if closing.is_some() && !kept.ends_with('Q') {
            kept.push('Q');
        }
    }
    kept
}

/// What is wrong with the form of a message.
fn complaint(message: &str) -> Option<&'static str> {
    let plain = without_citations(message);
    if !plain.ends_with(['.', '?']) {
        return Some("does not end as a sentence");
    }
    if ["?.", ".?", ".."].iter().any(|marks| plain.contains(marks)) {
        return Some("ends a sentence twice");
    }
    let all: Vec<&str> = plain.split_whitespace().collect();
    let many = [
        "entries",
        "sources",
        "servers",
        "initiatives",
        "poster",
        "källor",
        "servrar",
        "insatser",
    ];
    if all
        .windows(2)
        .any(|pair| pair[0] == "1" && many.contains(&pair[1]))
    {
        return Some("counts one as several");
    }
    let is_small = |word: &str| word.chars().all(|own| !own.is_lowercase());
    let first = plain.split_whitespace().next().unwrap_or_default();
    if first.starts_with(char::is_uppercase) && !is_small(first) {
        return Some("begins with a capital");
    }
    if (0..10).any(|place| plain.contains(&format!("{{{place}}}"))) {
        return Some("has a place without a fact");
    }
    if plain
        .split_inclusive([' '])
        .any(|word| word.trim().is_empty())
    {
        return Some("has two spaces");
    }
    let mut words = 0;
    for word in plain.split_whitespace() {
        words += 1;
        if words > 25 {
            return Some("has a sentence of more than 25 words");
        }
        if word.ends_with(['.', '?']) {
            words = 0;
        }
    }
    None
}

#[test]
fn every_message_is_plain_and_there_in_both_languages() {
    let mut wrong = BTreeSet::new();
    for diagnostic in said() {
        let [swedish, english] =
            Language::ALL.map(|language| diagnostic.finding.describe(language));
        if swedish == english {
            wrong.insert(format!("the same in both languages: {english}"));
        }
        for message in [&swedish, &english] {
            if let Some(complaint) = complaint(message) {
                wrong.insert(format!("{complaint}: {message}"));
            }
        }
        for fix in &diagnostic.fixes {
            let [swedish, english] = Language::ALL.map(|language| fix.describe(language));
            assert_ne!(swedish, english);
            assert!(english.starts_with(char::is_uppercase), "{english}");
            assert!(swedish.starts_with(char::is_uppercase), "{swedish}");
        }
        let english_words = [
            "the", "is", "file", "field", "entry", "of", "and", "this", "not", "remove", "write",
            "has",
        ];
        let plain = without_citations(&swedish).to_lowercase();
        let mut words = plain.split(|own: char| !own.is_alphabetic());
        if words.any(|word| english_words.contains(&word)) {
            wrong.insert(format!("English in Swedish: {swedish}"));
        }
    }
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
}

/// Thirty rules whose slips do not meet, the first two of them broken JSON.
const THIRTY: [&str; 30] = [
    "json.missing-comma",
    "json.quotes",
    "format.type",
    "format.missing",
    "format.unknown-field",
    "entry.no-id",
    "entry.bad-id",
    "entry.number",
    "ref.twice",
    "ref.self",
    "ref.area-missing",
    "ref.one-way",
    "date.bad",
    "date.updated",
    "text.no-english",
    "text.no-summary",
    "text.mojibake",
    "text.entity",
    "text.invisible",
    "text.decomposed",
    "text.space",
    "text.untranslated",
    "total.fewer",
    "source.tracking",
    "source.twice",
    "source.local",
    "source.http",
    "funding.odd",
    "place.swapped",
    "style.word",
];

/// The cases of the thirty rules, and the base with all of their slips.
fn thirty() -> (Vec<&'static Case>, String) {
    let cases: Vec<&Case> = THIRTY
        .iter()
        .map(|rule| {
            let mut own = CASES.iter().filter(|case| case.rule == *rule);
            // The first slips would hide the places of others, or be hidden.
            let first = if ["entry.number", "entry.bad-id"].contains(rule) {
                own.nth(1)
            } else {
                own.next()
            };
            first.unwrap()
        })
        .collect();
    let edits: Vec<Edit> = cases.iter().map(|case| case.edit()).collect();
    let text = with_edits(&edits);
    (cases, text)
}

#[test]
fn thirty_faults_are_told_at_once_and_most_are_mended_at_once() {
    let (cases, text) = thirty();
    let report = check(text.as_bytes());
    for case in &cases {
        let position = case.position(&text);
        let told = report
            .diagnostics
            .iter()
            .any(|own| own.finding.rule().id() == case.rule && own.position() == position);
        assert!(told, "{} at {position:?}: {report:#?}", case.rule);
    }
    let (mended, _) = fixed_text(&text);
    let after = check(mended.as_bytes());
    let gone = cases.iter().filter(|case| count(&after, case.rule) == 0);
    let left: Vec<_> = rules(&after);
    assert!(
        gone.clone().count() >= 18,
        "{} gone, left {left:?}",
        gone.count()
    );
    for case in cases.iter().filter(|case| case.mend == Safe) {
        assert_eq!(count(&after, case.rule), 0, "{} is left", case.rule);
    }
    assert!(after.document.unwrap().flaws().is_empty());
}

#[test]
fn every_format_has_the_whole_report() {
    let (_, text) = thirty();
    let report = check(text.as_bytes());
    for language in Language::ALL {
        let rendered = Format::ALL.map(|format| report.render("a.json", language, format, true));
        let [concise, full, json, github] = &rendered;
        let number = report.diagnostics.len();
        assert_eq!(concise.lines().count(), number + 1);

        assert_eq!(github.lines().count(), number);
        for (line, own) in github.lines().zip(&report.diagnostics) {
            assert!(line.starts_with("::"), "{line}");
            assert!(line.contains(own.finding.rule().id()), "{line}");
        }

        let values: Vec<Value> = serde_json::from_str(json).unwrap();
        assert_eq!(values.len(), number);
        for (value, own) in values.iter().zip(&report.diagnostics) {
            assert_eq!(value["rule"], own.finding.rule().id());
            assert_eq!(value["message"], own.finding.describe(language));
            assert_eq!(value["place"]["line"], own.position().unwrap().line);
            assert_eq!(value["fixes"].as_array().unwrap().len(), own.fixes.len());
            let severities = ["error", "warning", "note", "tip"];
            assert!(severities.contains(&value["severity"].as_str().unwrap()));
        }

        let mut lines = full.lines();
        for own in &report.diagnostics {
            let Position { line, column } = own.position().unwrap();
            let head = format!("a.json:{line}:{column}: ");
            assert!(lines.any(|own| own.starts_with(&head)), "{head}");
            let shown = lines.next().unwrap();
            let marks = lines.next().unwrap();
            assert!(shown.starts_with(&format!("{line} | ")), "{shown}");
            // The mark is below the character where it begins.
            let under = marks.find('^').unwrap();
            assert!(marks[..under].ends_with(' '), "{marks}");
            let letter = shown.chars().nth(marks[..under].chars().count());
            let span = own.place.as_ref().unwrap().span.clone();
            let expected = text[span.start..].chars().next().filter(|own| *own != '\n');
            assert_eq!(letter, expected, "{shown}\n{marks}");
        }
    }
}

/// The entries of the file's lists and its other fields, by path, each as it is written.
fn units(document: &Document) -> BTreeMap<String, String> {
    let mut units = BTreeMap::new();
    for &field in document.children(document.root().unwrap()) {
        let entries = document.children(field);
        let is_list = document
            .key(field)
            .is_some_and(|key| List::ALL.iter().any(|list| list.name() == key));
        let own = if is_list { entries } else { &[field] };
        for &unit in own {
            units.insert(document.path(unit), document.source(unit).to_owned());
        }
    }
    units
}

/// The fields that the format does not know, as they are written.
fn unknown(report: &Report) -> Vec<String> {
    let document = report.document.as_ref().unwrap();
    let own = report
        .diagnostics
        .iter()
        .filter(|own| matches!(own.finding, Finding::UnknownField { .. }));
    let mut unknown: Vec<String> = own
        .map(|own| {
            document
                .source(document.find(own.finding.path()).unwrap())
                .to_owned()
        })
        .collect();
    unknown.sort();
    unknown
}

/// Makes the safe fixes round by round, and says which units they are in.
fn touched(text: &str) -> (String, BTreeSet<String>) {
    let mut text = text.to_owned();
    let mut touched = BTreeSet::new();
    loop {
        let report = check(text.as_bytes());
        let (edits, count) = report.safe_edits();
        if count == 0 {
            return (text, touched);
        }
        let document = report.document.unwrap();
        let paths: Vec<String> = units(&document).into_keys().collect();
        for edit in &edits {
            let around = paths.iter().find(|path| {
                let span = document.span(document.find(path).unwrap());
                span.start <= edit.span.start && edit.span.end <= span.end
            });
            touched.insert(around.cloned().unwrap_or_default());
        }
        text = apply(&text, &edits).unwrap().0;
    }
}

/// Some slips of the table.
fn slips() -> impl Strategy<Value = Vec<&'static Case>> {
    subsequence(CASES.iter().collect::<Vec<_>>(), 0..15).prop_shuffle()
}

/// The same, in valid JSON.
fn slips_in_json() -> impl Strategy<Value = Vec<&'static Case>> {
    let is_json = |case: &&Case| {
        check(case.text().as_bytes())
            .document
            .is_some_and(|own| own.flaws().is_empty())
    };
    subsequence(CASES.iter().filter(is_json).collect::<Vec<_>>(), 0..15).prop_shuffle()
}

/// The base with those of the slips that do not meet.
fn planted(cases: &[&'static Case]) -> String {
    let groups: Vec<Vec<Edit>> = cases.iter().map(|case| vec![case.edit()]).collect();
    with_edits(&combine(groups.iter().map(Vec::as_slice)).0)
}

/// What holds of the safe fixes of any text.
fn expect_lawful(text: &str) -> Result<(), TestCaseError> {
    let before = check(text.as_bytes());
    if before.document.is_none() {
        prop_assert_eq!(fixed(text.as_bytes()), None);
        return Ok(());
    }
    let (mended, made) = fixed_text(text);
    let after = check(mended.as_bytes());
    prop_assert!(
        after.count(Severity::Error) <= before.count(Severity::Error),
        "{:?}\nbecame {:?}\n{}",
        rules(&before),
        rules(&after),
        mended
    );
    prop_assert_eq!(made == 0, mended == text);
    let (again, more) = fixed_text(&mended);
    prop_assert!(
        again == mended,
        "{more} more after {made}:\n{mended}\nbecame\n{again}"
    );
    Ok(())
}

/// Brackets come and go only where all others are in order: a pair more would close something else.
#[test]
fn no_brackets_are_added_where_brackets_are_missing() {
    let good = fs::read_to_string("tests/content/good/whole.json").unwrap();
    let wrong = good.replacen(
        "\"areas\": [\"vard\"",
        "\"areas\": \"vard\", \"x\": [\"vard\"",
        1,
    );
    assert_ne!(wrong, good);
    let fixes = |text: &str| {
        let report = check(text.as_bytes());
        let own = report.diagnostics.iter();
        let own = own.filter(|own| own.finding.rule() == Rule::FormatType);
        own.map(|own| own.fixes.len()).collect::<Vec<_>>()
    };
    assert_eq!(fixes(&wrong), [1]);
    let open = wrong.trim_end().strip_suffix('}').unwrap();
    assert_eq!(fixes(open), [0]);
    let version = |text: &str| {
        let report = check(text.as_bytes());
        let own = report.diagnostics.iter();
        let mut own = own.filter(|own| own.finding.rule() == Rule::FormatVersion);
        own.next().map(|own| own.fixes.len())
    };
    let without = good.replacen("\"version\": 1,", "", 1);
    assert_eq!(version(&without), Some(1));
    assert_eq!(version(&without.replacen('{', "{:", 1)), Some(0));
    // Nor do quotation marks go where a neighbour lacks one.
    let quoted = good.replacen("\"version\": 1,", "\"version\": \"1\",", 1);
    assert_eq!(version(&quoted), Some(1));
    let unclosed = good.replacen("\"version\": 1,", "\"version\"\"\": {", 1);
    assert_eq!(version(&unclosed), Some(0));
    expect_lawful(&unclosed).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn fixes_of_any_slips_together_leave_fewer_errors_and_come_to_an_end(cases in slips()) {
        expect_lawful(&planted(&cases))?;
    }

    #[test]
    fn fixes_change_nothing_beside_their_places(cases in slips_in_json()) {
        let text = planted(&cases);
        let before = check(text.as_bytes());
        let (mended, _) = fixed_text(&text);
        let (again, touched) = touched(&text);
        prop_assert_eq!(&again, &mended);
        let after = check(mended.as_bytes());
        let [old, new] = [&before, &after].map(|own| units(own.document.as_ref().unwrap()));
        prop_assert_eq!(old.keys().filter(|path| !new.contains_key(*path)).count(), 0);
        for (path, source) in old.iter().filter(|(path, _)| !touched.contains(*path)) {
            prop_assert_eq!(Some(source), new.get(path), "{}", path);
        }
        prop_assert_eq!(unknown(&before), unknown(&after));
    }

    #[test]
    fn a_text_with_cuts_can_be_checked_and_fixed(
        cases in slips(),
        cuts in proptest::collection::vec((any::<Index>(), 0..40_usize, "[\\[\\]{}:,\" \n\\\\a1/]{0,2}"), 0..5),
    ) {
        let mut text = planted(&cases);
        for (place, length, with) in cuts {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
            let from = place.index(places.len());
            let to = (from + length).min(places.len() - 1);
            text.replace_range(places[from]..places[to], &with);
        }
        let report = check(text.as_bytes());
        for language in Language::ALL {
            for format in Format::ALL {
                let _ = report.render("x", language, format, true);
            }
        }
        expect_lawful(&text)?;
    }
}

/// The committed file, written first if that is asked for.
fn expect_committed(file: &str, expected: &str) {
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(file, expected).unwrap();
    }
    let committed = fs::read_to_string(file).unwrap_or_default();
    assert!(
        committed == expected,
        "{file} is not what the code makes: UPDATE_EXPECTED=1 cargo test --test rules"
    );
}

/// The topics in the order of the document, with their headings.
const TOPICS: [(&str, &str); 16] = [
    ("file", "The file"),
    ("json", "JSON"),
    ("format", "The format"),
    ("entry", "Entries"),
    ("ref", "References"),
    ("date", "Dates"),
    ("text", "Texts"),
    ("source", "Sources"),
    ("funding", "Sums of money"),
    ("place", "Places"),
    ("total", "The strategy’s numbers"),
    ("term", "The strategy’s terms"),
    ("noted", "What is new, changed and gone"),
    ("publication", "Who publishes the map"),
    ("tour", "Tours"),
    ("style", "Tips for the wording"),
];

const INTRODUCTION: &str = "\
# Diagnostics

What the checker of content files can say. This page is made from the code: `UPDATE_EXPECTED=1 cargo test --test rules` writes it.

An **error** breaks the format, and something is not shown. A **warning** is hardly meant so. A **note** is worth knowing. A **tip** is
about the wording. A **safe** fix is certain to mean what was meant: `check --fix` makes it. One that **asks** has to be chosen by
somebody who knows. The words in the tables are those for an example.
";

/// Text as Markdown shows it in a table.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if matches!(letter, '|' | '*' | '_' | '<' | '`' | '\\' | '&' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A rule's row: its name, how bad it is, its fixes, and what it says in its first case.
fn row(rule: &str) -> String {
    let texts = CASES
        .iter()
        .filter(|case| case.rule == rule)
        .map(|case| case.text().into_bytes());
    let files = files();
    let files = files
        .iter()
        .filter(|file| file.0 == rule)
        .map(|file| file.1.clone());
    let of_two = of_two_versions().into_iter();
    let of_two = of_two.filter(|own| own.finding.rule().id() == rule);
    let examples: Vec<Diagnostic> = texts
        .chain(files)
        .filter_map(|bytes| {
            let mut said = check(&bytes).diagnostics.into_iter();
            said.find(|own| own.finding.rule().id() == rule)
        })
        .chain(of_two)
        .collect();
    let mut severities: Vec<&str> = Vec::new();
    let mut mends: Vec<&str> = Vec::new();
    for own in &examples {
        let severity = match own.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
            Severity::Tip => "tip",
        };
        if !severities.contains(&severity) {
            severities.push(severity);
        }
        let mend = match mend(own) {
            No => continue,
            Ask => "asks",
            Safe => "safe",
        };
        if !mends.contains(&mend) {
            mends.push(mend);
        }
    }
    if mends.is_empty() {
        mends.push("–");
    }
    let [swedish, english] =
        Language::ALL.map(|language| escaped(&examples[0].finding.describe(language)));
    let (severities, mends) = (severities.join(", "), mends.join(", "));
    format!("| `{rule}` | {severities} | {mends} | {english} | {swedish} |\n")
}

#[test]
fn the_page_of_all_diagnostics_is_that_of_the_code() {
    let mut page = INTRODUCTION.to_owned();
    let mut rows = 0;
    for (topic, heading) in TOPICS {
        write!(
            page,
            "\n## {heading}\n\n| Rule | | Fix | English | Swedish |\n|---|---|---|---|---|\n"
        )
        .unwrap();
        for rule in Rule::ALL.iter().filter(|rule| rule.topic() == topic) {
            page.push_str(&row(rule.id()));
            rows += 1;
        }
    }
    assert_eq!(rows, Rule::ALL.len());
    expect_committed("docs/diagnostics.md", &page);
}

#[test]
fn editors_find_the_schema() {
    let settings: Value =
        serde_json::from_str(&fs::read_to_string(".vscode/settings.json").unwrap()).unwrap();
    let expected = json!([{"fileMatch": ["content.json"], "url": "./public/content.schema.json"}]);
    assert_eq!(settings["json.schemas"], expected);
}

/// The words of JSON Schema that Visual Studio Code understands.
const WORDS: [&str; 22] = [
    "$schema",
    "$defs",
    "$ref",
    "type",
    "properties",
    "required",
    "enum",
    "const",
    "pattern",
    "items",
    "minItems",
    "uniqueItems",
    "anyOf",
    "minimum",
    "maximum",
    "title",
    "description",
    "examples",
    "markdownDescription",
    "enumDescriptions",
    "defaultSnippets",
    "default",
];

fn expect_words(schema: &Value) {
    for (word, value) in schema.as_object().unwrap() {
        assert!(WORDS.contains(&&**word), "{word}");
        match &**word {
            "properties" | "$defs" => value.as_object().unwrap().values().for_each(expect_words),
            "items" => expect_words(value),
            "anyOf" => value.as_array().unwrap().iter().for_each(expect_words),
            _ => {}
        }
    }
}

#[test]
fn the_schema_is_that_of_the_code() {
    expect_committed("public/content.schema.json", &schema());
    expect_words(&serde_json::from_str(&schema()).unwrap());
}

/// The forms of the schema's patterns, each as a function, because the standard library has no regular expressions.
fn has_form(pattern: &str, text: &str) -> bool {
    let is_number = |text: &str, length: usize, most: u32| {
        text.len() == length
            && text.bytes().all(|own| own.is_ascii_digit())
            && text
                .parse::<u32>()
                .is_ok_and(|own| (1..=most).contains(&own))
    };
    // ECMAScript counts the byte order mark as white space, and Rust the next line.
    let is_space = |own: char| own == '\u{FEFF}' || own != '\u{85}' && own.is_whitespace();
    match pattern {
        r"\S" => !text.chars().all(is_space),
        "^(?=.*[a-z0-9])[a-z0-9.-]+$" => {
            let is_part = |own: u8| own.is_ascii_lowercase() || own.is_ascii_digit();
            text.bytes().any(is_part)
                && text.bytes().all(|own| is_part(own) || b".-".contains(&own))
        }
        "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$" => {
            let parts: Vec<&str> = text.split('-').collect();
            match parts.as_slice() {
                [year] => is_number(year, 4, 9999),
                [year, month] => is_number(year, 4, 9999) && is_number(month, 2, 12),
                [year, month, day] => {
                    is_number(year, 4, 9999) && is_number(month, 2, 12) && is_number(day, 2, 31)
                }
                _ => false,
            }
        }
        r#"^[hH][tT][tT][pP][sS]?://[^\s\\"<>@/?#]+([/?#][^\s\\"<>]*)?$"# => {
            let Some((scheme, rest)) = text.split_once("://") else {
                return false;
            };
            let server = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let is_bad = |own: char| is_space(own) || matches!(own, '\\' | '"' | '<' | '>');
            ["http", "https"].contains(&&*scheme.to_ascii_lowercase())
                && !server.is_empty()
                && !server.contains('@')
                && !rest.contains(is_bad)
        }
        "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$" => {
            let mut parts = text.split('-');
            let first = parts.next().unwrap_or_default();
            (2..=3).contains(&first.len())
                && first.bytes().all(|own| own.is_ascii_lowercase())
                && parts.all(|own| {
                    (1..=8).contains(&own.len())
                        && own.bytes().all(|own| own.is_ascii_alphanumeric())
                })
        }
        _ => panic!("a new pattern: {pattern}"),
    }
}

/// Whether a value is valid by a schema: only the words that ours has.
fn is_valid(root: &Value, schema: &Value, value: &Value) -> bool {
    let list = |word: &str| {
        schema[word]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
    };
    if let Some(reference) = schema["$ref"].as_str() {
        let own = root.pointer(reference.trim_start_matches('#')).unwrap();
        if !is_valid(root, own, value) {
            return false;
        }
    }
    let has_type = match schema["type"].as_str() {
        None => true,
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.as_f64().is_some_and(|own| own.fract() == 0.0),
        Some(other) => panic!("a new type: {other}"),
    };
    let is_in = |words: &[Value]| words.is_empty() || words.contains(value);
    // Numbers are equal by value: 1.0 is 1.
    let is_const = schema["const"].is_null() || value.as_f64() == schema["const"].as_f64();
    let bounds = [("minimum", 1.0), ("maximum", -1.0)];
    let is_in_bounds =
        bounds.iter().all(
            |(word, sign)| match (schema[*word].as_f64(), value.as_f64()) {
                (Some(bound), Some(own)) => own * sign >= bound * sign,
                _ => true,
            },
        );
    let has_pattern = match (schema["pattern"].as_str(), value.as_str()) {
        (Some(pattern), Some(text)) => has_form(pattern, text),
        _ => true,
    };
    let any = list("anyOf");
    let is_any = any.is_empty() || any.iter().any(|own| is_valid(root, own, value));
    let members = value.as_object().is_none_or(|object| {
        list("required")
            .iter()
            .all(|name| object.contains_key(name.as_str().unwrap()))
            && object.iter().all(|(name, value)| {
                schema["properties"]
                    .get(name)
                    .is_none_or(|own| is_valid(root, own, value))
            })
    });
    let elements = value.as_array().is_none_or(|elements| {
        let is_unique = schema["uniqueItems"] != json!(true)
            || (1..elements.len()).all(|place| !elements[..place].contains(&elements[place]));
        is_unique
            && elements.iter().all(|own| {
                schema
                    .get("items")
                    .is_none_or(|items| is_valid(root, items, own))
            })
    });
    has_type
        && is_in(list("enum"))
        && is_const
        && is_in_bounds
        && has_pattern
        && is_any
        && members
        && elements
}

fn is_valid_content(value: &Value) -> bool {
    static ROOT: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&schema()).unwrap());
    is_valid(&ROOT, &ROOT, value)
}

#[test]
fn good_contents_are_valid_by_the_schema() {
    let mut files = vec![
        "public/content.json".to_owned(),
        "tests/content/rules/base.json".to_owned(),
    ];
    for entry in fs::read_dir("tests/content/good").unwrap() {
        files.push(entry.unwrap().path().to_string_lossy().into_owned());
    }
    for file in files {
        let value: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        assert!(is_valid_content(&value), "{file}");
    }
    assert!(is_valid_content(&full()));
}

/// The base with all fields that the format has.
fn full() -> Value {
    let mut value: Value = serde_json::from_str(BASE).unwrap();
    let text = json!({"sv": "Text", "en": "A text"});
    let strategy = value["strategy"].as_object_mut().unwrap();
    for name in ["lead", "description", "note", "programmes_heading"] {
        strategy.insert(name.to_owned(), text.clone());
    }
    for (name, number) in [
        ("objectives_total", 2),
        ("programmes_total", 1),
        ("programmes_angle", 84),
        ("first_year", 2016),
    ] {
        strategy.insert(name.to_owned(), number.into());
    }
    strategy.insert("adopted".to_owned(), "2019-12-12".into());
    strategy.insert("hues".to_owned(), json!([1, 2]));
    strategy.insert(
        "sources".to_owned(),
        json!([{"url": "https://www.example.se/a", "title": "A", "language": "sv"}]),
    );
    let term = json!({
        "one": text, "many": text, "the_one": text, "the_many": text, "full_one": text, "full_many": text,
    });
    let terms = json!({"area": term, "objective": term, "programme": term, "initiative": term});
    strategy.insert("terms".to_owned(), terms);
    value["programmes"][0]["lead"] = text.clone();
    value["programmes"][0]["succeeded_by"] = json!([{"name": text, "from": "2020"}]);
    value["initiatives"][0]["funding"] = json!({"sek": 5_000_000, "eur": 500_000, "per": "year"});
    value["initiatives"][0]["areas"] = json!(["vard", "data"]);
    value["initiatives"][0]["added"] = "2024-06-14".into();
    value["initiatives"][0]["changed"] = "2024-09-02".into();
    value["initiatives"][0]["change"] = text.clone();
    for list in List::ALL {
        value[list.name()][0]["former_ids"] = json!([format!("gamla-{}", list.name())]);
    }
    value["publication"] = json!({
        "address": "https://map.example/",
        "tag": "map.example,2024",
        "licence": "https://creativecommons.org/publicdomain/zero/1.0/",
        "changes_since": "2024-06-01",
        "mail": "https://www.example.se/brev",
        "publisher": {
            "name": text, "url": "https://www.example.se/", "email": "karta@example.se",
            "organisation_number": "202100-5448", "kind": "NationalAuthority",
        },
    });
    value["places"][0]["county"] = "12".into();
    value["tours"] = json!([{
        "id": "resa", "title": text, "summary": text,
        "steps": [{"id": "start", "query": "area=vard", "heading": text, "text": text}],
    }]);
    value["removed"] = json!([{
        "list": "initiatives", "id": "borta", "name": text, "date": "2024-09-02", "why": text,
        "instead": ["register"],
    }]);
    value
}

/// Whether a finding is of what the schema has, too.
fn is_in_schema(finding: &Finding) -> bool {
    match finding {
        Finding::File(_) => true,
        Finding::Fault(fault) => match &fault.problem {
            // What only should be there may be missing.
            Problem::Missing => fault.severity() == Severity::Error,
            Problem::UnknownReference { id, .. } => !has_form("^(?=.*[a-z0-9])[a-z0-9.-]+$", id),
            Problem::WrongType { .. }
            | Problem::Empty
            | Problem::BadId(_)
            | Problem::UnknownKind(_)
            | Problem::UnknownCounty(_)
            | Problem::UnknownLanguage(_)
            | Problem::UnknownSpan(_)
            | Problem::BadTag(_)
            | Problem::BadDate(_)
            | Problem::BadAddress { .. }
            | Problem::NotWhole(_)
            | Problem::OutOfRange { .. }
            | Problem::DuplicateReference(_)
            | Problem::NoSector => true,
            _ => false,
        },
        _ => false,
    }
}

/// A value as the reader takes it: without nulls in objects.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let kept = object.iter().filter(|(_, own)| !own.is_null());
            kept.map(|(name, own)| (name.clone(), without_nulls(own)))
                .collect()
        }
        Value::Array(list) => list.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

/// A value whose texts have no blanks at their edges.
fn trimmed(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .map(|(name, own)| (name.clone(), trimmed(own)))
            .collect(),
        Value::Array(list) => list.iter().map(trimmed).collect(),
        Value::String(text) => text.trim().into(),
        other => other.clone(),
    }
}

/// A content and what is told of it.
struct Told<'a> {
    value: &'a Value,
    report: &'a Report,
}

/// Where the schema and the checker differ: whether it is so, and why it may be.
type Exception = (fn(&Told<'_>) -> bool, &'static str);

/// What is not valid, and of which the checker says nothing of the kind.
const SCHEMA_ALONE: [Exception; 3] = [
    (
        |told| is_valid_content(&without_nulls(told.value)),
        "The reader takes null for a field that is missing. A schema that allowed it everywhere would be twice as long.",
    ),
    (
        |told| is_valid_content(&trimmed(&without_nulls(told.value))),
        "The reader takes blanks from the edges of ids, dates and addresses. Nobody needs to know, and an editor's completion has none.",
    ),
    (
        |told| {
            faults(told.report).any(|problem| {
                matches!(
                    problem,
                    Problem::UnknownReference { .. } | Problem::NoSector
                )
            })
        },
        "What refers to nothing that is there is told for that alone: not for its twin, and not for the rest of an entry that is left out for it.",
    ),
];

/// What the schema's rules are told of, and what is valid.
const CHECKER_ALONE: [Exception; 5] = [
    (
        |told| {
            let is_bare = told.value["areas"].is_array();
            let mut all = told.report.diagnostics.iter();
            is_bare
                && all.any(|own| matches!(own.finding, Finding::File(FileError::NoAreas { .. })))
        },
        "An empty list of areas is a list, and so is one whose entries are all left out.",
    ),
    (
        |told| {
            faults(told.report).any(|problem| {
                let pattern = "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
                matches!(problem, Problem::BadDate(date) if has_form(pattern, date))
            })
        },
        "How many days a month has is more than a pattern can say.",
    ),
    (
        |told| faults(told.report).any(|problem| matches!(problem, Problem::BadAddress { .. })),
        "Characters that nobody sees and servers without a letter are told by the checker only. The pattern is long enough.",
    ),
    (
        |told| faults(told.report).any(|problem| *problem == Problem::NoSector),
        "An empty list of areas, or one of unknown areas, is a list.",
    ),
    (
        |told| faults(told.report).any(|problem| *problem == Problem::Empty),
        "Text of control characters alone is empty to the reader, and they are no white space to a pattern.",
    ),
];

fn faults(report: &Report) -> impl Iterator<Item = &Problem> {
    report
        .diagnostics
        .iter()
        .filter_map(|own| match &own.finding {
            Finding::Fault(fault) => Some(&fault.problem),
            _ => None,
        })
}

/// Whether the schema and the checker agree on a content: with why they need not, if they do not.
fn agree(value: &Value) -> Result<Option<&'static str>, String> {
    let report = check(value.to_string().as_bytes());
    let is_told = report
        .diagnostics
        .iter()
        .any(|own| is_in_schema(&own.finding));
    let is_valid = is_valid_content(value);
    let exceptions: &[Exception] = match (is_valid, is_told) {
        (true, false) | (false, true) => return Ok(None),
        (true, true) => &CHECKER_ALONE,
        (false, false) => &SCHEMA_ALONE,
    };
    let told = Told {
        value,
        report: &report,
    };
    match exceptions.iter().find(|(holds, _)| holds(&told)) {
        Some((_, why)) => Ok(Some(why)),
        None => Err(format!("valid: {is_valid}, told: {:?}", rules(&report))),
    }
}

/// What is put in the place of a value.
fn replacements() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(2.5),
        json!(1.0),
        json!(9999),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("\u{7}"),
        json!("vard"),
        json!(" vard "),
        json!("Vård"),
        json!("?"),
        json!("sv"),
        json!("year"),
        json!("report"),
        json!("agency"),
        json!("2019-13"),
        json!("2019-02-30"),
        json!("0000"),
        json!("HTTPS://a.se"),
        json!("https://a.se/b\u{200B}"),
        json!("https://..."),
        json!("https://me@a.se"),
        json!("javascript:alert(1)"),
        json!([]),
        json!([null]),
        json!(["vard", "vard"]),
        json!(["sv", "sv"]),
        json!([{}]),
        json!({}),
        json!({"sv": "a"}),
        json!({"sv": ""}),
        json!({"de": "a"}),
        json!({"from": "2019", "to": null}),
    ]
}

/// The pointers to all values within a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(object) => object
            .iter()
            .for_each(|(name, own)| pointers(own, &format!("{at}/{name}"), all)),
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(place, own)| pointers(own, &format!("{at}/{place}"), all));
        }
        _ => {}
    }
}

/// Takes a value out of what it is in.
fn remove(value: &mut Value, pointer: &str) {
    let (holder, name) = pointer.rsplit_once('/').unwrap_or_default();
    match value.pointer_mut(holder) {
        Some(Value::Object(object)) => drop(object.remove(name)),
        Some(Value::Array(list)) if !pointer.is_empty() => drop(list.remove(name.parse().unwrap())),
        _ => {}
    }
}

/// Every field once with every replacement, and once without it.
#[test]
fn the_schema_and_the_checker_agree_on_each_field() {
    let whole = full();
    let mut all = Vec::new();
    pointers(&whole, "", &mut all);
    // One of each kind: the first entries stand for the others, and one term for all.
    let mut seen = BTreeSet::new();
    all.retain(|pointer| {
        let parts = pointer.split('/').map(|part| {
            if part.parse::<usize>().is_ok() {
                "0"
            } else {
                part
            }
        });
        let is_other_term =
            pointer.starts_with("/strategy/terms/") && !pointer.starts_with("/strategy/terms/area");
        !is_other_term && seen.insert(parts.collect::<Vec<_>>().join("/"))
    });
    let replacements = replacements();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    let mut note = |value: &Value, name: String| match agree(value) {
        Ok(exception) => used.extend(exception),
        Err(error) => wrong.push(format!("{name}: {error}")),
    };
    for pointer in &all {
        let mut value = whole.clone();
        remove(&mut value, pointer);
        note(&value, format!("{pointer} removed"));
        for with in &replacements {
            *value_at(&mut value, &whole, pointer) = with.clone();
            note(&value, format!("{pointer} = {with}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        all.len() * replacements.len(),
        wrong.join("\n")
    );
    for (_, why) in CHECKER_ALONE.iter().chain(&SCHEMA_ALONE) {
        assert!(used.contains(why), "no exception: {why}");
    }
}

/// The value at a pointer of the whole content anew.
fn value_at<'a>(value: &'a mut Value, whole: &Value, pointer: &str) -> &'a mut Value {
    *value = whole.clone();
    value.pointer_mut(pointer).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_schema_and_the_checker_agree_on_damaged_contents(
        wounds in proptest::collection::vec((any::<Index>(), any::<Index>(), 0..4_u8), 1..4)
    ) {
        let mut value = full();
        let replacements = replacements();
        for (place, with, how) in wounds {
            let mut all = Vec::new();
            pointers(&value, "", &mut all);
            let pointer = &all[place.index(all.len())];
            match how {
                0 => remove(&mut value, pointer),
                _ => *value.pointer_mut(pointer).unwrap() = with.get(&replacements).clone(),
            }
        }
        if let Err(error) = agree(&value) {
            prop_assert!(false, "{}\n{}", error, value);
        }
    }
}
