//! One share said in several ways: 25 %, a quarter, 增长一倍 and doubled, 3割1分5厘 and .315. `relate` asks before it compares numbers.

use crate::fidelity::Rule;
use crate::fidelity::tie::{Grade, Tie};
use crate::fidelity::views::View;
use crate::figure::{Approx, Dimension, Direction, Exact, Kind};

/// A percentage, a fraction and a multiple may say one share in three ways: 25 %, a quarter; 增长一倍, doubled.
pub(super) fn shares(a: View<'_>, b: View<'_>) -> Option<Tie> {
    if a.kind == Kind::Multiplier && b.kind == Kind::Multiplier {
        // Grown once over is twice as much.
        let twice = |x: View<'_>, y: View<'_>| {
            let grown = x.direction == Direction::Up && y.direction == Direction::None;
            grown && x.value.number().and_then(|x| x.add(Exact::ONE)) == y.value.number()
        };
        return (twice(a, b) || twice(b, a)).then_some(Tie::new(Grade::Exact, 1));
    }
    if let Some(tie) = bare_share(a, b) {
        return Some(tie);
    }
    if a.kind == b.kind || !(is_share(a) && is_share(b)) {
        return None;
    }
    let (x, y) = (share(a)?, share(b)?);
    let grown = |base: Exact, other: Exact, view: View<'_>| view.kind == Kind::Multiplier && base.add(Exact::ONE) == Some(other);
    let halved = |many: Exact, part: Exact, view: View<'_>| {
        view.kind == Kind::Multiplier
            && (a.direction == Direction::Down || b.direction == Direction::Down)
            && many.mul(part) == Some(Exact::ONE)
    };
    if halved(x, y, a) || halved(y, x, b) {
        return Some(Tie::new(Grade::Exact, 1));
    }
    if x == y || grown(y, x, a) || grown(x, y, b) || grown(x, y, a) || grown(y, x, b) {
        return Some(Tie::new(Grade::Exact, 1));
    }
    // Up 334 % is more than four times as much.
    let above = |gap: Exact| !gap.is_negative() && gap < if y.is_integer() { Exact::scaled(2, -1) } else { Exact::scaled(6, -2) };
    // Up 89.3 % is "nearly doubled".
    let risen = a.kind == Kind::Percent && a.direction == Direction::Up && b.kind == Kind::Multiplier;
    if risen && b.approx != Approx::None && x > Exact::scaled(5, -1) {
        let gap = x.add(Exact::ONE)?.sub(y)?.div(y)?;
        let near = match b.approx {
            Approx::Over | Approx::AtLeast => above(gap),
            Approx::Under | Approx::AtMost => gap.is_negative() && gap.abs() <= Exact::scaled(1, -1),
            Approx::About | Approx::None => gap.abs() < Exact::scaled(6, -2),
        };
        if near {
            return Some(Tie::new(Grade::Rounded, 1));
        }
    }
    // A third against 33.3 %: within half of one per cent; "more than three quarters" of 78 %: a little above.
    let gap = x.sub(y)?;
    let near = gap.abs() < Exact::scaled(5, -3)
        || match b.approx {
            // 58 % are more than half, and no common fraction is nearer.
            Approx::Over | Approx::AtLeast if y == Exact::scaled(5, -1) => !gap.is_negative() && gap < Exact::scaled(1, -1),
            Approx::Over | Approx::AtLeast => above(gap),
            Approx::Under | Approx::AtMost => gap.is_negative() && gap.abs() < Exact::scaled(6, -2),
            Approx::About => gap.abs() < Exact::scaled(2, -2),
            Approx::None => false,
        };
    Some(Tie::new(if near { Grade::Rounded } else { Grade::Off(Rule::Altered) }, 1))
}

/// 3割1分5厘 as .315: a share without a sign, below one.
fn bare_share(a: View<'_>, b: View<'_>) -> Option<Tie> {
    let (percent, bare) = if a.kind == Kind::Percent { (a, b) } else { (b, a) };
    (percent.kind == Kind::Percent && bare.kind == Kind::Count && bare.unit.is_none()).then_some(())?;
    let number = bare.value.number().filter(|number| !number.is_integer() && number.abs() < Exact::ONE)?;
    (share(percent)? == number).then_some(Tie::new(Grade::Exact, 2))
}

const fn is_share(view: View<'_>) -> bool {
    matches!(view.kind, Kind::Percent | Kind::Fraction | Kind::Multiplier)
}

fn share(view: View<'_>) -> Option<Exact> {
    let number = view.value.number()?;
    match view.unit.dimension {
        Dimension::Percent => number.mul(view.unit.to_base()?).map(|n| n.shift(-2)),
        _ => Some(number),
    }
}
