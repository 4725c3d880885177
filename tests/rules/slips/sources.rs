//! Slips in sources, sums, places, and the strategy’s own numbers and terms.

use super::{Ask, Case, No, Safe, case};

pub const CASES: &[Case] = &[
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
