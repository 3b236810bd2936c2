//! The words that people read: easy, and never those of files and meetings.

use crate::source::none;

#[test]
fn all_that_people_read_is_easy_and_speaks_as_people_do() {
    let reports = xtask::readable::shipped().expect("what is shipped can be read");
    assert!(reports.len() > 1, "there are agendas and words of the interface");
    none(
        reports
            .iter()
            .filter(|(_, report)| !report.passes())
            .map(|(name, report)| xtask::readable::printed(name, report)),
    );
}
