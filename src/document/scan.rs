//! From text to tokens, each as valid JSON would have it.

use super::conflict::{Conflict, Marks, conflict_mark};
use core::ops::Range;

use super::canonical::quoted;
use super::flaw::{Flaw, FlawKind};
use super::tree::JsonKind;
use super::{Edit, apply};

/// A token.
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Range<usize>,
    /// Its source without its flaws, if it has any.
    pub(super) mended: Option<Box<str>>,
}

/// A kind of token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `[` or `{`
    Open(JsonKind),
    /// `]` or `}`
    Close(JsonKind),
    Comma,
    Colon,
    /// A text, number or keyword.
    Value(JsonKind),
    End,
}

/// Reads tokens, and notes what is wrong within and between them.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    pub(super) flaws: Vec<Flaw>,
    /// The second side of the conflict that the text is in, which is passed over.
    second_side: Range<usize>,
    /// The marks of conflicts in the text, once the first was met.
    marks: Option<Marks>,
}

/// The most flaws that are told of; a few more can be. Behind them nothing is read.
pub(super) const MOST_FLAWS: usize = 20_000;

/// How many lines a text may go on behind a line break.
const MOST_LINES: usize = 20;

/// Typographic quotation marks, and others that stand for them.
const fn is_quote(letter: char) -> bool {
    matches!(
        letter,
        '“' | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '″'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '\''
            | '`'
            | '´'
    )
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            flaws: Vec::new(),
            second_side: 0..0,
            marks: None,
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn flaw(&mut self, kind: FlawKind, span: Range<usize>, edits: Vec<Edit>) {
        self.flaws.push(Flaw { kind, span, edits });
    }

    /// The next token. Where the name of a field is expected, anything that is no bracket is taken for one.
    pub(super) fn next(&mut self, is_name: bool) -> Token {
        self.skip();
        let start = self.at;
        let single = |kind| (kind, 1);
        let (kind, length) = match self.rest().bytes().next() {
            None => (TokenKind::End, 0),
            Some(b'{') => single(TokenKind::Open(JsonKind::Object)),
            Some(b'[') => single(TokenKind::Open(JsonKind::List)),
            Some(b'}') => single(TokenKind::Close(JsonKind::Object)),
            Some(b']') => single(TokenKind::Close(JsonKind::List)),
            Some(b',') => single(TokenKind::Comma),
            Some(b':') => single(TokenKind::Colon),
            Some(b'"') => return self.straight_text(),
            Some(_) if self.rest().starts_with(is_quote) => return self.curly_text(),
            Some(_) if is_name => return self.bare_text(is_name),
            Some(_) => return self.scalar(),
        };
        self.at += length;
        Token {
            kind,
            span: start..self.at,
            mended: None,
        }
    }

    /// A conflict that begins at an offset, or one of its marks by itself.
    fn conflict(&mut self, start: usize) -> Option<Conflict> {
        let text = self.text;
        conflict_mark(text.get(start..)?)?;
        let marks = self.marks.get_or_insert_with(|| Marks::of(text));
        marks.conflict(text, start)
    }

    /// Passes over white space, and over what is none of JSON.
    fn skip(&mut self) {
        while self.flaws.len() <= MOST_FLAWS {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            self.at += blank;
            let (start, rest) = (self.at, self.rest());
            let begins_line = start == 0 || self.text.as_bytes().get(start - 1) == Some(&b'\n');
            if !self.second_side.is_empty() && start == self.second_side.start {
                self.at = self.second_side.end;
            } else if begins_line && let Some(conflict) = self.conflict(start) {
                // A conflict within the first side of another has no second side of its own.
                let is_inner = start < self.second_side.start;
                let second = start + conflict.second.start..start + conflict.second.end;
                let second = if is_inner { start..start } else { second };
                self.at += conflict.first_line;
                let edits = [start..self.at, second.clone()].map(Edit::remove);
                let edits = edits
                    .into_iter()
                    .filter(|edit| !edit.span.is_empty())
                    .collect();
                self.flaw(FlawKind::MergeMarks, start..self.at, edits);
                if !is_inner {
                    self.second_side = second;
                }
            } else if let Some(length) = comment(rest) {
                self.at += length;
                if start < self.second_side.start {
                    self.at = self.at.min(self.second_side.start);
                }
                let edit = Edit::replace(
                    start..self.at,
                    if rest.starts_with("/*") { " " } else { "" },
                );
                self.flaw(FlawKind::Comment, start..self.at, vec![edit]);
            } else if let Some(letter) = rest.chars().next().filter(|own| is_blank(*own)) {
                self.at += letter.len_utf8();
                self.flaw(
                    FlawKind::Stray,
                    start..self.at,
                    vec![Edit::replace(start..self.at, " ")],
                );
            } else {
                return;
            }
        }
    }

    /// A text that begins with a straight quotation mark.
    fn straight_text(&mut self) -> Token {
        let start = self.at;
        let known = self.flaws.len();
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        let end = loop {
            match bytes.get(at) {
                Some(b'"') => break at + 1,
                Some(b'\\') => at = self.escape(at),
                None | Some(b'\n' | b'\r') => {
                    if bytes.get(at).is_some() && self.goes_on(at) {
                        at = self.line_break(at);
                        continue;
                    }
                    let own = self.text.get(start + 1..at).unwrap_or_default();
                    let tail = start + 1 + without_tail(own);
                    // What was found in what is cut off is no part of the text, but nothing is cut in two.
                    let found = self.flaws.split_off(known);
                    let kept = found.into_iter().filter(|flaw| flaw.span.start < tail);
                    self.flaws.extend(kept);
                    let found = self.flaws.get(known..).unwrap_or_default();
                    let end = found
                        .iter()
                        .map(|flaw| flaw.span.end)
                        .fold(tail, usize::max);
                    self.flaw(
                        FlawKind::UnclosedText,
                        start..end,
                        vec![Edit::insert(end, "\"")],
                    );
                    break end;
                }
                Some(0..=0x1F) => {
                    let with = if bytes[at] == b'\t' { "\\t" } else { " " };
                    self.flaw(
                        FlawKind::Escape,
                        at..at + 1,
                        vec![Edit::replace(at..at + 1, with)],
                    );
                    at += 1;
                }
                Some(_) => at += 1,
            }
        };
        self.at = end;
        let own = self.flaws.get(known..).unwrap_or_default();
        let edits: Vec<Edit> = own.iter().flat_map(|flaw| &flaw.edits).cloned().collect();
        self.text_token(start..end, &edits)
    }

    fn text_token(&self, span: Range<usize>, edits: &[Edit]) -> Token {
        let source = self.text.get(span.clone()).unwrap_or_default();
        let inner: Vec<Edit> = edits
            .iter()
            .map(|edit| {
                Edit::replace(
                    edit.span.start - span.start..edit.span.end - span.start,
                    edit.with.clone(),
                )
            })
            .collect();
        let mended = if inner.is_empty() {
            None
        } else {
            apply(source, &inner)
        };
        Token {
            kind: TokenKind::Value(JsonKind::Text),
            span,
            mended: mended.map(|(mended, _)| mended.into()),
        }
    }

    /// Passes over a backslash with what it escapes.
    fn escape(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        match bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => at + 2,
            Some(b'u') => match self.code_unit(at) {
                Some(0xD800..0xDC00)
                    if self
                        .code_unit(at + 6)
                        .is_some_and(|low| (0xDC00..0xE000).contains(&low)) =>
                {
                    at + 12
                }
                Some(0xD800..0xE000) => {
                    self.flaw(
                        FlawKind::Escape,
                        at..at + 6,
                        vec![Edit::replace(at..at + 6, "\\ufffd")],
                    );
                    at + 6
                }
                Some(_) => at + 6,
                None => self.stray_backslash(at),
            },
            _ => self.stray_backslash(at),
        }
    }

    fn stray_backslash(&mut self, at: usize) -> usize {
        self.flaw(FlawKind::Escape, at..at + 1, vec![Edit::insert(at, "\\")]);
        at + 1
    }

    /// The number of an escape with `\u`.
    fn code_unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        let is_hex = digits.bytes().all(|own| own.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(digits, 16).ok())?
    }

    /// Whether a text goes on behind a line break: the next quotation mark ends a value there.
    fn goes_on(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        for line in rest.split('\n').skip(1).take(MOST_LINES) {
            let is_other = line.trim_start().starts_with(['{', '}', '[', ']']);
            if is_other || conflict_mark(line).is_some() {
                return false;
            }
            let Some(quote) = line.find('"') else {
                continue;
            };
            let behind = line.get(quote + 1..).unwrap_or_default().trim();
            return behind.is_empty() || behind.starts_with([',', '}', ']']);
        }
        false
    }

    /// Passes over a line break in a text, with the blanks around it.
    fn line_break(&mut self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        let from = before.trim_end_matches([' ', '\t']).len();
        let behind = self.text.get(at..).unwrap_or_default();
        let to = self.text.len() - behind.trim_start_matches([' ', '\t', '\r', '\n']).len();
        // Tabs that were told of already go with it.
        while self
            .flaws
            .last()
            .is_some_and(|flaw| flaw.span.start >= from)
        {
            self.flaws.pop();
        }
        self.flaw(
            FlawKind::LineBreak,
            from..to,
            vec![Edit::replace(from..to, " ")],
        );
        to
    }

    /// A text between other quotation marks.
    fn curly_text(&mut self) -> Token {
        let start = self.at;
        let rest = self.rest();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let opening = line.chars().next().map_or(0, char::len_utf8);
        let closing = line.char_indices().skip(1).find(|(at, letter)| {
            let behind = line
                .get(at + letter.len_utf8()..)
                .unwrap_or_default()
                .trim_start();
            (is_quote(*letter) || *letter == '"')
                && (behind.is_empty() || behind.starts_with([':', ',', '}', ']']))
        });
        let (inner, length) = if let Some((at, letter)) = closing {
            (line.get(opening..at), at + letter.len_utf8())
        } else {
            let end = opening + without_tail(line.get(opening..).unwrap_or_default());
            (line.get(opening..end), end)
        };
        self.at += length;
        self.quote(start..self.at, inner.unwrap_or_default())
    }

    /// A text without quotation marks.
    fn bare_text(&mut self, is_name: bool) -> Token {
        let start = self.at;
        let is_end = |own: char| {
            matches!(own, '\n' | '\r' | ',' | '{' | '}' | '[' | ']' | '"') || is_name && own == ':'
        };
        let rest = self.rest();
        let run = rest.split(is_end).next().unwrap_or_default().trim_end();
        self.at += run.len();
        self.quote(start..self.at, run)
    }

    /// A text as it is between straight quotation marks.
    fn quote(&mut self, span: Range<usize>, inner: &str) -> Token {
        let mended = quoted(inner);
        let edit = Edit::replace(span.clone(), mended.clone());
        self.flaw(FlawKind::Quotes, span.clone(), vec![edit]);
        Token {
            kind: TokenKind::Value(JsonKind::Text),
            span,
            mended: Some(mended.into()),
        }
    }

    /// A number or keyword, or what is meant for one.
    fn scalar(&mut self) -> Token {
        let start = self.at;
        let rest = self.rest();
        let is_end = |own: char| {
            matches!(
                own,
                ' ' | '\t' | '\n' | '\r' | ',' | '{' | '}' | '[' | ']' | ':' | '"' | '/'
            )
        };
        let run = rest.split(is_end).next().unwrap_or_default();
        let length = run.len()
            + if run.ends_with(|own: char| own.is_ascii_digit()) {
                thousands(&rest[run.len()..])
            } else {
                0
            };
        let run = &rest[..length];
        let Some((kind, meant)) = keyword(run).or_else(|| number(run)) else {
            return self.bare_text(false);
        };
        self.at += length;
        let span = start..self.at;
        let mended: Option<Box<str>> = (meant != run).then(|| meant.into());
        if let Some(meant) = mended.clone() {
            let edit = Edit::replace(span.clone(), &*meant);
            self.flaw(FlawKind::Value(meant), span.clone(), vec![edit]);
        }
        Token {
            kind: TokenKind::Value(kind),
            span,
            mended,
        }
    }
}

/// Whether a character between tokens is none that JSON has there.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// The length of a comment at the beginning of a text.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") || text.starts_with('#') {
        return text.find(['\n', '\r']).or(Some(text.len()));
    }
    let inner = text.strip_prefix("/*")?;
    Some(inner.find("*/").map_or(text.len(), |end| end + 4))
}

/// The length of a line's end that is no part of the text before it: a comma, and brackets.
fn without_tail(line: &str) -> usize {
    let line = line.trim_end();
    let line = line.strip_suffix(',').unwrap_or(line).trim_end();
    line.trim_end_matches([']', '}', ' ', '\t']).len()
}

/// The length of groups of three digits after a space each, as thousands are written.
fn thousands(text: &str) -> usize {
    let mut length = 0;
    while let Some(group) = text.get(length..).and_then(|rest| rest.strip_prefix(' ')) {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        let behind = group.get(digits..).unwrap_or_default();
        if digits != 3 || behind.starts_with(|own: char| own.is_alphanumeric() || own == '.') {
            break;
        }
        length += 4;
    }
    length
}

/// The keyword that is meant.
fn keyword(run: &str) -> Option<(JsonKind, String)> {
    let (kind, meant) = match run.to_lowercase().as_str() {
        "true" | "sant" => (JsonKind::Boolean, "true"),
        "false" | "falskt" => (JsonKind::Boolean, "false"),
        "null" | "none" | "nil" | "undefined" | "nan" => (JsonKind::Null, "null"),
        _ => return None,
    };
    Some((kind, meant.to_owned()))
}

/// The number that is meant. One beyond what readers can hold is none.
fn number(run: &str) -> Option<(JsonKind, String)> {
    if serde_json::from_str::<f64>(run).is_ok() {
        return Some((JsonKind::Number, run.to_owned()));
    }
    if is_number(run) {
        return Some((JsonKind::Null, "null".to_owned()));
    }
    let digits: String = run
        .chars()
        .filter(|own| !matches!(own, ' ' | '_' | '\u{A0}' | '\u{202F}'))
        .collect();
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits.strip_prefix('+').unwrap_or(&digits)),
    };
    let digits = digits.trim_start_matches('0').trim_end_matches('.');
    let nought = if digits.starts_with(|own: char| own.is_ascii_digit()) {
        ""
    } else {
        "0"
    };
    let meant = [sign, nought, digits].concat();
    let is_meant = run.contains(|own: char| own.is_ascii_digit())
        && serde_json::from_str::<f64>(&meant).is_ok();
    is_meant.then_some((JsonKind::Number, meant))
}

/// Whether a text is a number of JSON, however large.
fn is_number(run: &str) -> bool {
    let is_part = |own: u8| own.is_ascii_digit() || matches!(own, b'-' | b'+' | b'.' | b'e' | b'E');
    run.bytes().all(is_part) && run.parse::<f64>().is_ok_and(f64::is_infinite)
}
