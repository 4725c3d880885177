//! Who publishes the map and where, and what is no longer in it. The file may leave out all of it.

use super::fault::{List, Outcome, Problem};
use super::fields::{ENTRY, Faults, Need, Reader};
use super::ids::IdList;
use super::path::{Path, Step};
use super::wire::{self, Field};
use super::{Date, InitiativeIdx, Text};

/// Who publishes the map, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// The address of the map's first page. Feeds and everything else that needs an absolute address exist only with it.
    pub address: Option<Box<str>>,
    /// An authority and a year, by which the ids in feeds begin (RFC 4151): chosen once, and never changed, whatever becomes
    /// of the address.
    pub tag: Option<Box<str>>,
    /// The address of the licence of the content.
    pub licence: Option<Box<str>>,
    /// Since when it has been noted which initiatives are new or changed: since the first such day if the file does not say.
    /// `None` if nothing was ever noted.
    pub changes_since: Option<Date>,
    /// Where the publisher offers subscriptions by mail.
    pub mail: Option<Box<str>>,
    /// The publisher.
    pub publisher: Option<Publisher>,
}

/// The publisher of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// Its name.
    pub name: Text,
    /// Its website.
    pub url: Option<Box<str>>,
    /// Its address for mail.
    pub email: Option<Box<str>>,
    /// Its Swedish organisation number.
    pub organisation_number: Option<Box<str>>,
    /// What it is, by the words of the EU for publishers: `NationalAuthority`.
    pub kind: Option<Box<str>>,
}

/// An entry that was in the content and is no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The list that it was in.
    pub list: List,
    /// Its id, which no other entry may get.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// When it was removed.
    pub date: Option<Date>,
    /// Why.
    pub why: Option<Text>,
    /// The initiatives to look at instead.
    pub instead: Vec<InitiativeIdx>,
}

impl<F: Faults> Reader<F> {
    pub(super) fn publication(&mut self, field: Field<wire::Publication>) -> Publication {
        let at = Path::root("publication");
        let Some(own) = self.value(field, &at, Need::Optional) else {
            return Publication::default();
        };
        Publication {
            address: self.optional_address(own.address, &at.field("address")),
            tag: self.plain(own.tag, &at.field("tag"), Need::Optional),
            licence: self.optional_address(own.licence, &at.field("licence")),
            changes_since: self.date(
                own.changes_since,
                &at.field("changes_since"),
                Need::Optional,
            ),
            mail: self.optional_address(own.mail, &at.field("mail")),
            publisher: self.publisher(own.publisher, &at.field("publisher")),
        }
    }

    fn publisher(&mut self, field: Field<wire::Publisher>, at: &Path<'_>) -> Option<Publisher> {
        let own = self.value(field, at, Need::Optional)?;
        let name = self.text(own.name, &at.field("name"), super::fields::HOLDER);
        let url = self.optional_address(own.url, &at.field("url"));
        let mut plain = |field, name| self.plain(field, &at.field(name), Need::Optional);
        let email = plain(own.email, "email");
        let organisation_number = plain(own.organisation_number, "organisation_number");
        let kind = plain(own.kind, "kind");
        Some(Publisher {
            name: name?,
            url,
            email,
            organisation_number,
            kind,
        })
    }

    /// Reads what was removed. `initiatives` are those that are still there.
    pub(super) fn removed(
        &mut self,
        field: Field<wire::List<wire::Removed>>,
        initiatives: &IdList,
    ) -> Vec<Removed> {
        let path = Path::root("removed");
        let mut all = Vec::new();
        for (place, own) in self.elements(field, &path, Need::Optional, Outcome::EntryDropped) {
            let at = path.then(Step::Element(place));
            let list = self.list(own.list, &at.field("list"));
            let id = self.id(own.id, &at.field("id"));
            let name = self.text(own.name, &at.field("name"), ENTRY);
            let date = self.date(own.date, &at.field("date"), Need::Expected);
            let why = self.text(own.why, &at.field("why"), Need::Optional);
            let path = at.field("instead");
            let mut instead = Vec::new();
            for (place, id) in
                self.elements(own.instead, &path, Need::Optional, Outcome::FieldDropped)
            {
                let at = path.then(Step::Element(place));
                let outcome = Outcome::FieldDropped;
                let found = self.reference(&id, &at, outcome, List::Initiatives, initiatives);
                instead.extend(found.map(InitiativeIdx::new));
            }
            if let (Some(list), Some(id), Some(name)) = (list, id, name) {
                all.push(Removed {
                    list,
                    id,
                    name,
                    date,
                    why,
                    instead,
                });
            }
        }
        all
    }

    fn list(&mut self, field: Field<Box<str>>, at: &Path<'_>) -> Option<List> {
        let find = |name: &str| List::ALL.into_iter().find(|list| list.name() == name);
        self.one_of(field, at, ENTRY, find, Problem::UnknownKind)
    }
}
