//! Slips in dates and texts.

use super::{Ask, Case, No, Safe, case};

/// A name of more than ninety characters.
const LONG: &str = r#""en": "National register of all who do research on health, on care and on what keeps people well in Sweden""#;

pub const CASES: &[Case] = &[
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
        "text.label",
        [
            "\"sv\": \"Vården\"",
            "\"sv\": \"Hälsodatainfrastrukturutveckling för klinisk forskning i hela landet\"",
            "\"sv\": ¦\"Hälsodatainfrastrukturutveckling",
        ],
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
];
