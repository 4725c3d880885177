//! Finds the position of each value in JSON text.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// A position in a file. Lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A value that [`walk`] visits.
pub(super) struct Value<'a> {
    /// Its path: `initiatives[12].date.from`; empty for the outermost value.
    pub(super) path: &'a str,
    /// Where it begins.
    pub(super) position: Position,
    /// Its source text; empty for lists and objects.
    pub(super) written: &'a str,
    /// Whether it is the value of an object's field.
    pub(super) is_member: bool,
    /// Whether the object already had that field.
    pub(super) repeated: bool,
}

/// A list or object around the cursor.
struct Frame<'a> {
    /// The length of its own path.
    base: usize,
    kind: Kind<'a>,
}

enum Kind<'a> {
    /// A list, and the current index.
    List(usize),
    /// An object, its fields so far in their source form, whether the next string is a field's name, and whether the last
    /// field is a repetition.
    Object {
        fields: BTreeSet<&'a str>,
        name_is_next: bool,
        repeated: bool,
    },
}

/// Visits every value of valid JSON in order. It terminates for any text; for invalid JSON the results mean nothing. It
/// keeps its own stack, so nesting may be arbitrarily deep.
pub(super) fn walk(text: &str, mut visit: impl FnMut(&Value<'_>)) {
    let mut cursor = Cursor {
        text,
        at: 0,
        position: Position { line: 1, column: 1 },
    };
    let mut path = String::new();
    let mut frames: Vec<Frame<'_>> = Vec::new();
    while let Some(byte) = cursor.peek() {
        let position = cursor.position;
        match (byte, frames.last_mut()) {
            (b' ' | b'\t' | b'\r' | b'\n' | b':', _) => cursor.step(),
            (
                b',',
                Some(Frame {
                    kind: Kind::Object { name_is_next, .. },
                    ..
                }),
            ) => {
                *name_is_next = true;
                cursor.step();
            }
            (
                b',',
                Some(Frame {
                    kind: Kind::List(index),
                    base,
                }),
            ) => {
                *index += 1;
                path.truncate(*base);
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
                cursor.step();
            }
            (b'}' | b']', _) => {
                if let Some(frame) = frames.pop() {
                    path.truncate(frame.base);
                }
                cursor.step();
            }
            (
                b'"',
                Some(Frame {
                    base,
                    kind:
                        Kind::Object {
                            fields,
                            name_is_next,
                            repeated,
                        },
                }),
            ) if *name_is_next => {
                let written = cursor.token();
                *repeated = !fields.insert(written);
                *name_is_next = false;
                path.truncate(*base);
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&unquoted(written));
            }
            (_, frame) => {
                let (is_member, repeated) = match frame {
                    Some(Frame {
                        kind: Kind::Object { repeated, .. },
                        ..
                    }) => (true, *repeated),
                    _ => (false, false),
                };
                let kind = match byte {
                    b'{' => Some(Kind::Object {
                        fields: BTreeSet::new(),
                        name_is_next: true,
                        repeated: false,
                    }),
                    b'[' => Some(Kind::List(0)),
                    _ => None,
                };
                let written = if kind.is_some() { "" } else { cursor.token() };
                visit(&Value {
                    path: &path,
                    position,
                    written,
                    is_member,
                    repeated,
                });
                if let Some(kind) = kind {
                    cursor.step();
                    let base = path.len();
                    if let Kind::List(_) = kind {
                        path.push_str("[0]");
                    }
                    frames.push(Frame { base, kind });
                }
            }
        }
    }
}

/// The content of a string in its source form. An invalid string is returned as it is.
pub(super) fn unquoted(written: &str) -> Cow<'_, str> {
    if written.contains('\\') {
        serde_json::from_str::<String>(written).map_or(Cow::Borrowed(written), Cow::Owned)
    } else {
        Cow::Borrowed(written.trim_matches('"'))
    }
}

/// A position in a text that counts lines and columns as it advances.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    position: Position,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Advances by one byte.
    fn step(&mut self) {
        match self.peek() {
            Some(b'\n') => {
                self.position = Position {
                    line: self.position.line + 1,
                    column: 1,
                }
            }
            // Continuation bytes of a character do not count as characters.
            Some(0x80..=0xbf) | None => {}
            Some(_) => self.position.column += 1,
        }
        self.at += 1;
    }

    /// Advances past a string, number or keyword.
    fn token(&mut self) -> &'a str {
        let start = self.at;
        let is_string = self.peek() == Some(b'"');
        self.step();
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' if is_string => self.step(),
                b'"' if is_string => {
                    self.step();
                    break;
                }
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b']' | b'}' if !is_string => break,
                _ => {}
            }
            self.step();
        }
        self.text.get(start..self.at).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        walk(text, |value| {
            let Position { line, column } = value.position;
            let mark = if value.repeated { "!" } else { "" };
            all.push(format!(
                "{line}:{column} {}{mark} {}",
                value.path, value.written
            ));
        });
        all
    }

    #[test]
    fn every_value_has_its_path_and_place() {
        let text = "{ \"å\" : [1, {\"b\": \"x,\\\"]\"}, [], {}],\n  \"c\": true, \"n\\u006f\": null, \"c\": -1e3 }";
        assert_eq!(
            walked(text),
            [
                "1:1  ",
                "1:9 å ",
                "1:10 å[0] 1",
                "1:13 å[1] ",
                "1:19 å[1].b \"x,\\\"]\"",
                "1:29 å[2] ",
                "1:33 å[3] ",
                "2:8 c true",
                "2:25 no null",
                "2:36 c! -1e3",
            ]
        );
    }

    #[test]
    fn what_is_no_json_ends_too() {
        for text in [
            "", "]", "}{\"", "\"\\", "[,,", "{\"a\"", "å", "{{{{[[[[", ",:", "\"å",
        ] {
            let _ = walked(text);
        }
    }
}
