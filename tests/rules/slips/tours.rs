//! Slips in tours.

use super::{Ask, Case, No, case};

pub const CASES: &[Case] = &[
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
];
