//! Exact values: no float ever touches a figure.

use std::cmp::Ordering;
use std::fmt;

pub use self::date::Date;

mod date;

/// An exact rational number `num × 10^exp / den`.
///
/// Canonical: `den` is positive, has no factor in common with `num`, and no factor 2 or 5 (those live in `exp`);
/// `num` does not end in 0. So equal numbers are equal structs. Holds 38 significant digits; arithmetic that would
/// need more gives `None` instead of a wrong number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    num: i128,
    den: i128,
    exp: i32,
}

impl Exact {
    /// Nought.
    pub const ZERO: Self = Self { num: 0, den: 1, exp: 0 };
    /// One.
    pub const ONE: Self = Self { num: 1, den: 1, exp: 0 };

    /// The whole number `n`.
    pub fn int(n: i64) -> Self {
        Self::scaled(i128::from(n), 0)
    }

    /// `num × 10^exp`.
    pub fn scaled(num: i128, exp: i32) -> Self {
        Self { num, den: 1, exp }.canonical()
    }

    /// `num / den`; `None` for a denominator of 0.
    pub fn ratio(num: i128, den: i128) -> Option<Self> {
        Self::int(0).checked_new(num, den, 0)
    }

    fn checked_new(self, num: i128, den: i128, exp: i32) -> Option<Self> {
        if den == 0 {
            return None;
        }
        if den == 1 {
            return Some(Self { num, den, exp }.canonical());
        }
        let (num, den) = if den < 0 { (num.checked_neg()?, den.checked_neg()?) } else { (num, den) };
        let gcd = gcd(num.unsigned_abs(), den.unsigned_abs());
        let gcd = i128::try_from(gcd).ok()?.max(1);
        let (mut num, mut den, mut exp) = (num / gcd, den / gcd, exp);
        // 1/4 = 25/100: factors 2 and 5 of the denominator become powers of ten.
        while den % 10 == 0 {
            den /= 10;
            exp = exp.checked_sub(1)?;
        }
        for (prime, partner) in [(2, 5), (5, 2)] {
            while den % prime == 0 {
                den /= prime;
                num = num.checked_mul(partner)?;
                exp = exp.checked_sub(1)?;
            }
        }
        Some(Self { num, den, exp }.canonical())
    }

    fn canonical(mut self) -> Self {
        if self.num == 0 {
            return Self::ZERO;
        }
        // Nearly every number fits in a machine word, where a division is a few instructions rather than a call.
        if let Ok(mut small) = i64::try_from(self.num) {
            while small % 10 == 0 {
                (small, self.exp) = (small / 10, self.exp.saturating_add(1));
            }
            return Self { num: small.into(), ..self };
        }
        while self.num % 10 == 0 {
            (self.num, self.exp) = (self.num / 10, self.exp.saturating_add(1));
        }
        self
    }

    /// Parses ASCII digits with an optional sign and decimal point, such as `-29.2342`. `None` for anything else and
    /// for more than 38 significant digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        // Nearly every number is a few digits, which need no care.
        if let Some(num) = (1..=MANY).contains(&digits.len()).then(|| few_digits(digits)).flatten() {
            return Some(Self::scaled(if negative { -num } else { num }, 0));
        }
        let (mut num, mut exp, mut seen_point, mut seen_digit) = (0_i128, 0_i32, false, false);
        let mut zeros = 0_u32;
        for byte in digits.bytes() {
            match byte {
                b'.' if !seen_point => seen_point = true,
                b'0'..=b'9' => {
                    seen_digit = true;
                    exp = exp.checked_sub(i32::from(seen_point))?;
                    // Trailing zeros wait, so that a number with many of them still fits.
                    if byte == b'0' {
                        zeros += 1;
                        continue;
                    }
                    num = if num == 0 { 0 } else { num.checked_mul(10_i128.checked_pow(zeros)?)? };
                    num = num.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                    zeros = 0;
                }
                _ => return None,
            }
        }
        let exp = exp.checked_add(i32::try_from(zeros).ok()?)?;
        seen_digit.then(|| Self::scaled(if negative { -num } else { num }, exp))
    }

    /// Times `10^power`.
    #[must_use]
    pub fn shift(self, power: i32) -> Self {
        if self.num == 0 { self } else { Self { exp: self.exp.saturating_add(power), ..self } }
    }

    /// The sum.
    pub fn add(self, other: Self) -> Option<Self> {
        if self.num == 0 {
            return Some(other);
        }
        if other.num == 0 {
            return Some(self);
        }
        let exp = self.exp.min(other.exp);
        // The common case, two whole numbers of one scale.
        if (self.den, other.den, self.exp) == (1, 1, other.exp) {
            return Some(Self { num: self.num.checked_add(other.num)?, den: 1, exp }.canonical());
        }
        let left = self.num.checked_mul(pow10(self.exp.checked_sub(exp)?)?)?.checked_mul(other.den)?;
        let right = other.num.checked_mul(pow10(other.exp.checked_sub(exp)?)?)?.checked_mul(self.den)?;
        self.checked_new(left.checked_add(right)?, self.den.checked_mul(other.den)?, exp)
    }

    /// The difference.
    pub fn sub(self, other: Self) -> Option<Self> {
        self.add(other.neg())
    }

    /// The product.
    pub fn mul(self, other: Self) -> Option<Self> {
        // The common case, two decimal numbers.
        if (self.den, other.den) == (1, 1) {
            let num = self.num.checked_mul(other.num)?;
            return Some(Self { num, den: 1, exp: self.exp.checked_add(other.exp)? }.canonical());
        }
        // Crosswise first, so that what cancels cannot overflow.
        let (a, b) = (reduce(self.num, other.den)?, reduce(other.num, self.den)?);
        let num = a.0.checked_mul(b.0)?;
        self.checked_new(num, a.1.checked_mul(b.1)?, self.exp.checked_add(other.exp)?)
    }

    /// The quotient; `None` for division by nought.
    pub fn div(self, other: Self) -> Option<Self> {
        if other.num == 0 {
            return None;
        }
        let inverse = self.checked_new(other.den, other.num, other.exp.checked_neg()?)?;
        self.mul(inverse)
    }

    /// The same with the other sign.
    #[must_use]
    pub fn neg(self) -> Self {
        Self { num: self.num.saturating_neg(), ..self }
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { num: self.num.saturating_abs(), ..self }
    }

    /// Whether it is below nought.
    pub fn is_negative(self) -> bool {
        self.num < 0
    }

    /// Whether it is nought.
    pub fn is_zero(self) -> bool {
        self.num == 0
    }

    /// Whether it is a whole number.
    pub fn is_integer(self) -> bool {
        self.den == 1 && self.exp >= 0
    }

    /// As a whole number, where it is one that fits.
    pub fn to_i64(self) -> Option<i64> {
        self.is_integer().then_some(())?;
        if self.exp == 0 {
            return i64::try_from(self.num).ok();
        }
        i64::try_from(self.num.checked_mul(pow10(self.exp)?)?).ok()
    }

    /// The power of ten of its last digit that is not 0; `None` for a fraction that has no end.
    pub fn last_place(self) -> Option<i32> {
        (self.den == 1).then_some(self.exp)
    }

    /// Rounded half away from nought to a multiple of `10^place`.
    pub fn round_to(self, place: i32) -> Option<Self> {
        if self.den == 1 && self.exp >= place {
            return Some(self);
        }
        let drop = place.checked_sub(self.exp)?;
        let unit = if drop >= 0 {
            match pow10(drop) {
                Some(power) => self.den.checked_mul(power)?,
                None => return Some(Self::ZERO),
            }
        } else {
            self.den
        };
        let num = if drop < 0 { self.num.checked_mul(pow10(-drop)?)? } else { self.num };
        let (whole, rest) = (num.abs() / unit, num.abs() % unit);
        let rounded = whole + i128::from(rest.checked_mul(2)? >= unit);
        Some(Self::scaled(rounded * num.signum(), place))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        // The common case, two numbers of one scale.
        if (self.den, self.exp) == (other.den, other.exp) { self.num.cmp(&other.num) } else { self.compare(*other) }
    }
}

impl Exact {
    fn compare(self, other: Self) -> Ordering {
        // Two decimal numbers of a machine word each.
        if let (1, 1, Ok(one), Ok(two)) = (self.den, other.den, i64::try_from(self.num), i64::try_from(other.num)) {
            match self.exp.saturating_sub(other.exp) {
                more @ 0..=18 => return (i128::from(one) * i128::from(10_i64.pow(more.unsigned_abs()))).cmp(&other.num),
                less @ -18..0 => return self.num.cmp(&(i128::from(two) * i128::from(10_i64.pow(less.unsigned_abs())))),
                _ => {}
            }
        }
        match self.sub(other) {
            Some(difference) => difference.num.cmp(&0),
            // So far apart that the difference does not fit: signs, then magnitudes decide.
            None => self.num.signum().cmp(&other.num.signum()).then_with(|| {
                let order = self.magnitude().cmp(&other.magnitude());
                if self.num < 0 { order.reverse() } else { order }
            }),
        }
    }

    /// Digits before the point, about; only for numbers too far apart to subtract.
    fn magnitude(self) -> i64 {
        let digits = |n: i128| i64::from(n.unsigned_abs().checked_ilog10().unwrap_or(0));
        digits(self.num) - digits(self.den) + i64::from(self.exp)
    }
}

impl fmt::Display for Exact {
    /// The canonical decimal string (`2923420000`, `39.48`, `-0.5`); a fraction without an end as `num/den`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(whole) = self.to_i64() {
            return write!(f, "{whole}");
        }
        let sign = if self.num < 0 { "-" } else { "" };
        let mut digits = self.num.unsigned_abs().to_string();
        if self.exp >= 0 {
            digits.extend(std::iter::repeat_n('0', usize::try_from(self.exp).unwrap_or_default().min(200)));
            write!(f, "{sign}{digits}")?;
        } else if self.den == 1 {
            let places = usize::try_from(self.exp.unsigned_abs()).unwrap_or_default().min(200);
            let digits = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = digits.split_at(digits.len() - places);
            return write!(f, "{sign}{whole}.{fraction}");
        } else {
            // num × 10^-k / den as one fraction, reduced; the power fits because parsing bounds it.
            let scale = pow10(self.exp.saturating_neg()).unwrap_or(1);
            let (top, bottom) = reduce(self.num, scale).unwrap_or((self.num, scale));
            return write!(f, "{sign}{}/{}", top.unsigned_abs(), self.den.saturating_mul(bottom));
        }
        if self.den == 1 { Ok(()) } else { write!(f, "/{}", self.den) }
    }
}

/// So many digits fit in a machine word for sure.
const MANY: usize = 18;

/// The number of up to [`MANY`] digits.
fn few_digits(digits: &str) -> Option<i128> {
    let digit = |sum: i64, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'));
    digits.bytes().try_fold(0, digit).map(i128::from)
}

fn pow10(power: i32) -> Option<i128> {
    if let 0..=18 = power {
        return Some(10_i64.pow(power.unsigned_abs()).into());
    }
    10_i128.checked_pow(u32::try_from(power).ok()?)
}

fn reduce(num: i128, den: i128) -> Option<(i128, i128)> {
    if den == 1 {
        return Some((num, den));
    }
    let gcd = i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())).ok()?.max(1);
    Some((num / gcd, den / gcd))
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// One number, in the unit's own scale (1800 for 1800 km2; 39.48 for 39.48 %).
    Number(Exact),
    /// From the first to the second, both included.
    Range(Exact, Exact),
    /// Two numbers that belong together and are no range: a score (3–1) or a ratio (1:2).
    Pair(Exact, Exact),
    /// A date, a time, or a part of one.
    Date(Date),
    /// From the first to the second, both included.
    DateRange(Date, Date),
    /// A label's own spelling (`5+2`, `G1817`), or digits too many for [`Exact`].
    Text(Box<str>),
}

impl Value {
    /// The number, where it is a single one.
    pub fn number(&self) -> Option<Exact> {
        match self {
            Self::Number(n) => Some(*n),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    /// As the machine interface writes it: `2923420000`, `lo..hi`, `3-1`, ISO 8601.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Range(lo, hi) => write!(f, "{lo}..{hi}"),
            Self::Pair(a, b) => write!(f, "{a}:{b}"),
            Self::Date(date) => date.fmt(f),
            Self::DateRange(from, to) => write!(f, "{from}..{to}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests;
