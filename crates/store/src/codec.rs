//! Values to bytes and back: postcard, then zstd.
//!
//! Postcard writes fields in order without names, so every change of a stored type is a change of format:
//! readings and derived rows carry the version of the program and are made again, and evidence is stored
//! as it came. The same value always gives the same bytes.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// Compression level: reports are short, and level 3 already halves the time of level 6.
const LEVEL: i32 = 3;
/// Greatest size of one unpacked value; a damaged length must not take all memory.
const LIMIT: usize = 1 << 30;

/// The bytes of a value; `None` only for types that postcard cannot write.
pub fn encode<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    postcard::to_stdvec(value).ok()
}

/// The value of bytes made by [`encode`]; `None` where they are damaged.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// Smaller bytes.
pub fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    zstd::bulk::compress(bytes, LEVEL).ok()
}

/// The bytes that [`pack`] was given; `None` where they are damaged.
pub fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    let reader = zstd::stream::read::Decoder::new(bytes).ok()?;
    let mut limited = std::io::Read::take(reader, LIMIT as u64);
    std::io::Read::read_to_end(&mut limited, &mut unpacked).ok()?;
    Some(unpacked)
}

/// SHA-256 of the parts one after another.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_and_damage_is_seen() {
        let value = (7_u32, "Kabul".to_owned(), vec![Some(1_u8), None]);
        let bytes = pack(&encode(&value).unwrap()).unwrap();
        let unpacked = unpack(&bytes).unwrap();
        assert_eq!(decode::<(u32, String, Vec<Option<u8>>)>(&unpacked), Some(value));
        assert_eq!(unpack(&bytes[..bytes.len() / 2]), None);
        assert_eq!(decode::<String>(&[200]), None);
    }

    #[test]
    fn sha256_is_that_of_the_joined_parts() {
        assert_eq!(sha256(&[b"ab", b"c"]), sha256(&[b"abc"]));
    }
}
