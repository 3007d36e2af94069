//! Wording compared.

use super::Level;
use crate::prepared::Prepared;

/// Words under which a bag says nothing.
const LEAST: usize = 4;

/// The level at which the sentences that tell of it use the same words, rare ones counting more.
pub(crate) fn text(left: &Prepared<'_>, right: &Prepared<'_>) -> Level {
    if left.bag.len() < LEAST || right.bag.len() < LEAST {
        return Level::TooFewWords;
    }
    match left.bag.cosine(&right.bag) {
        0.5.. => Level::MuchTheSame,
        0.25.. => Level::ManySame,
        0.1.. => Level::SomeSame,
        _ => Level::FewSame,
    }
}
