//! Generation of committed data.

mod gazetteer;
mod geonames;

use clap::Subcommand;
use std::path::PathBuf;

/// What can be generated.
#[derive(Debug, Subcommand)]
pub enum Gen {
    /// Write crates/lexicon/data/gazetteer/places.bin from GeoNames and the hand-made tables beside it
    Gazetteer {
        /// Folder with cities500.tsv.gz, admin1CodesASCII.txt, admin2Codes.txt and countryInfo.txt
        #[arg(long)]
        geonames: PathBuf,
        /// Folder with countries.tsv, units.tsv and landmarks.tsv; places.bin is written there
        #[arg(long, default_value = "crates/lexicon/data/gazetteer")]
        folder: PathBuf,
    },
}

impl Gen {
    /// Does it.
    pub fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Gazetteer { geonames, folder } => gazetteer::generate(&geonames, &folder),
        }
    }
}
