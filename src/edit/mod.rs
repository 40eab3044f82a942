//! Every change an editor can make, as a value; and the way back.
