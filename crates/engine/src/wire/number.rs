//! Numbers as JSON writes them.

use serde::{Serialize, Serializer};

/// A number that is written without a fraction where it has none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Up to 2^53 every whole number is exact.
        if self.0.fract() == 0.0 && self.0.abs() <= 9_007_199_254_740_992.0 {
            #[expect(clippy::cast_possible_truncation, reason = "whole and in range, as just checked")]
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

/// Degrees with five decimals: about a metre, and the same digits on every machine.
pub(super) fn degrees(value: f32) -> Number {
    Number((f64::from(value) * 100_000.0).round() / 100_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction_and_others_keep_theirs() {
        let line = crate::wire::line(&[Number(24.0), Number(2.5), degrees(34.526_01), Number(f64::NAN)]);
        assert_eq!(line, "[24,2.5,34.52601,null]");
    }
}
