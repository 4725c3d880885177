//! Where in a file something stands.

/// Where in the file the reader is: a list on the stack, written out only when there is a fault to tell.
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
    /// A field of the file itself.
    pub(super) const fn root(field: &'static str) -> Self {
        Self {
            parent: None,
            step: Step::Field(field),
        }
    }

    /// What lies in this.
    pub(super) const fn then(&'a self, step: Step<'a>) -> Self {
        Self {
            parent: Some(self),
            step,
        }
    }

    /// A field of this.
    pub(super) const fn field(&'a self, field: &'static str) -> Self {
        self.then(Step::Field(field))
    }

    /// Writes it out at the end of a text that is empty.
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

    /// The id of the entry that it lies in.
    pub(super) fn id(&self) -> Option<&str> {
        match (self.step, self.parent) {
            (Step::Entry(_, id), _) => id,
            (_, Some(parent)) => parent.id(),
            (_, None) => None,
        }
    }
}
