//! Slips in the format: types, fields, numbers.

use super::{Ask, Case, No, Safe, case};

pub const CASES: &[Case] = &[
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
        "format.missing",
        [
            " },\n \"areas\": [",
            " },\n \"publication\": {\n  \"publisher\": {\n   \"url\": \"https://www.example.se/\"\n  }\n },\n \"areas\": [",
            "\"publisher\": ¦{",
        ],
        No,
        &[],
    ),
];
