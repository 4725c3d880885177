//! Numbers and names in a row, as the words of the desk have them.

/// Some of so many names, and how many more there are.
pub(super) fn names(count: usize, names: &[String], more: &str) -> String {
    let rest = count.saturating_sub(names.len());
    let rest = (rest > 0).then(|| format!("{rest} {more}"));
    let told: Vec<String> = names.iter().cloned().chain(rest).collect();
    told.join("; ")
}

/// Numbers with their words for one and for many, but for noughts.
pub(super) fn counts(counts: [usize; 3], words: [(&str, &str); 3]) -> String {
    let told = counts.into_iter().zip(words);
    let told = told.filter(|(count, _)| *count > 0);
    let told =
        told.map(|(count, (one, many))| format!("{count} {}", if count == 1 { one } else { many }));
    told.collect::<Vec<_>>().join(", ")
}
