//! Finished stories out: the view of a story that a reader may see, and the formats made from it.
