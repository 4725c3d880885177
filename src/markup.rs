//! Writing HTML: pages natively, and embed code.

/// Writes ` name="value"`, or only the name if the value is empty.
pub fn write_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        write_text(html, value);
        html.push('"');
    }
}

/// Writes text escaped for content and for quoted attributes. A parser reads the same text back, except for what HTML
/// cannot contain: U+0000, and carriage returns, which become line feeds.
pub fn write_text(html: &mut String, text: &str) {
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
