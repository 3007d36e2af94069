//! Perpetrators compared.

use super::Level;
use crate::prepared::Prepared;

/// The level at which two reports' perpetrators agree: one in common, one above the other in the
/// tree of organisations, unknown to either, or rivals.
pub(crate) fn perpetrator(left: &Prepared<'_>, right: &Prepared<'_>) -> Level {
    let (a, b) = (&left.perpetrators, &right.perpetrators);
    if a.is_empty() || b.is_empty() {
        Level::PerpetratorUnknown
    } else if a.iter().any(|actor| b.contains(actor)) {
        Level::SamePerpetrator
    } else if a.iter().any(|actor| right.above.contains(*actor))
        || b.iter().any(|actor| left.above.contains(*actor))
    {
        Level::RelatedPerpetrator
    } else {
        Level::RivalPerpetrators
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{compared, perpetrator as by, report};
    use model::PerpetratorStatus::{Attributed, Denied};

    #[test]
    fn a_denied_hand_is_no_perpetrator() {
        let (mut a, mut b) = (report("a#0"), report("b#0"));
        a.actors = vec![by("group-x", Attributed)];
        assert_eq!(compared(&a, &b, perpetrator), Level::PerpetratorUnknown);
        b.actors = vec![by("group-y", Attributed)];
        assert_eq!(compared(&a, &b, perpetrator), Level::RivalPerpetrators);
        b.actors = vec![by("group-y", Denied), by("group-x", Attributed)];
        assert_eq!(compared(&a, &b, perpetrator), Level::SamePerpetrator);
    }
}
