//! Keys by which figures with the same content meet without being compared one with another.

use std::hash::{Hash, Hasher};

/// A number that figures with the same content share; a few others may share it too.
pub(super) type Key = u64;

/// The key of `content`, which is of the sort `tag`.
pub(super) fn hash(tag: u8, content: impl Hash) -> Key {
    let mut hasher = Mixer(0);
    (tag, content).hash(&mut hasher);
    hasher.finish()
}

/// A hash of a few words: nobody gains by keys that collide, for what has one key is compared all the same.
struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(26) ^ word).wrapping_mul(0xf135_7aea_2e62_a9c5);
    }
}

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            self.mix(chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, word: u8) {
        self.mix(word.into());
    }

    fn write_u32(&mut self, word: u32) {
        self.mix(word.into());
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn write_u128(&mut self, word: u128) {
        self.mix(word as u64);
        self.mix((word >> 64) as u64);
    }
}
