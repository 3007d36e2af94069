//! Tolls compared.

use super::Level;
use crate::figure::Figure;
use crate::prepared::{Days, Prepared};

/// How many times greater a later toll may be and still be the same happening's.
const GROWTH: u64 = 12;
/// Factor and difference beyond which figures are far apart.
const FAR: (u64, u64) = (3, 8);

enum Agreement {
    Equal(u64),
    Near,
    Allowed,
    Grew,
    Unknown,
    Apart,
    FarApart,
}

/// The level at which two reports' numbers of killed agree.
pub(crate) fn killed(left: &Prepared<'_>, right: &Prepared<'_>) -> Level {
    match agreement(left.killed, right.killed, left.published, right.published) {
        Agreement::Equal(10..) => Level::KilledEqualLarge,
        Agreement::Equal(3..) => Level::KilledEqualSome,
        Agreement::Equal(_) => Level::KilledEqualFew,
        Agreement::Near => Level::KilledNear,
        Agreement::Allowed => Level::KilledAllowed,
        Agreement::Grew => Level::KilledGrew,
        Agreement::Unknown => Level::KilledUnknown,
        Agreement::Apart => Level::KilledApart,
        Agreement::FarApart => Level::KilledFarApart,
    }
}

/// The level at which two reports' numbers of injured agree.
pub(crate) fn injured(left: &Prepared<'_>, right: &Prepared<'_>) -> Level {
    match agreement(left.injured, right.injured, left.published, right.published) {
        Agreement::Equal(10..) => Level::InjuredEqualLarge,
        Agreement::Equal(3..) => Level::InjuredEqualSome,
        Agreement::Equal(_) => Level::InjuredEqualFew,
        Agreement::Near => Level::InjuredNear,
        Agreement::Allowed => Level::InjuredAllowed,
        Agreement::Grew => Level::InjuredGrew,
        Agreement::Unknown => Level::InjuredUnknown,
        Agreement::Apart => Level::InjuredApart,
        Agreement::FarApart => Level::InjuredFarApart,
    }
}

fn agreement(a: Option<Figure>, b: Option<Figure>, told_a: Option<Days>, told_b: Option<Days>) -> Agreement {
    let (Some(a), Some(b)) = (a, b) else { return Agreement::Unknown };
    let (small, large) = if a.value <= b.value { (a, b) } else { (b, a) };
    if small.value == large.value {
        return Agreement::Equal(small.value);
    }
    let difference = large.value - small.value;
    if small.value >= 5 && difference.saturating_mul(5) <= large.value {
        return Agreement::Near;
    }
    let possible = large.value <= small.value.max(1).saturating_mul(GROWTH);
    let bounded = |figure: Figure| (figure.count.low.unwrap_or(0), figure.count.high.unwrap_or(u64::MAX));
    let ((_, high), (low, _)) = (bounded(small), bounded(large));
    if possible && high >= low {
        return Agreement::Allowed;
    }
    let grew = match (told_a, told_b) {
        (Some(told_a), Some(told_b)) if a.value < b.value => told_a.start < told_b.start,
        (Some(told_a), Some(told_b)) => told_b.start < told_a.start,
        _ => false,
    };
    if possible && grew {
        Agreement::Grew
    } else if large.value > small.value.saturating_mul(FAR.0) && difference > FAR.1 {
        Agreement::FarApart
    } else {
        Agreement::Apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{at_least, compared, exact, report};
    use model::{CountClaim, CountField::Killed};

    fn level(left: CountClaim, right: CountClaim) -> Level {
        let (mut a, mut b) = (report("a#0"), report("b#0"));
        (a.claims, b.claims) = (vec![left], vec![right]);
        compared(&a, &b, killed)
    }

    #[test]
    fn equal_tolls_say_more_the_rarer_they_are() {
        assert_eq!(level(exact(Killed, 60), at_least(Killed, 60)), Level::KilledEqualLarge);
        assert_eq!(level(exact(Killed, 4), exact(Killed, 4)), Level::KilledEqualSome);
        assert_eq!(level(exact(Killed, 1), exact(Killed, 1)), Level::KilledEqualFew);
    }

    #[test]
    fn an_open_bound_allows_a_greater_toll() {
        assert_eq!(level(at_least(Killed, 15), exact(Killed, 60)), Level::KilledAllowed);
        assert_eq!(level(exact(Killed, 15), exact(Killed, 60)), Level::KilledFarApart);
        assert_eq!(level(exact(Killed, 91), exact(Killed, 92)), Level::KilledNear);
        assert_eq!(level(exact(Killed, 2), exact(Killed, 5)), Level::KilledApart);
        assert_eq!(level(exact(Killed, 0), exact(Killed, u64::MAX)), Level::KilledFarApart);
    }
}
