//! Kinds of happening compared.

use super::Level;
use crate::prepared::Prepared;
use model::{CoarseType, EventType};

/// The level at which two reports' kinds agree.
///
/// "Armed assault" is also the kind of an attack whose means a report does not say: with anything
/// but bombardment it is no conflict. Other assaults and explosions are apart from other conflicts,
/// since attackers who shoot often bomb as well.
pub(crate) fn event_type(left: &Prepared<'_>, right: &Prepared<'_>) -> Level {
    let (a, b) = (left.report.event_type, right.report.event_type);
    if a == EventType::Other || b == EventType::Other {
        return Level::KindUnstated;
    }
    let general =
        |a: EventType, b: EventType| a == EventType::ArmedAssault && b.coarse() != CoarseType::Bombardment;
    let mixed = |a: CoarseType, b: CoarseType| a == CoarseType::Assault && b == CoarseType::Explosion;
    match (a.coarse(), b.coarse()) {
        _ if a == b => Level::SameKind,
        (a, b) if a == b => Level::SameFamily,
        _ if general(a, b) || general(b, a) => Level::KindUnstated,
        (a, b) if mixed(a, b) || mixed(b, a) => Level::AssaultAndExplosion,
        _ => Level::DifferentKinds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{compared, report};

    #[test]
    fn kinds_agree_by_family() {
        let level = |left, right| {
            let (mut a, mut b) = (report("a#0"), report("b#0"));
            (a.event_type, b.event_type) = (left, right);
            compared(&a, &b, event_type)
        };
        assert_eq!(level(EventType::Bombing, EventType::SuicideBombing), Level::SameFamily);
        assert_eq!(level(EventType::Shooting, EventType::Bombing), Level::AssaultAndExplosion);
        assert_eq!(level(EventType::ArmedAssault, EventType::Shooting), Level::SameFamily);
        assert_eq!(level(EventType::ArmedAssault, EventType::Bombing), Level::KindUnstated);
        assert_eq!(level(EventType::ArmedAssault, EventType::Airstrike), Level::DifferentKinds);
        assert_eq!(level(EventType::Other, EventType::Bombing), Level::KindUnstated);
        assert_eq!(level(EventType::Arson, EventType::Kidnapping), Level::DifferentKinds);
    }
}
