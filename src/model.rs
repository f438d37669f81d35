//! Model files: names, cache, pull, checksum.
