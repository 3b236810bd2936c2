//! Names for texts that tell nothing of them.

use sha2::{Digest, Sha256};

/// A name for a text that tells nothing of it.
pub(crate) fn hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Bytes as text: two letters for each.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
