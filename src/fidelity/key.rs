//! Keys by which figures with the same content meet without being compared one with another.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A number that figures with the same content share.
pub(super) type Key = u64;

/// The key of `content`, which is of the sort `tag`.
pub(super) fn hash(tag: u8, content: impl Hash) -> Key {
    let mut hasher = DefaultHasher::new();
    (tag, content).hash(&mut hasher);
    hasher.finish()
}
