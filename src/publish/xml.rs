//! Writing XML.

/// Writes an element with text, on a line of its own.
pub(super) fn element(xml: &mut String, name: &str, attributes: &[(&str, &str)], text: &str) {
    open(xml, name, attributes);
    write_text(xml, text);
    close(xml, name);
}

/// Writes an element without content, on a line of its own.
pub(super) fn empty(xml: &mut String, name: &str, attributes: &[(&str, &str)]) {
    start(xml, name, attributes);
    xml.push_str("/>\n");
}

/// Writes a start tag.
pub(super) fn open(xml: &mut String, name: &str, attributes: &[(&str, &str)]) {
    start(xml, name, attributes);
    xml.push('>');
}

/// Writes an end tag and a line break.
pub(super) fn close(xml: &mut String, name: &str) {
    xml.push_str("</");
    xml.push_str(name);
    xml.push_str(">\n");
}

fn start(xml: &mut String, name: &str, attributes: &[(&str, &str)]) {
    xml.push('<');
    xml.push_str(name);
    for (name, value) in attributes {
        xml.push(' ');
        xml.push_str(name);
        xml.push_str("=\"");
        write_text(xml, value);
        xml.push('"');
    }
}

/// Writes text escaped for content and for quoted attributes. What XML cannot contain is left out: control characters, and
/// the two last code points of the first plane.
fn write_text(xml: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            // In attributes a parser would read them as spaces.
            '\t' | '\n' | '\r' => xml.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => xml.push(character),
        }
    }
}
