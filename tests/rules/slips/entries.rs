//! Slips in entries and in what refers to them.

use super::{Ask, Case, No, Safe, case};

pub const CASES: &[Case] = &[
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
        "ref.unknown",
        [
            "\"lon\": 13.19\n  }\n ]",
            "\"lon\": 13.19\n  }\n ],\n \"removed\": [\n  {\n   \"list\": \"initiatives\",\n   \"id\": \"borta\",\n   \"name\": {\n    \"sv\": \"Borta\",\n    \"en\": \"Gone\"\n   },\n   \"date\": \"2024-06-01\",\n   \"instead\": [\n    \"registret\"\n   ]\n  }\n ]",
            "¦\"registret\"",
        ],
        Ask,
        &[],
    ),
];
