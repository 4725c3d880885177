//! Writing HTML: pages natively, and the code that visitors take with them.

/// Writes ` name="value"`; only the name where the value is empty.
pub fn write_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        write_text(html, value);
        html.push('"');
    }
}

/// Writes text so that it stays text, in content as well as in a quoted attribute. A parser reads the same text back, but for
/// what no HTML can hold: U+0000, and carriage returns, which it takes for line feeds.
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
