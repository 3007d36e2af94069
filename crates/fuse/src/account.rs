//! Accounts: what fusion keeps of one document, so that it never needs the text again.

use crate::credit::credits;
use crate::signature::Signature;
use crate::wording::context_words;
use lexicon::{Lexicon, Outlet, fold_words};
use model::{Document, DocumentId, Extraction, Report, When};
use serde::{Deserialize, Serialize};

/// What fusion needs of one document: its reports and enough of its text to see copies, credits
/// and wording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Which document.
    pub document: DocumentId,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Document time, as extraction weighed it.
    pub published: Option<When>,
    /// Its reports.
    pub reports: Vec<Report>,
    /// For each report, the sorted hashes of the content words of the sentences that tell of it.
    pub words: Vec<Vec<u32>>,
    /// MinHash signature of the body, `None` where it is too short to tell copies by.
    pub signature: Option<Signature>,
    /// Agencies that the text credits, as sorted keys; the outlet's own where it is an agency.
    pub credits: Vec<String>,
}

impl Account {
    /// The outlet that published it, where the lexicon knows it by its name or address.
    pub(crate) fn listed_outlet<'l>(&self, lexicon: &'l Lexicon) -> Option<&'l Outlet> {
        let by_name = self.outlet.as_deref().and_then(|name| lexicon.outlets().by_name(name));
        by_name.or_else(|| self.url.as_deref().and_then(|url| lexicon.outlets().by_url(url)))
    }

    /// What tells its outlet from others: the id that the lexicon gives it, else its folded name;
    /// `None` where it is unknown.
    pub(crate) fn outlet_key(&self, lexicon: &Lexicon) -> Option<String> {
        let named = || self.outlet.as_deref().map(|name| fold_words(name).join(" "));
        self.listed_outlet(lexicon)
            .map(|outlet| outlet.id.clone())
            .or_else(named)
            .filter(|key| !key.is_empty())
    }
}

/// What fusion needs of one document.
pub fn account(document: &Document, extraction: &Extraction, lexicon: &Lexicon) -> Account {
    let body = document.text.get(document.body_start()..).unwrap_or("");
    Account {
        document: extraction.document.clone(),
        outlet: document.outlet.clone(),
        url: document.url.clone(),
        published: extraction.published.or(document.published).map(|published| published.when),
        words: extraction.reports.iter().map(|report| context_words(&document.text, report)).collect(),
        reports: extraction.reports.clone(),
        signature: Signature::of(body),
        credits: credits(document, body, lexicon),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{document, extraction};

    #[test]
    fn an_account_survives_being_stored() {
        let document =
            document("a", "Kabul attack", "KABUL (Reuters) - At least 60 people died on Thursday.");
        let account = account(&document, &extraction(&document, Vec::new()), Lexicon::embedded());
        let bytes = postcard::to_allocvec(&account).unwrap();
        assert_eq!(postcard::from_bytes::<Account>(&bytes).unwrap(), account);
    }
}
