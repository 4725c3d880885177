//! Writing HTML, natively only.

/// Writes ` name="value"`; only the name where the value is empty.
pub(super) fn write_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        write_escaped(html, value);
        html.push('"');
    }
}

/// Writes text.
pub(super) fn write_text(html: &mut String, text: &str) {
    write_escaped(html, text);
}

/// Writes text so that it stays text, in content as well as in a quoted attribute.
fn write_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}
