//! The words of the desk: one file per page. Plain and short, as on the public pages; "je" is a colleague here.

pub mod access;
pub mod agenda;
pub mod answer;
pub mod contribution;
pub mod drafts;
pub mod edit;
pub mod fields;
pub mod frame;
pub mod gate;
pub mod history;
pub mod inbox;
pub mod incoming;
pub mod limits;
pub mod log;
pub mod numbers;
pub mod paper;
pub mod preview;
pub mod publishing;
pub mod refusal;
pub mod sign_in;

/// "1.500": thousands have a point in Dutch.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_a_point() {
        let shown = [0, 12, 999, 1_500, 10_000, 1_234_567].map(thousands);
        assert_eq!(shown, ["0", "12", "999", "1.500", "10.000", "1.234.567"]);
    }
}
