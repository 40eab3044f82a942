//! Checks: what a careful colleague would ask before a story leaves.
