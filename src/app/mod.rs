//! The session behind the window: what is open, what may be asked, what was said.
