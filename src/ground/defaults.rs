//! Leaving defaults out of files.

/// Whether a value is its type's default, so that a file need not carry it.
///
/// Named by `#[serde(skip_serializing_if)]` throughout the plain types.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
