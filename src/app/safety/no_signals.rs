//! Where the system has no signals, none is heeded.

use std::io;

use super::Ending;

/// Does nothing.
pub fn heed(
    _ending: Ending,
    _wake: impl Fn() + Send + 'static,
    _bye: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    Ok(())
}
