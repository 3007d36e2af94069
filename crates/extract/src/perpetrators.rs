//! Who did it, according to whom.

use crate::attribution::{self, Voice};
use crate::pattern;
use crate::reading::Reading;
use crate::text::Sentence;
use model::{ActorId, Attribution, PerpetratorStatus, Span};

/// Words that name a perpetrator.
#[derive(Clone, Debug)]
pub(crate) struct Accusation {
    pub actor: ActorId,
    pub status: PerpetratorStatus,
    pub attribution: Option<Attribution>,
    pub span: Span,
}

/// The perpetrators that a sentence names: for each party the word that weighs most.
pub(crate) fn find(reading: &Reading, sentence: &Sentence, voices: &[Voice]) -> Vec<Accusation> {
    let mut accusations: Vec<Accusation> = Vec::new();
    for found in pattern::find(reading, &reading.words.perpetrators, sentence.first, sentence.end) {
        let Some(actor) = found.taken.group else { continue };
        let attribution = match found.what {
            PerpetratorStatus::Claimed => None,
            _ => attribution::of_claim(voices, found.first, found.end),
        };
        let accusation = Accusation {
            actor,
            status: found.what,
            attribution,
            span: reading.text.span(found.first, found.end),
        };
        match accusations.iter_mut().find(|a| a.actor == accusation.actor) {
            Some(known) if weight(known.status) >= weight(accusation.status) => {}
            Some(known) => *known = accusation,
            None => accusations.push(accusation),
        }
    }
    accusations
}

/// Which of two words on one party in one sentence stands: "suspected militants attacked" is a
/// suspicion, "denied that it attacked" a denial.
fn weight(status: PerpetratorStatus) -> u8 {
    match status {
        PerpetratorStatus::Unknown => 0,
        PerpetratorStatus::Attributed => 1,
        PerpetratorStatus::Suspected => 2,
        PerpetratorStatus::Claimed => 3,
        PerpetratorStatus::Denied => 4,
    }
}
