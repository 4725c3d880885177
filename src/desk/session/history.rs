//! Going back and forth among the steps of the work. No step is lost: what was undone before another step was made is a way of its
//! own.

use super::{Session, Step};

impl Session {
    /// The step that undoing would take back.
    pub fn last_done(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that redoing would make again.
    pub fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        self.turn(false)
    }

    /// Makes the step again that was taken back last.
    pub fn redo(&mut self) -> bool {
        self.turn(true)
    }

    fn turn(&mut self, is_forward: bool) -> bool {
        let step = if is_forward {
            self.undone.pop()
        } else {
            self.done.pop()
        };
        let Some(step) = step else {
            return false;
        };
        self.change(if is_forward { &step.edits } else { &step.back });
        if is_forward {
            self.done.push(step);
        } else {
            self.undone.push(step);
        }
        true
    }

    /// Leaves the steps that were undone, before another one is made.
    pub(super) fn leave(&mut self) {
        if !self.undone.is_empty() {
            self.left.push(self.way());
            self.undone.clear();
        }
        self.saved.1 = self.saved.1.min(self.done.len());
    }

    /// The steps that were made, then those that can be made again.
    pub fn way(&self) -> Vec<Step> {
        let undone = self.undone.iter().rev();
        self.done.iter().chain(undone).cloned().collect()
    }

    /// The ways that were left by another step after undoing.
    pub fn left(&self) -> &[Vec<Step>] {
        &self.left
    }

    /// How many steps were made.
    pub const fn depth(&self) -> usize {
        self.done.len()
    }

    /// Goes to where the file was after so many steps of a way that was left, or of this one without.
    pub fn go_to(&mut self, left: Option<usize>, depth: usize) -> bool {
        if let Some(place) = left {
            if place >= self.left.len() {
                return false;
            }
            let own = self.way();
            let way = core::mem::replace(&mut self.left[place], own);
            let pairs = self.done.iter().zip(&way);
            let same = pairs.take_while(|(one, other)| one == other).count();
            while self.done.len() > same && self.undo() {}
            self.saved.1 = self.saved.1.min(same);
            self.undone = way.get(same..).unwrap_or_default().to_vec();
            self.undone.reverse();
        }
        while self.done.len() > depth && self.undo() {}
        while self.done.len() < depth && self.redo() {}
        true
    }
}
