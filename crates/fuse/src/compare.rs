//! Comparisons: for each field, at which level two reports agree.
//!
//! Each file below names the levels of one field and finds the one that holds. What a level is
//! worth is in the table `weights.tsv` ([`crate::score`]).

mod actor;
mod count;
mod event_type;
mod place;
mod text;
mod when;

pub(crate) use actor::perpetrator;
pub(crate) use count::{injured, killed};
pub(crate) use event_type::event_type;
pub(crate) use place::place;
pub(crate) use text::text;
pub(crate) use when::{TOLERANCE, date};

macro_rules! levels {
    ($($field:literal { $($level:ident = $words:literal),+ $(,)? })+) => {
        /// A level of agreement of one field.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Level { $($($level),+),+ }

        impl Level {
            /// Every level, in order.
            pub(crate) const ALL: &'static [Level] = &[$($(Self::$level),+),+];

            /// The field that it is a level of.
            pub(crate) fn field(self) -> &'static str {
                match self { $($(Self::$level)|+ => $field),+ }
            }

            /// The level in words, as in the table of weights.
            pub(crate) fn words(self) -> &'static str {
                match self { $($(Self::$level => $words),+),+ }
            }
        }
    };
}

levels! {
    "prior" { Prior = "two reports that met in a block" }
    "document" { OneDocument = "two reports of one document" }
    "lineage" { Copies = "near-identical texts", OwnTexts = "different texts" }
    "date" {
        SameDay = "same day",
        OverlappingDays = "overlapping days",
        SameSpan = "same month or year, neither more exact",
        InMonth = "the day lies in the month",
        InYear = "the day lies in the year",
        NextDay = "next day",
        ThreeDays = "within three days",
        NewsOfIt = "one undated, published within a week of it",
        NewsTogether = "both undated, published within three days",
        OneUndated = "one undated",
        BothUndated = "both undated",
        DifferentDays = "different days",
        PublishedBefore = "published before it",
    }
    "place" {
        SameSite = "same particular place",
        SameTown = "same town",
        SiteInTown = "a place in the town",
        Within10 = "within 10 km",
        Within50 = "within 50 km",
        SameProvince = "same province, one no finer",
        SameCountry = "same country, one no finer",
        PlaceUnknown = "one unknown",
        DifferentSites = "different places in one town",
        ProvinceOnly = "different places in one province",
        DifferentProvinces = "different provinces",
        DifferentCountries = "different countries",
    }
    "type" {
        SameKind = "same kind",
        SameFamily = "same family",
        KindUnstated = "one unstated or general",
        AssaultAndExplosion = "assault and explosion",
        DifferentKinds = "different kinds",
    }
    "perpetrator" {
        SamePerpetrator = "same",
        RelatedPerpetrator = "one is part of the other",
        PerpetratorUnknown = "one unknown",
        RivalPerpetrators = "different",
    }
    "killed" {
        KilledEqualLarge = "same figure, ten or more",
        KilledEqualSome = "same figure, three to nine",
        KilledEqualFew = "same figure, up to two",
        KilledNear = "within a fifth",
        KilledAllowed = "bounds allow both",
        KilledGrew = "grew with time",
        KilledUnknown = "one unknown",
        KilledApart = "apart",
        KilledFarApart = "far apart",
    }
    "injured" {
        InjuredEqualLarge = "same figure, ten or more",
        InjuredEqualSome = "same figure, three to nine",
        InjuredEqualFew = "same figure, up to two",
        InjuredNear = "within a fifth",
        InjuredAllowed = "bounds allow both",
        InjuredGrew = "grew with time",
        InjuredUnknown = "one unknown",
        InjuredApart = "apart",
        InjuredFarApart = "far apart",
    }
    "text" {
        MuchTheSame = "much the same words",
        ManySame = "many of the same words",
        SomeSame = "some of the same words",
        FewSame = "few of the same words",
        TooFewWords = "too few words to tell",
    }
}
