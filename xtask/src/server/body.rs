//! The bodies of answers.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body as HttpBody, Bytes, Frame, SizeHint};
use tokio::sync::mpsc;

/// The body of an answer.
#[derive(Debug)]
pub(super) enum Body {
    /// All of it, taken out when it has been sent.
    Whole(Option<Bytes>),
    /// The beginning of a body that says it is longer.
    Cut {
        /// What is sent, taken out when it has been sent.
        start: Option<Bytes>,
        /// The length that the headers promise, in bytes.
        promised: u64,
        /// Whether what was sent has had its chance to leave.
        flushed: bool,
    },
    /// What others send, as long as they send.
    Events(mpsc::UnboundedReceiver<Bytes>),
}

impl Body {
    /// Keeps the first `length` bytes, if there are more, and breaks the connection after them.
    pub(super) fn cut(&mut self, length: usize) {
        if let Self::Whole(Some(bytes)) = self
            && length < bytes.len()
        {
            *self = Self::Cut {
                promised: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                start: Some(bytes.slice(..length)),
                flushed: false,
            };
        }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Whole(Some(bytes.into()))
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match &mut *self {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Cut { start, flushed, .. } => {
                if let Some(bytes) = start.take() {
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
                if !*flushed {
                    // The connection writes what it holds whenever a body has nothing for it yet.
                    *flushed = true;
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Poll::Ready(Some(Err(io::Error::other("cut on purpose"))))
            }
            Self::Events(receiver) => receiver
                .poll_recv(context)
                .map(|event| event.map(|event| Ok(Frame::data(event)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => {
                let length = bytes.as_ref().map_or(0, Bytes::len);
                SizeHint::with_exact(u64::try_from(length).unwrap_or(u64::MAX))
            }
            Self::Cut { promised, .. } => SizeHint::with_exact(*promised),
            Self::Events(_) => SizeHint::default(),
        }
    }
}
