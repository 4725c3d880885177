//! From tokens to a tree, also where they are in no order.
//!
//! One loop over the tokens with a stack of its own, so that nesting may be arbitrarily deep. What does not fit is taken for
//! the slip that is most often made: a missing comma where a value follows a value, a missing end where a bracket closes
//! what is around. Each slip is a flaw with the edits that undo it, so that all of them together make valid JSON.

use core::ops::Range;

use super::Edit;
use super::flaw::{Flaw, FlawKind};
use super::scan::{MOST_FLAWS, Scanner, Token, TokenKind};
use super::tree::{JsonKind, NodeId, Tree, unquoted};
use crate::sort::sort_by;

/// How many lists and objects may be in each other: what `serde_json` takes.
const MOST_DEPTH: usize = 127;

/// What JSON takes for white space.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// What a list or object has had last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Nothing,
    Value,
    Comma,
    Name,
    Colon,
}

/// A list or object that has begun.
struct Frame {
    node: NodeId,
    kind: JsonKind,
    state: State,
    start: usize,
    children: Vec<NodeId>,
    /// The name of the next value.
    name: Option<(Range<usize>, Option<Box<str>>)>,
    /// Where its last value ends.
    value_end: usize,
    /// Its last comma.
    comma: Range<usize>,
}

struct Parser<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    tree: Tree,
    frames: Vec<Frame>,
    /// Where the last token ends.
    end: usize,
    /// How many lists and objects are around the text.
    depth: usize,
}

/// The tree of a text, and what is wrong with it. Linear but for sorting the flaws.
pub(super) fn parse(text: &str) -> (Tree, Vec<Flaw>) {
    parse_within(text, 0)
}

/// The same for a text with so many lists and objects around it.
pub(super) fn parse_within(text: &str, depth: usize) -> (Tree, Vec<Flaw>) {
    let mut parser = Parser {
        text,
        scanner: Scanner::new(text),
        tree: Tree::default(),
        frames: Vec::new(),
        end: 0,
        depth,
    };
    parser.run();
    let mut flaws = parser.scanner.flaws;
    let key = |flaw: &Flaw| (flaw.span.start, flaw.span.end);
    sort_by(&mut flaws, |one, other| key(one).cmp(&key(other)));
    (parser.tree, flaws)
}

impl Parser<'_> {
    const fn depth(&self) -> usize {
        self.depth + self.frames.len()
    }

    fn flaw(&mut self, kind: FlawKind, span: Range<usize>, edits: Vec<Edit>) {
        self.scanner.flaws.push(Flaw { kind, span, edits });
    }

    fn run(&mut self) {
        loop {
            let is_name = self.frames.last().is_some_and(|top| {
                top.kind == JsonKind::Object
                    && matches!(top.state, State::Nothing | State::Value | State::Comma)
            });
            let token = self.scanner.next(is_name);
            // What has so many flaws, or is so deep, is no content: what stands behind is not read.
            let is_enough = self.scanner.flaws.len() > MOST_FLAWS || self.depth() > MOST_DEPTH;
            if token.kind == TokenKind::End || is_enough {
                return self.finish();
            }
            if self.frames.is_empty() && self.tree.root().is_some() {
                let span =
                    token.span.start..self.text.trim_end_matches(BLANKS).len().max(token.span.end);
                // What is wrong there goes with it.
                self.scanner
                    .flaws
                    .retain(|flaw| flaw.span.start < span.start);
                for flaw in &mut self.scanner.flaws {
                    flaw.edits.retain(|edit| edit.span.start < span.start);
                }
                return self.flaw(FlawKind::AfterEnd, span.clone(), vec![Edit::remove(span)]);
            }
            let end = token.span.end;
            match token.kind {
                TokenKind::Open(kind) => self.open(kind, &token),
                TokenKind::Close(kind) => self.close(kind, token.span),
                TokenKind::Comma => self.comma(token.span),
                TokenKind::Colon => self.colon(token.span),
                TokenKind::Value(_) if is_name => self.name(&token),
                TokenKind::Value(kind) => {
                    let node = self.value(kind, token.span);
                    if let Some(mended) = token.mended {
                        self.tree.mend(node, mended);
                    }
                }
                TokenKind::End => {}
            }
            self.end = end;
        }
    }

    /// Notes that there is no comma after the last value of the innermost frame, if there has to be one.
    fn expect_comma(&mut self, before: usize) {
        if let Some(top) = self.frames.last_mut()
            && top.state == State::Value
        {
            top.state = State::Comma;
            let at = top.value_end;
            self.flaw(
                FlawKind::MissingComma,
                at..before,
                vec![Edit::insert(at, ",")],
            );
        }
    }

    /// A field's name.
    fn name(&mut self, token: &Token) {
        self.expect_comma(token.span.start);
        let source = self.text.get(token.span.clone()).unwrap_or_default();
        let is_plain = token.mended.is_none()
            && source.len() >= 2
            && source.starts_with('"')
            && !source.contains('\\');
        let name = (!is_plain).then(|| unquoted(token.mended.as_deref().unwrap_or(source)).into());
        if let Some(top) = self.frames.last_mut() {
            top.name = Some((token.span.clone(), name));
            top.state = State::Name;
        }
    }

    /// Adds a value to the innermost frame.
    fn value(&mut self, kind: JsonKind, span: Range<usize>) -> NodeId {
        let start = span.start;
        self.expect_comma(start);
        let state = self.frames.last().map(|top| (top.kind, top.state));
        match state {
            Some((JsonKind::Object, State::Name)) => {
                let at = self.end;
                self.flaw(
                    FlawKind::MissingColon,
                    at..start,
                    vec![Edit::insert(at, ":")],
                );
            }
            Some((JsonKind::Object, State::Nothing | State::Comma)) => {
                self.flaw(
                    FlawKind::MissingName,
                    span.clone(),
                    vec![Edit::insert(start, "\"\": ")],
                );
                if let Some(top) = self.frames.last_mut() {
                    top.name = Some((start..start, Some("".into())));
                }
            }
            _ => {}
        }
        let (parent, name) = match self.frames.last_mut() {
            Some(top) => (Some((top.node, top.children.len())), top.name.take()),
            None => (None, None),
        };
        let end = span.end;
        let node = self.tree.add(kind, span, name, parent);
        if let Some(top) = self.frames.last_mut() {
            top.children.push(node);
            top.state = State::Value;
            top.value_end = end;
        }
        node
    }

    fn open(&mut self, kind: JsonKind, token: &Token) {
        if kind == JsonKind::Object {
            self.end_before_next_entry(token.span.start);
        }
        let node = self.value(kind, token.span.clone());
        if self.depth() == MOST_DEPTH {
            self.flaw(FlawKind::TooDeep, token.span.clone(), Vec::new());
        }
        self.frames.push(Frame {
            node,
            kind,
            state: State::Nothing,
            start: token.span.start,
            children: Vec::new(),
            name: None,
            value_end: token.span.end,
            comma: 0..0,
        });
    }

    /// An object that begins where a field's name has to be, in an object of a list: that one has ended before.
    fn end_before_next_entry(&mut self, start: usize) {
        let [.., around, top] = self.frames.as_slice() else {
            return;
        };
        let is_entry = around.kind == JsonKind::List && top.kind == JsonKind::Object;
        if !is_entry || !matches!(top.state, State::Value | State::Comma) {
            return;
        }
        let (state, comma, at) = (top.state, top.comma.clone(), top.value_end);
        let begun = top.start;
        self.flaw(
            FlawKind::MissingEnd(begun),
            at..start,
            vec![Edit::insert(at, "}")],
        );
        if let Some(top) = self.frames.last_mut() {
            top.state = State::Value;
        }
        self.pop(at);
        if let Some(around) = self.frames.last_mut() {
            around.state = state;
            around.comma = comma;
        }
    }

    fn close(&mut self, kind: JsonKind, span: Range<usize>) {
        let Some(top) = self.frames.last() else {
            return self.flaw(FlawKind::Stray, span.clone(), vec![Edit::remove(span)]);
        };
        if top.kind == kind {
            self.complete();
            return self.pop(span.end);
        }
        let around = self.frames.iter().rposition(|frame| frame.kind == kind);
        let indent = self.indent_of_first(span.start);
        let is_replaced = indent.is_some_and(|indent| {
            let own = |frame: &Frame| self.indent(frame.start) == indent;
            own(top) && !around.is_some_and(|around| own(&self.frames[around]))
        });
        match around {
            Some(around) if !is_replaced => {
                while self.frames.len() > around + 1 {
                    self.complete();
                    let at = self.end;
                    let Some(top) = self.frames.last() else {
                        return;
                    };
                    let (begun, bracket) = (top.start, bracket(top.kind));
                    self.flaw(
                        FlawKind::MissingEnd(begun),
                        span.clone(),
                        vec![Edit::insert(at, bracket)],
                    );
                    self.pop(at);
                }
                self.complete();
                self.pop(span.end);
            }
            _ => {
                let with = bracket(top.kind);
                self.complete();
                self.flaw(
                    FlawKind::WrongEnd,
                    span.clone(),
                    vec![Edit::replace(span.clone(), with)],
                );
                self.pop(span.end);
            }
        }
    }

    /// Notes what the innermost frame lacks before it can end.
    fn complete(&mut self) {
        let Some(top) = self.frames.last() else {
            return;
        };
        match top.state {
            State::Comma => {
                let comma = top.comma.clone();
                self.flaw(
                    FlawKind::ExtraComma,
                    comma.clone(),
                    vec![Edit::remove(comma)],
                );
            }
            State::Name | State::Colon => self.no_value(),
            State::Nothing | State::Value => {}
        }
        if let Some(top) = self.frames.last_mut() {
            top.state = State::Value;
        }
    }

    /// Adds the value that a field lacks.
    fn no_value(&mut self) {
        let Some(top) = self.frames.last_mut() else {
            return;
        };
        let with = if top.state == State::Name {
            ": null"
        } else {
            " null"
        };
        top.state = State::Colon;
        let at = self.end;
        self.flaw(FlawKind::MissingValue, at..at, vec![Edit::insert(at, with)]);
        let node = self.value(JsonKind::Null, at..at);
        self.tree.mend(node, "null".into());
    }

    /// Ends the innermost frame.
    fn pop(&mut self, end: usize) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        self.tree.close(frame.node, end, &frame.children);
        if let Some(top) = self.frames.last_mut() {
            top.value_end = end;
        }
    }

    fn comma(&mut self, span: Range<usize>) {
        let state = self.frames.last().map(|top| top.state);
        match state {
            None => return self.flaw(FlawKind::Stray, span.clone(), vec![Edit::remove(span)]),
            Some(State::Nothing | State::Comma) => {
                return self.flaw(FlawKind::ExtraComma, span.clone(), vec![Edit::remove(span)]);
            }
            Some(State::Name | State::Colon) => self.no_value(),
            Some(State::Value) => {}
        }
        if let Some(top) = self.frames.last_mut() {
            top.state = State::Comma;
            top.comma = span;
        }
    }

    fn colon(&mut self, span: Range<usize>) {
        match self.frames.last_mut() {
            Some(top) if top.state == State::Name => top.state = State::Colon,
            _ => self.flaw(FlawKind::Stray, span.clone(), vec![Edit::remove(span)]),
        }
    }

    /// The text ends.
    fn finish(&mut self) {
        if self.frames.is_empty() {
            if self.tree.root().is_none() {
                self.flaw(FlawKind::Empty, 0..self.text.len(), Vec::new());
            }
            return;
        }
        let innermost = self.frames.last().map_or(0, |top| top.start);
        let mut brackets = String::new();
        let end = self.end;
        while let Some(top) = self.frames.last() {
            brackets.push_str(bracket(top.kind));
            self.complete();
            self.pop(end);
        }
        self.flaw(
            FlawKind::Unclosed(innermost),
            end..self.text.len(),
            vec![Edit::insert(end, brackets)],
        );
    }

    /// How far the line of an offset is indented.
    fn indent(&self, at: usize) -> &str {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let line = self.text.get(line..).unwrap_or_default();
        line.get(..line.len() - line.trim_start_matches([' ', '\t']).len())
            .unwrap_or_default()
    }

    /// The same, if nothing else stands before the offset.
    fn indent_of_first(&self, at: usize) -> Option<&str> {
        let indent = self.indent(at);
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        (before.len() - line == indent.len()).then_some(indent)
    }
}

const fn bracket(kind: JsonKind) -> &'static str {
    if matches!(kind, JsonKind::List) {
        "]"
    } else {
        "}"
    }
}
