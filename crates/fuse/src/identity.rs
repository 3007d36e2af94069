//! Identity: ids of incidents that survive new documents.
//!
//! An incident takes the id that its anchor gives: the report of the document published first,
//! undated ones last, ties by id. Every member's own id stays an alias, so that an id which was
//! given before an earlier document arrived, or before two incidents became one, still resolves.

use model::{IncidentId, ReportId};
use xxhash_rust::xxh3::xxh3_64;

/// The id that a report gives to the incident that it anchors: `inc_` and 12 hexadecimal digits.
pub(crate) fn id_of(report: &ReportId) -> IncidentId {
    IncidentId::new(format!("inc_{:012x}", xxh3_64(report.as_str().as_bytes()) >> 16))
}

/// The ids that the reports would give, sorted.
pub(crate) fn aliases<'a>(reports: impl Iterator<Item = &'a ReportId>) -> Vec<IncidentId> {
    let mut aliases: Vec<IncidentId> = reports.map(id_of).collect();
    aliases.sort_unstable();
    aliases.dedup();
    aliases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_differ() {
        let (a, b) = (id_of(&ReportId::new("a#0")), id_of(&ReportId::new("a#1")));
        assert_eq!(a.as_str().len(), 16);
        assert_ne!(a, b);
    }
}
