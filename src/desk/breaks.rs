//! Lines that somebody writes by hand. A field of a page knows one kind of line break only, whatever the file has.

/// A text in lines, each with its end: `\r\n`, `\n`, `\r`, or nothing for the last one.
fn lines(text: &str) -> Vec<(&str, &str)> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\n']) {
        let (line, end) = rest.split_at(at);
        let length = if end.starts_with("\r\n") { 2 } else { 1 };
        let (end, next) = end.split_at(length);
        lines.push((line, end));
        rest = next;
    }
    lines.push((rest, ""));
    lines
}

/// Lines that replace `before`, a part of `text`: those that are the same at its beginning and end keep their ends, and new ones
/// have the ends that the rest of the file has. Linear.
pub(super) fn with_breaks_of(text: &str, before: &str, written: &str) -> String {
    let (old, new) = (lines(before), lines(written));
    let is_same = |(old, new): &(&(&str, &str), &(&str, &str))| old.0 == new.0;
    let first = old.iter().zip(&new).take_while(is_same).count();
    let most = old.len().min(new.len()) - first;
    let pairs = old.iter().rev().zip(new.iter().rev());
    let last = pairs.take(most).take_while(is_same).count();
    let own = old.iter().map(|(_, end)| *end);
    let usual = own
        .chain(lines(text).first().map(|(_, end)| *end))
        .find(|end| !end.is_empty())
        .unwrap_or("\n");
    let mut kept = String::with_capacity(written.len());
    for (place, (line, _)) in new.iter().enumerate() {
        kept.push_str(line);
        let left = new.len() - place;
        if left == 1 {
            break;
        }
        let same = if place < first {
            old.get(place)
        } else {
            old.len()
                .checked_sub(left)
                .filter(|_| left <= last)
                .and_then(|at| old.get(at))
        };
        kept.push_str(
            same.map(|(_, end)| *end)
                .filter(|end| !end.is_empty())
                .unwrap_or(usual),
        );
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_ends() {
        for (before, written, kept) in [
            ("a\r\nb", "a\nb", "a\r\nb"),
            ("a\r\nb", "a\nx\nb", "a\r\nx\r\nb"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd", "a\r\nb\rc\nd"),
            ("a\r\nb\rc\nd", "a\nx\nc\nd", "a\r\nx\r\nc\nd"),
            ("a\r\nb\rc\nd", "b\nc\nd", "b\rc\nd"),
            ("a", "a\nb", "a\r\nb"),
            ("a\nb", "b", "b"),
            ("a", "", ""),
            ("", "a\r\nb", "a\r\nb"),
        ] {
            let text = ["\r\n", before].concat();
            assert_eq!(with_breaks_of(&text, before, written), kept, "{before:?}");
        }
        assert_eq!(with_breaks_of("a", "a", "a\nb"), "a\nb");
    }

    proptest::proptest! {
        #[test]
        fn what_a_field_gives_back_unchanged_is_unchanged(before in "[ab\r\n]{0,12}") {
            let shown = before.replace("\r\n", "\n").replace('\r', "\n");
            proptest::prop_assert_eq!(with_breaks_of(&before, &before, &shown), before);
        }
    }
}
