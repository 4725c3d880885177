//! The objects of the format, one after another as in a file.

use super::{Field, List, Shape, Slot, Text, Typed};
use crate::content::List as Of;
use crate::content::fields::{MOST_FUNDING, MOST_NUMBER};
use crate::content::format::{self, FieldFormat, FieldNeed, ObjectFormat, ValueFormat};
use crate::document::JsonKind as JsonType;

const FORMER_IDS: ValueFormat = ValueFormat::List(&ValueFormat::Id);
const SOURCES: ValueFormat = ValueFormat::List(&ValueFormat::Object(&SOURCE));
const NUMBER: ValueFormat = ValueFormat::Whole(1.0, MOST_NUMBER);
const MONEY: ValueFormat = ValueFormat::Whole(0.0, MOST_FUNDING);

/// A list of objects.
macro_rules! list_of {
    ($table:ident) => {
        ValueFormat::List(&ValueFormat::Object(&$table))
    };
}

/// A list of ids of another list.
macro_rules! ids_of {
    ($list:ident) => {
        ValueFormat::List(&ValueFormat::Reference(Of::$list))
    };
}

object! {
    File FILE {
        version: f64 = ValueFormat::Version, Required, "Version", "Version";
        updated: Box<str> = ValueFormat::Date, Expected, "Uppdaterad", "Updated";
        title: Text = ValueFormat::Text, Expected, "Kartans titel", "Title of the map";
        strategy: Strategy = ValueFormat::Object(&STRATEGY), Expected, "Strategin", "The strategy";
        publication: Publication = ValueFormat::Object(&PUBLICATION), Optional, "Utgivning", "Publication";
        areas: List<Area> = list_of!(AREA), Required, "Områden", "Areas";
        objectives: List<Objective> = list_of!(OBJECTIVE), Expected, "Målsättningar", "Objectives";
        programmes: List<Programme> = list_of!(PROGRAMME), Expected, "Samverkansprogram", "Programmes";
        initiatives: List<Initiative> = list_of!(INITIATIVE), Expected, "Insatser", "Initiatives";
        actors: List<Actor> = list_of!(ACTOR), Expected, "Aktörer", "Actors";
        places: List<Place> = list_of!(PLACE), Expected, "Platser", "Places";
        tours: List<Tour> = list_of!(TOUR), Optional, "Berättelser", "Tours";
        removed: List<Removed> = list_of!(REMOVED), Optional, "Borttaget", "Removed";
    }
    Publication PUBLICATION {
        address: Box<str> = ValueFormat::Address, Optional, "Kartans adress", "Address of the map";
        tag: Box<str> = ValueFormat::Plain, Optional, "Märke för flöden", "Tag of the feeds";
        licence: Box<str> = ValueFormat::Address, Optional, "Licens", "Licence";
        changes_since: Box<str> = ValueFormat::Date, Optional, "Ändringar noteras sedan", "Changes are noted since";
        mail: Box<str> = ValueFormat::Address, Optional, "Prenumeration med e-post", "Subscription by mail";
        publisher: Publisher = ValueFormat::Object(&PUBLISHER), Optional, "Utgivare", "Publisher";
    }
    Publisher PUBLISHER {
        name: Text = ValueFormat::Text, Required, "Namn", "Name";
        url: Box<str> = ValueFormat::Address, Optional, "Webbplats", "Website";
        email: Box<str> = ValueFormat::Plain, Optional, "E-post", "E-mail";
        organisation_number: Box<str> = ValueFormat::Plain, Optional, "Organisationsnummer", "Organisation number";
        kind: Box<str> = ValueFormat::Plain, Optional, "Slag av utgivare", "Kind of publisher";
    }
    Removed REMOVED {
        list: Box<str> = ValueFormat::Choice(format::lists), Required, "Stod bland", "Stood among";
        id: Box<str> = ValueFormat::Id, Required, "Id", "Id";
        name: Text = ValueFormat::Text, Required, "Namn", "Name";
        date: Box<str> = ValueFormat::Date, Expected, "Borttagen", "Removed on";
        why: Text = ValueFormat::Text, Optional, "Varför", "Why";
        instead: List<Box<str>> = ids_of!(Initiatives), Optional, "Se i stället", "See instead";
    }
    Tour TOUR {
        id: Box<str> = ValueFormat::Id, Required, "Id", "Id";
        title: Text = ValueFormat::Text, Required, "Titel", "Title";
        summary: Text = ValueFormat::Text, Expected, "Sammanfattning", "Summary";
        steps: List<Step> = list_of!(STEP), Required, "Steg", "Steps";
    }
    Step STEP {
        id: Box<str> = ValueFormat::Id, Required, "Id", "Id";
        query: Box<str> = ValueFormat::Plain, Optional, "Läge i kartan", "State of the map";
        heading: Text = ValueFormat::Text, Required, "Rubrik", "Heading";
        text: Text = ValueFormat::Text, Required, "Text", "Text";
    }
    Period PERIOD {
        from: Box<str> = ValueFormat::Date, Required, "Från och med", "From";
        to: Box<str> = ValueFormat::Date, Optional, "Slutar", "Ends";
    }
    Source SOURCE {
        url: Box<str> = ValueFormat::Address, Required, "Adress", "Address";
        title: Box<str> = ValueFormat::Plain, Expected, "Sidans titel", "Title of the page";
        language: Box<str> = ValueFormat::Tag, Optional, "Titelns språk", "Language of the title";
        publisher: Box<str> = ValueFormat::Plain, Optional, "Utgivare", "Publisher";
        date: Box<str> = ValueFormat::Date, Optional, "Datum", "Date";
    }
    Strategy STRATEGY {
        name: Text = ValueFormat::Text, Optional, "Namn", "Name";
        adopted: Box<str> = ValueFormat::Date, Optional, "Beslutad", "Adopted";
        lead: Text = ValueFormat::Text, Optional, "Ingress", "Lead";
        description: Text = ValueFormat::Text, Optional, "Beskrivning för sökmotorer", "Description for search engines";
        terms: Terms = ValueFormat::Object(&TERMS), Optional, "Benämningar", "Terms";
        objectives_total: f64 = NUMBER, Optional, "Antal målsättningar", "Number of objectives";
        note: Text = ValueFormat::Text, Optional, "Att veta om målsättningarna", "What to know of the objectives";
        areas_total: f64 = NUMBER, Optional, "Antal områden", "Number of areas";
        programmes_total: f64 = ValueFormat::Whole(0.0, MOST_NUMBER), Optional, "Antal samverkansprogram", "Number of programmes";
        programmes_heading: Text = ValueFormat::Text, Optional, "Samverkansprogrammens rubrik", "Heading of the programmes";
        programmes_angle: f64 = ValueFormat::Whole(20.0, 180.0), Optional, "Samverkansprogrammens vinkel", "Angle of the programmes";
        first_year: f64 = NUMBER, Optional, "Första år", "First year";
        hues: List<f64> = ValueFormat::List(&ValueFormat::Whole(1.0, 8.0)), Optional, "Områdenas färger", "Colours of the areas";
        languages: List<Box<str>> = ValueFormat::List(&ValueFormat::Choice(format::languages)), Optional, "Språk", "Languages";
        sources: List<Source> = SOURCES, Optional, "Källor", "Sources";
    }
    Terms TERMS {
        area: Term = ValueFormat::Object(&TERM), Optional, "Område", "Area";
        objective: Term = ValueFormat::Object(&TERM), Optional, "Målsättning", "Objective";
        programme: Term = ValueFormat::Object(&TERM), Optional, "Samverkansprogram", "Programme";
        initiative: Term = ValueFormat::Object(&TERM), Optional, "Insats", "Initiative";
    }
    Term TERM {
        one: Text = ValueFormat::Text, Required, "En", "One";
        many: Text = ValueFormat::Text, Required, "Flera", "Many";
        the_one: Text = ValueFormat::Text, Optional, "Bestämd form", "With the article";
        the_many: Text = ValueFormat::Text, Optional, "Bestämd form, flera", "Many with the article";
        full_one: Text = ValueFormat::Text, Optional, "Fullständigt namn", "Full name";
        full_many: Text = ValueFormat::Text, Optional, "Fullständigt namn, flera", "Full name, many";
    }
    Area AREA {
        id: Box<str> = ValueFormat::Id, Required, "Id", "Id";
        number: f64 = NUMBER, Expected, "Nummer", "Number";
        name: Text = ValueFormat::Text, Required, "Namn", "Name";
        short: Text = ValueFormat::Text, Expected, "Kort namn", "Short name";
        summary: Text = ValueFormat::Text, Expected, "Sammanfattning", "Summary";
        sources: List<Source> = SOURCES, Expected, "Källor", "Sources";
        former_ids: List<Box<str>> = FORMER_IDS, Optional, "Tidigare id", "Former ids";
    }
    Objective OBJECTIVE {
        id: Box<str> = ValueFormat::Id, Required, "Nummer", "Number";
        area: Box<str> = ValueFormat::Reference(Of::Areas), Required, "Område", "Area";
        name: Text = ValueFormat::Text, Required, "Lydelse", "Wording";
        text: Text = ValueFormat::Text, Expected, "I klarspråk", "In plain language";
        sources: List<Source> = SOURCES, Expected, "Källor", "Sources";
        former_ids: List<Box<str>> = FORMER_IDS, Optional, "Tidigare id", "Former ids";
    }
    Programme PROGRAMME {
        id: Box<str> = ValueFormat::Id, Required, "Id", "Id";
        number: f64 = NUMBER, Expected, "Nummer", "Number";
        name: Text = ValueFormat::Text, Required, "Namn", "Name";
        short: Text = ValueFormat::Text, Expected, "Kort namn", "Short name";
        summary: Text = ValueFormat::Text, Expected, "Sammanfattning", "Summary";
        lead: Text = ValueFormat::Text, Optional, "Ledning", "Led by";
        period: Period = ValueFormat::Object(&PERIOD), Expected, "Tid", "Time";
        succeeded_by: List<Successor> = list_of!(SUCCESSOR), Optional, "Följdes av", "Succeeded by";
        sources: List<Source> = SOURCES, Expected, "Källor", "Sources";
        former_ids: List<Box<str>> = FORMER_IDS, Optional, "Tidigare id", "Former ids";
    }
    Successor SUCCESSOR {
        name: Text = ValueFormat::Text, Required, "Namn", "Name";
        from: Box<str> = ValueFormat::Date, Optional, "Från och med", "From";
    }
    Initiative INITIATIVE {
        id: Box<str> = ValueFormat::Id, Required, "Id", "Id";
        kind: Box<str> = ValueFormat::Choice(format::kinds), Required, "Slag", "Kind";
        name: Text = ValueFormat::Text, Required, "Namn", "Name";
        summary: Text = ValueFormat::Text, Expected, "Sammanfattning", "Summary";
        date: Period = ValueFormat::Object(&PERIOD), Optional, "Tid", "Time";
        areas: List<Box<str>> = ids_of!(Areas), Optional, "Områden", "Areas";
        objectives: List<Box<str>> = ids_of!(Objectives), Optional, "Målsättningar", "Objectives";
        programmes: List<Box<str>> = ids_of!(Programmes), Optional, "Samverkansprogram", "Programmes";
        actors: List<Box<str>> = ids_of!(Actors), Optional, "Aktörer", "Actors";
        funding: Funding = ValueFormat::Object(&FUNDING), Optional, "Pengar", "Funding";
        places: List<Box<str>> = ids_of!(Places), Optional, "Platser", "Places";
        related: List<Box<str>> = ids_of!(Initiatives), Optional, "Hör ihop med", "Related to";
        sources: List<Source> = SOURCES, Expected, "Källor", "Sources";
        added: Box<str> = ValueFormat::Date, Optional, "Ny i kartan", "New on the map";
        changed: Box<str> = ValueFormat::Date, Optional, "Ändrad i kartan", "Changed on the map";
        change: Text = ValueFormat::Text, Optional, "Vad som ändrades", "What was changed";
        former_ids: List<Box<str>> = FORMER_IDS, Optional, "Tidigare id", "Former ids";
    }
    Funding FUNDING {
        sek: f64 = MONEY, Optional, "Kronor", "Kronor";
        eur: f64 = MONEY, Optional, "Euro", "Euro";
        per: Box<str> = ValueFormat::Choice(format::spans), Optional, "Gäller per", "For each";
    }
    Actor ACTOR {
        id: Box<str> = ValueFormat::Id, Required, "Id", "Id";
        kind: Box<str> = ValueFormat::Choice(format::actor_kinds), Expected, "Slag", "Kind";
        name: Text = ValueFormat::Text, Required, "Namn", "Name";
        former_ids: List<Box<str>> = FORMER_IDS, Optional, "Tidigare id", "Former ids";
    }
    Place PLACE {
        id: Box<str> = ValueFormat::Id, Required, "Id", "Id";
        name: Text = ValueFormat::Text, Required, "Namn", "Name";
        lat: f64 = ValueFormat::Number(-90.0, 90.0), Expected, "Grader nord", "Degrees north";
        lon: f64 = ValueFormat::Number(-180.0, 180.0), Expected, "Grader öst", "Degrees east";
        county: Box<str> = ValueFormat::Choice(format::counties), Optional, "Län", "County";
        former_ids: List<Box<str>> = FORMER_IDS, Optional, "Tidigare id", "Former ids";
    }
}
