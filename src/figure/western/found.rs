//! What a rule hands back, and the plain digits that dates, codes and labels are made of.

use super::lex::Shape;
use super::reader::Reader;
use crate::figure::{Figure, Kind, Value};

/// A figure with the token after it.
pub(super) type Found = (Figure, usize);

/// A figure over the tokens `start..next`.
pub(super) fn figure(reader: &Reader<'_>, start: usize, next: usize, kind: Kind, value: Value) -> Found {
    let end = reader.token(next.saturating_sub(1)).end;
    (Figure::new(reader.token(start).start..end, kind, value), next)
}

/// `number`, where it is from `low` to `high`.
pub(super) fn small<T: TryFrom<i64>>(number: i64, low: i64, high: i64) -> Option<T> {
    (low..=high).contains(&number).then(|| T::try_from(number).ok())?
}

/// The plain digits at `at`, of `lens` length, as a number.
pub(super) fn plain(reader: &Reader<'_>, at: usize, lens: &[usize]) -> Option<i64> {
    let token = reader.token(at);
    (token.shape == Shape::Number && lens.contains(&(token.end - token.start))).then_some(())?;
    let digits = |sum: i64, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'));
    reader.surface(at).bytes().try_fold(0, digits)
}

/// A year of four digits that stands alone.
pub(super) fn year_at(reader: &Reader<'_>, at: usize) -> Option<i32> {
    small(plain(reader, at, &[4])?, 1000, 2199)
}
