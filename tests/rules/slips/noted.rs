//! Slips in what is noted of changes, and in who publishes the map.

use super::{Ask, Case, No, Safe, case};

pub const CASES: &[Case] = &[
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
];
