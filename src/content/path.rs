//! Paths in a file.

/// The reader's position in the file: a linked list on the stack, written out only if there is a fault to report.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

/// One step into the file.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    /// To a field of an object.
    Field(&'static str),
    /// To an element of a list.
    Element(usize),
    /// To an entry of one of the file's lists, with its id once that is known.
    Entry(usize, Option<&'a str>),
}

impl<'a> Path<'a> {
    /// A top-level field of the file.
    pub(super) const fn root(field: &'static str) -> Self {
        Self {
            parent: None,
            step: Step::Field(field),
        }
    }

    /// The path one step further in.
    pub(super) const fn then(&'a self, step: Step<'a>) -> Self {
        Self {
            parent: Some(self),
            step,
        }
    }

    /// The path of a field in it.
    pub(super) const fn field(&'a self, field: &'static str) -> Self {
        self.then(Step::Field(field))
    }

    /// Writes the path into an empty string.
    pub(super) fn write(&self, path: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(path);
        }
        match self.step {
            Step::Field(field) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(field);
            }
            Step::Element(index) | Step::Entry(index, _) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }

    /// The id of the entry that it is in.
    pub(super) fn id(&self) -> Option<&str> {
        match (self.step, self.parent) {
            (Step::Entry(_, id), _) => id,
            (_, Some(parent)) => parent.id(),
            (_, None) => None,
        }
    }
}
