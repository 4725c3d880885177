//! The cases: what is done to the file, and what is noted by that.

use serde_json::{Value, json};

/// What is done to the file, and what is noted by that.
type Case = (&'static str, fn(&mut Value), fn(&mut Value));

/// The initiative that was there before anything was noted.
pub const OLD: usize = 0;

pub fn says(value: &mut Value, place: usize, swedish: &str, english: &str) {
    value["initiatives"][place]["changed"] = json!("2026-10-01");
    value["initiatives"][place]["change"] = json!({"sv": swedish, "en": english});
}

fn new_initiative(id: &str, name: &str) -> Value {
    json!({
        "id": id, "kind": "report", "name": {"sv": name, "en": name}, "summary": {"sv": "Om den.", "en": "About it."},
        "areas": ["data"], "sources": [{"url": "https://www.example.se/ny", "title": "Sidan"}],
    })
}

pub static CASES: &[Case] = &[
    ("nothing", |_| (), |_| ()),
    (
        "a new initiative",
        |file| {
            file["initiatives"]
                .as_array_mut()
                .unwrap()
                .push(new_initiative("sist", "Sist"));
        },
        |file| file["initiatives"][4]["added"] = json!("2026-10-01"),
    ),
    (
        "a new initiative with a day of its own",
        |file| {
            let mut new = new_initiative("sist", "Sist");
            new["added"] = json!("2026-09-20");
            file["initiatives"].as_array_mut().unwrap().push(new);
        },
        |_| (),
    ),
    (
        "a new actor",
        |file| {
            let new = json!({"id": "ki", "kind": "university", "name": {"sv": "KI", "en": "KI"}});
            file["actors"].as_array_mut().unwrap().push(new);
        },
        |_| (),
    ),
    (
        "the name",
        |file| file["initiatives"][OLD]["name"]["sv"] = json!("Äldre"),
        |file| {
            says(
                file,
                OLD,
                "Namnet är nu ”Äldre”.",
                "The Swedish name is changed.",
            );
        },
    ),
    (
        "the summary",
        |file| file["initiatives"][OLD]["summary"]["sv"] = json!("Om något annat."),
        |file| {
            says(
                file,
                OLD,
                "Sammanfattningen är omskriven.",
                "The summary is rewritten.",
            );
        },
    ),
    (
        "the kind",
        |file| file["initiatives"][OLD]["kind"] = json!("inquiry"),
        |file| {
            says(
                file,
                OLD,
                "Typen är nu utredning.",
                "The kind is now inquiry.",
            );
        },
    ),
    (
        "the time, which was not known",
        |file| file["initiatives"][OLD]["date"] = json!({"from": "2019", "to": "2021"}),
        |file| {
            says(
                file,
                OLD,
                "Tiden är nu 2019–2021.",
                "The time is now 2019–2021.",
            );
        },
    ),
    (
        "the areas",
        |file| file["initiatives"][OLD]["areas"] = json!(["data"]),
        |file| {
            says(
                file,
                OLD,
                "Nytt område: Område 2. Inte längre område: Område 1.",
                "New area: Area 2. No longer an area: Area 1.",
            );
        },
    ),
    (
        "the objectives",
        |file| file["initiatives"][OLD]["objectives"] = json!(["1.1"]),
        |file| {
            says(
                file,
                OLD,
                "Ny målsättning: Målsättning 1.1.",
                "New objective: Objective 1.1.",
            );
        },
    ),
    (
        "the programmes",
        |file| file["initiatives"][OLD]["programmes"] = json!(["stader"]),
        |file| {
            says(
                file,
                OLD,
                "Nytt samverkansprogram: Program 1.",
                "New programme: Programme 1.",
            );
        },
    ),
    (
        "the actors",
        |file| file["initiatives"][OLD]["actors"] = json!([]),
        |file| {
            says(
                file,
                OLD,
                "Inte längre aktör: Vinnova.",
                "No longer an actor: Vinnova.",
            );
        },
    ),
    (
        "the places",
        |file| file["initiatives"][OLD]["places"] = json!(["lund"]),
        |file| says(file, OLD, "Ny plats: Lund.", "New place: Lund."),
    ),
    (
        "the money",
        |file| file["initiatives"][OLD]["funding"] = json!({"sek": 5_000_000}),
        |file| {
            says(
                file,
                OLD,
                "Finansieringen är ändrad.",
                "The funding is changed.",
            );
        },
    ),
    (
        "what it has to do with",
        |file| file["initiatives"][OLD]["related"] = json!(["ny", "andrad"]),
        |file| {
            says(
                file,
                OLD,
                "Nya kopplingar: Ny och Ändrad.",
                "New relations: New one and Changed one.",
            );
        },
    ),
    (
        "a source more",
        |file| {
            let new = json!({"url": "https://www.example.se/mer", "title": "Mer om den."});
            file["initiatives"][OLD]["sources"]
                .as_array_mut()
                .unwrap()
                .push(new);
        },
        |file| {
            says(
                file,
                OLD,
                "Ny källa: Mer om den.",
                "New source: Mer om den.",
            );
        },
    ),
    (
        "another source",
        |file| file["initiatives"][OLD]["sources"][0]["url"] = json!("https://www.example.se/2"),
        |file| {
            says(
                file,
                OLD,
                "Källorna är ändrade.",
                "The sources are changed.",
            );
        },
    ),
    (
        "more than can be told",
        |file| {
            file["initiatives"][OLD]["kind"] = json!("inquiry");
            file["initiatives"][OLD]["places"] = json!(["lund"]);
            file["initiatives"][OLD]["programmes"] = json!(["stader"]);
            file["initiatives"][OLD]["date"] = json!({"from": "2019"});
        },
        |file| {
            says(
                file,
                OLD,
                "Ändrat: typ, tid, samverkansprogram och platser.",
                "Changed: kind, time, programmes and places.",
            );
        },
    ),
    (
        "what was changed before, and its sentence is old",
        |file| file["initiatives"][2]["date"] = json!({"from": "2026-10"}),
        |file| {
            says(
                file,
                2,
                "Tiden är nu oktober 2026.",
                "The time is now October 2026.",
            );
        },
    ),
    (
        "with a sentence that somebody wrote",
        |file| {
            file["initiatives"][OLD]["kind"] = json!("inquiry");
            file["initiatives"][OLD]["change"] = json!({"sv": "Nu är det en utredning."});
        },
        |file| file["initiatives"][OLD]["changed"] = json!("2026-10-01"),
    ),
    (
        "with a day that somebody wrote",
        |file| {
            file["initiatives"][OLD]["kind"] = json!("inquiry");
            file["initiatives"][OLD]["changed"] = json!("2026-09-20");
        },
        |_| (),
    ),
    (
        "only a translation, a title, white space and the order",
        |file| {
            file["initiatives"][OLD]["name"]["en"] = json!("Other");
            file["initiatives"][OLD]["summary"]["sv"] = json!("Om  insatsen gammal. ");
            file["initiatives"][OLD]["sources"][0]["title"] = json!("Annan");
            file["initiatives"][1]["areas"] = json!(["data", "vard"]);
            file["initiatives"].as_array_mut().unwrap().reverse();
        },
        |_| (),
    ),
    (
        "a translation that one of the versions lacks",
        |file| {
            let summary = file["initiatives"][OLD]["summary"].as_object_mut().unwrap();
            summary.remove("en");
        },
        |_| (),
    ),
    (
        "an initiative that is gone",
        |file| drop(file["initiatives"].as_array_mut().unwrap().remove(OLD)),
        |file| {
            let gone = json!({
                "list": "initiatives", "id": "gammal", "name": {"sv": "Gammal", "en": "Old one"}, "date": "2026-10-01",
            });
            file["removed"].as_array_mut().unwrap().push(gone);
        },
    ),
    (
        "an initiative that is told to be gone",
        |file| {
            file["initiatives"].as_array_mut().unwrap().remove(OLD);
            let gone = json!({
                "list": "initiatives", "id": "gammal", "name": {"sv": "Gammal"}, "date": "2026-09-20",
            });
            file["removed"].as_array_mut().unwrap().push(gone);
        },
        |_| (),
    ),
    (
        "a place that is gone",
        |file| file["places"] = json!([]),
        |file| {
            let gone = json!({
                "list": "places", "id": "lund", "name": {"sv": "Lund", "en": "Lund"}, "date": "2026-10-01",
            });
            file["removed"].as_array_mut().unwrap().push(gone);
        },
    ),
    (
        "another id, said in the file",
        |file| {
            file["initiatives"][OLD]["id"] = json!("aldre");
            file["initiatives"][OLD]["former_ids"] = json!(["gammal"]);
        },
        |_| (),
    ),
    (
        "another id of an area, which the initiatives follow",
        |file| {
            file["areas"][1]["id"] = json!("uppgifter");
            file["areas"][1]["former_ids"] = json!(["data"]);
            file["objectives"][1]["area"] = json!("uppgifter");
            file["initiatives"][1]["areas"] = json!(["vard", "uppgifter"]);
            file["initiatives"][2]["areas"] = json!(["uppgifter"]);
        },
        |file| file["areas"][1]["former_ids"] = json!(["it", "data"]),
    ),
];
