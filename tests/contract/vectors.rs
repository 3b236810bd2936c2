//! The test vectors in `docs/contract.md` are what the code makes of them.

use std::fs;

use weerklank_core::receipt::{ENTROPY, ReceiptCode};

use crate::{generated::committed, server::root};

const BEGIN: &str = "<!-- vectors: made by WEERKLANK_WRITE=1 cargo test -p weerklank-tests generated -->\n";
const END: &str = "<!-- end of the vectors -->";

fn vector(entropy: [u8; ENTROPY]) -> String {
    let code = ReceiptCode::from_entropy(entropy);
    let secret = code.secret();
    let entropy: String = entropy.iter().map(|byte| format!("{byte:02x}")).collect();
    let rows = [
        ("random bytes", entropy.as_str()),
        ("words", &code.to_string()),
        ("`id`", code.feedback_id().as_str()),
        ("secret", secret.expose()),
        ("`secret_hash`", secret.hash().as_str()),
    ]
    .map(|(name, value)| format!("| {name} | `{value}` |\n"));
    format!("\n| | |\n|---|---|\n{}", rows.concat())
}

#[test]
fn generated_vectors_of_the_contract_are_those_of_the_code() {
    let name = "docs/contract.md";
    let text = fs::read_to_string(root().join(name)).expect("the contract");
    let (before, rest) = text.split_once(BEGIN).expect("the beginning of the vectors");
    let (_, after) = rest.split_once(END).expect("the end of the vectors");
    let counting = std::array::from_fn(|place| u8::try_from(place).expect("small"));
    let mixed = counting.map(|byte: u8| byte.wrapping_mul(89).wrapping_add(200));
    let vectors = [counting, mixed].map(vector).concat();
    committed(name, &format!("{before}{BEGIN}{vectors}\n{END}{after}"));
}

#[test]
fn the_words_of_a_vector_give_the_same_code() {
    let code = ReceiptCode::from_entropy([0x5a; ENTROPY]);
    assert_eq!(ReceiptCode::parse(&code.to_string()), Ok(code));
}
