//! Raw copy in: what a page, a wire or a mail brings becomes stories, and a report says what was left out.
