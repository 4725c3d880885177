//! Slips in the file as a whole and in its JSON.

use super::{Ask, Case, No, Safe, case};

pub const CASES: &[Case] = &[
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
];
