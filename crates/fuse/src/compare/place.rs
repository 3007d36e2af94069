//! Places compared.

use super::Level;
use crate::prepared::{Prepared, Site};

/// Kilometres under which names in one conurbation count as near.
const NEAR: f32 = 10.0;
/// Kilometres under which a report may name the next larger town.
const VICINITY: f32 = 50.0;

/// The level at which two reports' places agree.
pub(crate) fn place(left: &Prepared<'_>, right: &Prepared<'_>) -> Level {
    let (Some(a), Some(b)) = (&left.site, &right.site) else { return Level::PlaceUnknown };
    if a.fine && b.fine {
        return both_fine(a, b);
    }
    match (a.country, b.country) {
        (Some(left), Some(right)) if left != right => return Level::DifferentCountries,
        (Some(_), Some(_)) => {}
        _ if a.name == b.name => return Level::SameCountry,
        _ => return Level::PlaceUnknown,
    }
    match (&a.admin1, &b.admin1) {
        (Some(left), Some(right)) if left == right => Level::SameProvince,
        (Some(_), Some(_)) => Level::DifferentProvinces,
        _ => Level::SameCountry,
    }
}

fn both_fine(a: &Site, b: &Site) -> Level {
    let km = a.point.zip(b.point).map(|(left, right)| left.distance_km(&right));
    let near = km.is_some_and(|km| km <= NEAR);
    let named_alike = a.name == b.name && (near || km.is_none() && a.country == b.country);
    let facilities = a.facility.is_some() && b.facility.is_some();
    if a.town == b.town || named_alike || near && facilities {
        return match (a.facility, b.facility) {
            (Some(left), Some(right)) if left == right => Level::SameSite,
            (Some(_), Some(_)) => Level::DifferentSites,
            (Some(_), None) | (None, Some(_)) => Level::SiteInTown,
            (None, None) => Level::SameTown,
        };
    }
    match km {
        Some(km) if km <= NEAR => Level::Within10,
        Some(km) if km <= VICINITY => Level::Within50,
        _ => elsewhere(a, b),
    }
}

fn elsewhere(a: &Site, b: &Site) -> Level {
    match (a.country.zip(b.country), a.admin1.as_ref().zip(b.admin1.as_ref())) {
        (Some((left, right)), _) if left != right => Level::DifferentCountries,
        (_, Some((left, right))) if left != right => Level::DifferentProvinces,
        (Some(_), _) => Level::ProvinceOnly,
        (None, _) => Level::PlaceUnknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{compared, place as at, report};
    use model::{GeoPrecision, Place};

    fn level(left: Place, right: Place) -> Level {
        let (mut a, mut b) = (report("a#0"), report("b#0"));
        (a.place, b.place) = (Some(left), Some(right));
        compared(&a, &b, place)
    }

    #[test]
    fn particular_places_agree_or_differ_inside_a_town() {
        let kabul = |name: &str| at(name, "AF", 1138958);
        assert_eq!(
            level(kabul("Kabul airport"), kabul("Hamid Karzai International Airport")),
            Level::SameSite
        );
        assert_eq!(level(kabul("Kabul airport"), kabul("Kabul wedding hall")), Level::DifferentSites);
        assert_eq!(level(kabul("Kabul airport"), kabul("Kabul")), Level::SiteInTown);
        assert_eq!(level(kabul("Kabul"), kabul("Kabul")), Level::SameTown);
    }

    #[test]
    fn coarse_places_agree_only_coarsely() {
        let coarse = |precision| Place { geonames: None, precision, ..at("Afghanistan", "AF", 1149361) };
        assert_eq!(level(coarse(GeoPrecision::Country), at("Kabul", "AF", 1138958)), Level::SameCountry);
        assert_eq!(level(at("Kabul", "AF", 1138958), at("Moscow", "RU", 524901)), Level::DifferentCountries);
    }
}
