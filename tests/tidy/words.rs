//! Words that we do not use for people, or with them.

use crate::source::{File, file, none, rust};

/// Words of files and meetings.
const OFFICIAL: [&str; 6] = ["cliënt", "doelgroep", "casus", "problematiek", "inspraakmoment", "participatietraject"];

fn official(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    OFFICIAL.into_iter().find(|word| lower.contains(word))
}

#[test]
fn the_interface_speaks_as_people_do() {
    let strings = |file: &File| -> Vec<String> {
        let wrong = file.strings().into_iter().filter_map(|(line, text)| Some((line, official(&text)?, text)));
        wrong.map(|(line, word, text)| format!("{}:{line}: “{word}” in “{text}”", file.name)).collect()
    };
    let files = rust("src/i18n");
    assert!(files.iter().map(|file| file.strings().len()).sum::<usize>() > 100, "the words are there");
    none(files.iter().flat_map(strings));
}

#[test]
fn the_first_page_and_the_settings_speak_as_people_do() {
    none(
        ["index.html", "public/config.json", "src/prerender/boot.js"]
            .into_iter()
            .filter_map(|name| official(&file(name)).map(|word| format!("{name}: “{word}”"))),
    );
}

#[test]
fn an_official_word_is_noticed() {
    assert_eq!(official("Onze Cliënten"), Some("cliënt"));
    assert_eq!(official("Jouw inbreng"), None);
}
