//! News outlets and agencies: names, domains, credits.

use crate::fold::fold_words;
use crate::table::for_each_row;
use model::CountryCode;
use std::collections::HashMap;

/// A news outlet or agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Stable id.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// `agency`, `newspaper`, `broadcaster`, `online`, `magazine`, `state_media` or `monitor`.
    pub kind: String,
    /// Home country.
    pub country: Option<CountryCode>,
    /// Forms in which other outlets credit it, for agencies.
    pub credits: Vec<String>,
}

/// Every outlet known, by name and by domain.
#[derive(Debug)]
pub struct Outlets {
    outlets: Vec<Outlet>,
    by_name: HashMap<String, usize>,
    by_domain: HashMap<String, usize>,
}

impl Outlets {
    pub(crate) fn embedded() -> Self {
        let mut all = Self { outlets: Vec::new(), by_name: HashMap::new(), by_domain: HashMap::new() };
        for_each_row(include_str!("../data/outlets/outlets.tsv"), |row| {
            let at = all.outlets.len();
            all.outlets.push(Outlet {
                id: row.cell("id").to_owned(),
                name: row.cell("name").to_owned(),
                kind: row.cell("kind").to_owned(),
                country: CountryCode::new(row.cell("country")),
                credits: row.list("credit").map(str::to_owned).collect(),
            });
            for name in std::iter::once(row.cell("name")).chain(row.list("aliases")) {
                all.by_name.entry(fold_words(name).join(" ")).or_insert(at);
            }
            for domain in row.list("domains") {
                all.by_domain.entry(domain.to_ascii_lowercase()).or_insert(at);
            }
        });
        all
    }

    /// The outlet of this name.
    pub fn by_name(&self, name: &str) -> Option<&Outlet> {
        self.by_name.get(&fold_words(name).join(" ")).and_then(|at| self.outlets.get(*at))
    }

    /// The outlet of this address, by its host or the nearest parent domain that is listed.
    pub fn by_url(&self, url: &str) -> Option<&Outlet> {
        let host = host_of(url)?;
        let mut domain = host.as_str();
        loop {
            if let Some(at) = self.by_domain.get(domain) {
                return self.outlets.get(*at);
            }
            domain = domain.split_once('.')?.1;
        }
    }

    /// Every outlet, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &Outlet> {
        self.outlets.iter()
    }
}

/// The host of an address in lower case, without `www.` and port; `None` where there is none.
pub fn host_of(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_found_in_addresses() {
        assert_eq!(host_of("https://www.Example.org:8080/a?b").as_deref(), Some("example.org"));
        assert_eq!(host_of("not an address"), None);
        assert_eq!(host_of("https:///path"), None);
    }
}
