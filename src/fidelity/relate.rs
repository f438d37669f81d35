//! The ladder of relations between two figures: exact, scaled, rounded, converted, derived, conflict.
