//! Response bodies.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body as HttpBody, Bytes, Frame, SizeHint};
use tokio::sync::mpsc;

/// A response body.
#[derive(Debug)]
pub(super) enum Body {
    /// A complete body, taken when it is sent.
    Whole(Option<Bytes>),
    /// A truncated body whose headers promise more.
    Cut {
        /// The bytes to send, taken when they are sent.
        start: Option<Bytes>,
        /// The promised length in bytes.
        promised: u64,
        /// Whether the connection has had the chance to flush what was sent.
        flushed: bool,
    },
    /// A stream, which lasts as long as its sender.
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
                    // The connection flushes whenever a body is pending.
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
