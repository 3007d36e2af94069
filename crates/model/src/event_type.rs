//! What kind of happening a report tells of, and whether it happened at all.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word used on the wire.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// The kind of a happening; `docs/glossary.md` defines each.
    EventType {
        /// An explosive device.
        Bombing = "bombing",
        /// An explosive device set off by a person who dies by it.
        SuicideBombing = "suicide_bombing",
        /// An attack by armed persons, several means or unspecified.
        ArmedAssault = "armed_assault",
        /// The killing of a chosen, usually prominent person.
        Assassination = "assassination",
        /// Abduction or hostage taking.
        Kidnapping = "kidnapping",
        /// Fire set.
        Arson = "arson",
        /// A vehicle driven at people.
        VehicleAttack = "vehicle_attack",
        /// Knives and blades.
        Stabbing = "stabbing",
        /// Bombs or missiles from aircraft, drones included.
        Airstrike = "airstrike",
        /// Artillery, mortars, rockets.
        Shelling = "shelling",
        /// Many people shot in one attack.
        MassShooting = "mass_shooting",
        /// A shooting.
        Shooting = "shooting",
        /// Violence of another or an unstated kind.
        Other = "other",
    }
}

/// Kinds that reports of one happening confuse with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoarseType {
    /// Bombs.
    Explosion,
    /// Guns, knives and unspecified assault.
    Assault,
    /// From the air or by artillery.
    Bombardment,
    /// Abduction.
    Kidnapping,
    /// Vehicles.
    Vehicle,
    /// Fire.
    Arson,
    /// Anything else.
    Other,
}

impl EventType {
    /// The coarse kind, used when two reports are compared.
    pub fn coarse(self) -> CoarseType {
        match self {
            Self::Bombing | Self::SuicideBombing => CoarseType::Explosion,
            Self::ArmedAssault
            | Self::Assassination
            | Self::Stabbing
            | Self::MassShooting
            | Self::Shooting => CoarseType::Assault,
            Self::Airstrike | Self::Shelling => CoarseType::Bombardment,
            Self::Kidnapping => CoarseType::Kidnapping,
            Self::VehicleAttack => CoarseType::Vehicle,
            Self::Arson => CoarseType::Arson,
            Self::Other => CoarseType::Other,
        }
    }
}

words! {
    /// Whether the text says that the happening took place.
    ReportStatus {
        /// It took place.
        Actual = "actual",
        /// Somebody intends it.
        Planned = "planned",
        /// It was prevented.
        Foiled = "foiled",
        /// It is imagined or warned of.
        Hypothetical = "hypothetical",
        /// An exercise.
        Drill = "drill",
        /// The text says it did not happen.
        Denied = "denied",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_there_and_back() {
        for kind in EventType::ALL {
            assert_eq!(EventType::from_word(kind.word()), Some(*kind));
        }
        for status in ReportStatus::ALL {
            assert_eq!(ReportStatus::from_word(status.word()), Some(*status));
        }
        assert_eq!(EventType::from_word("party"), None);
    }
}
