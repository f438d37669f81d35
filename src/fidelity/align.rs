//! One-to-one alignment of source and output figures by minimum cost.
