//! Remarks on what entries refer to, and on what nothing refers to.

use std::collections::BTreeSet;

use super::entries::with_id;
use super::fix::{Fix, FixLabel};
use super::subject::Subject;
use super::{Finding, Remark};
use crate::content::{Content, List, mended_id};
use crate::document::NodeId;
use crate::sort::sort;

/// Looks at all references.
pub(super) fn look(subject: &mut Subject<'_>) {
    let Some(content) = subject.content else {
        return;
    };
    unused(subject, content);
    one_way(subject, content);
    without_initiatives(subject, content);
    numbers_of_objectives(subject, content);
}

/// The ids that an entry refers to in a field, as the reader takes them, each with its value.
fn referred(subject: &Subject<'_>, entry: NodeId, field: &str) -> Vec<(Box<str>, NodeId)> {
    let document = subject.document;
    let list = document
        .find_in(entry, field)
        .map(|list| document.children(list))
        .unwrap_or_default();
    let ids = list
        .iter()
        .filter_map(|&node| Some((mended_id(&document.string(node)?)?, node)));
    ids.collect()
}

/// Actors and places that no initiative has.
fn unused(subject: &mut Subject<'_>, content: &Content) {
    let mut actors = BTreeSet::new();
    let mut places = BTreeSet::new();
    for initiative in content.initiatives() {
        actors.extend(
            initiative
                .actors
                .iter()
                .map(|&actor| &*content.actor(actor).id),
        );
        places.extend(
            initiative
                .places
                .iter()
                .map(|&place| &*content.place(place).id),
        );
    }
    for (list, used) in [(List::Actors, actors), (List::Places, places)] {
        for entry in subject.entries(list).to_vec() {
            let document = subject.document;
            let Some(id) = document.find_in(entry.node, "id") else {
                continue;
            };
            if entry.id.as_deref().is_some_and(|id| used.contains(id)) {
                continue;
            }
            let removal = subject.removal(entry.node);
            let fix = removal.map(|edit| Fix::ask(FixLabel::Remove, vec![edit]));
            let finding = Finding::Unused {
                path: document.path(id),
                list,
            };
            subject.find(finding, id, fix.into_iter().collect());
        }
    }
}

/// Initiatives that are related to one that is not related to them.
fn one_way(subject: &mut Subject<'_>, content: &Content) {
    let document = subject.document;
    // Which of two with the same id is meant is not known.
    let all = subject.entries(List::Initiatives).iter();
    let mut ids: Vec<Box<str>> = all.filter_map(|entry| entry.id.clone()).collect();
    sort(&mut ids);
    let pairs = ids.windows(2).filter(|pair| pair[0] == pair[1]);
    let doubled: Vec<Box<str>> = pairs.map(|pair| pair[0].clone()).collect();
    let is_doubled = |id: &str| doubled.binary_search_by(|own| (**own).cmp(id)).is_ok();
    for entry in subject.entries(List::Initiatives).to_vec() {
        // One that is left out relates to nothing.
        let Some(own) = entry.id.filter(|id| content.find_initiative(id).is_some()) else {
            continue;
        };
        for (id, node) in referred(subject, entry.node, "related") {
            let Some(other) = subject
                .entry(List::Initiatives, &id)
                .map(|other| other.node)
            else {
                continue;
            };
            if other == entry.node
                || content.find_initiative(&id).is_none()
                || referred(subject, other, "related")
                    .iter()
                    .any(|(id, _)| *id == own)
            {
                continue;
            }
            let edit = with_id(document, other, "related", &own);
            let is_certain = !is_doubled(&own) && !is_doubled(&id);
            let edit = edit.filter(|_| is_certain && document.flaws().is_empty());
            let names = [subject.name(entry.node), subject.name(other)];
            let label = FixLabel::AddTo(names[0].clone(), names[1].clone());
            let fix = edit.map(|edit| Fix::safe(label, vec![edit]));
            subject.remark(
                Remark::RefOneWay,
                node,
                &[&*names[0], &*names[1]],
                fix.into_iter().collect(),
            );
        }
    }
}

/// Areas, objectives and programmes without initiatives: one remark for each list.
fn without_initiatives(subject: &mut Subject<'_>, content: &Content) {
    let mut bare =
        [List::Areas, List::Objectives, List::Programmes].map(|list| (list, BTreeSet::new()));
    let [areas, objectives, programmes] = &mut bare;
    for area in content
        .areas()
        .iter()
        .filter(|own| own.initiatives.is_empty())
    {
        areas.1.insert(&*area.id);
    }
    for objective in content
        .objectives()
        .iter()
        .filter(|own| own.initiatives.is_empty())
    {
        objectives.1.insert(&*objective.id);
    }
    for programme in content
        .programmes()
        .iter()
        .filter(|own| own.initiatives.is_empty())
    {
        programmes.1.insert(&*programme.id);
    }
    for (list, ids) in bare {
        let entries = subject.entries(list).iter();
        let found: Vec<NodeId> = entries
            .filter(|entry| entry.id.as_deref().is_some_and(|id| ids.contains(id)))
            .map(|entry| entry.node)
            .collect();
        let names: Vec<String> = found
            .iter()
            .map(|&node| subject.string(node, "id").unwrap_or_default())
            .collect();
        subject.remark_all(
            Remark::RefNoInitiatives,
            &found,
            &[&names.join(", ")],
            Vec::new(),
        );
    }
}

/// Objectives whose number begins with another number than that of their area.
fn numbers_of_objectives(subject: &mut Subject<'_>, content: &Content) {
    for entry in subject.entries(List::Objectives).to_vec() {
        let Some(objective) = entry
            .id
            .as_deref()
            .and_then(|id| content.find_objective(id))
        else {
            continue;
        };
        let objective = content.objective(objective);
        let number = objective
            .id
            .split_once('.')
            .and_then(|(area, _)| area.parse::<u32>().ok());
        let area = content.area(objective.area);
        if number.is_some_and(|number| number != area.number) {
            let number = area.number.to_string();
            subject.remark(
                Remark::RefIdArea,
                entry.node,
                &[&*objective.id, &*number],
                Vec::new(),
            );
        }
    }
}
