//! Sentences that do not say who does it.

use super::sentences::Sentence;

const BECOMING: [&str; 6] = ["word", "wordt", "worden", "werd", "werden", "wordend"];
const BEING: [&str; 6] = ["is", "zijn", "was", "waren", "ben", "bent"];
/// A participle beside one of these is a perfect tense, not a passive.
const HAVING: [&str; 7] = ["heb", "hebt", "heeft", "hebben", "had", "hadden", "hebbend"];
/// Words with which another clause begins.
const CLAUSE: [&str; 16] = [
    "als", "omdat", "want", "maar", "die", "dat", "of", "terwijl", "zodat", "toen", "hoe", "wat", "wie", "waarom",
    "totdat", "doordat",
];

/// Participles that end in *-en*, *-n* or *-end*; what may stand before them is in [`BEFORE`].
const STRONG: &str = "gedaan gezien gegeven genomen geschreven gelezen gesproken besproken gevonden gekozen besloten gesloten \
    geholpen gekregen gehouden gevangen gehangen begonnen gewonnen verloren verboden geboden betrokken getrokken \
    gestolen geworpen gegoten gegeten vergeten gemeten gelaten verlaten geroepen gestoken gebroken gezonden \
    gebonden verbonden gedrongen gedwongen gezongen geslagen gedragen gewezen verwezen bewezen beschreven \
    voorgeschreven gegrepen begrepen geschoven verschoven verdreven gedreven geschoten geworven gebakken gegraven \
    begraven gewogen bewogen overwogen gebogen bedrogen vermeden gesneden gereden gebeten verzwegen verkregen \
    gekeken bekeken vergeleken ontvangen onthouden behouden overgeslagen verslagen gewassen geladen geblazen \
    geraden verraden gehesen gezwegen herzien voorzien aangeboden gestaan toegestaan opgeschreven ondernomen \
    ondervonden overgenomen geheven opgeheven gestreken geprezen gewreven vernomen verzonden vervangen verwerven \
    verworven uitgesproken misverstaan verstaan geopend getekend gerekend berekend ondertekend erkend herkend \
    verzonnen";
const BEFORE: [&str; 33] = [
    "aan", "achter", "af", "bij", "binnen", "buiten", "door", "in", "klaar", "los", "mee", "na", "om", "op", "over",
    "samen", "tegen", "terug", "toe", "uit", "vast", "vol", "voor", "waar", "weg", "goed", "gelijk", "stil", "kwijt",
    "klaar", "deel", "plaats", "rond",
];
/// Words that look like a participle and are none, or are used as an adjective: *wordt bekend* is active.
const NONE: &str = "bedenkt beleid belooft benieuwd bereid bericht beroemd berucht berust bestand bevoegd bewind bewust \
    bezorgd gebeurt gebied gebit gebod gedicht geduld geeft geest gehandicapt gehecht gehucht geldt gelijkt \
    gelooft geluid gemiddeld gemoed geneest geniet genot gerecht gerucht gerust geschikt geslacht gestrest \
    getrouwd gevecht geweld gewicht gewond gezant gezicht gezond herfst onderwijst onderzoekt overlast verbaasd \
    verband verkeerd verliefd vermoeid verouderd verslaafd verstand verveeld voorbeeld voorhoofd voorraad";

/// The participle that makes `sentence` passive, if it is.
pub(super) fn passive(sentence: &Sentence<'_>) -> Option<String> {
    let mut clauses: Vec<Vec<String>> = vec![Vec::new()];
    for word in &sentence.words {
        let lower = word.text.to_lowercase();
        if CLAUSE.contains(&lower.as_str()) {
            clauses.push(Vec::new());
        }
        clauses.last_mut()?.push(lower);
        if word.pause {
            clauses.push(Vec::new());
        }
    }
    clauses.iter().find_map(|clause| in_clause(clause))
}

fn in_clause(clause: &[String]) -> Option<String> {
    let holds = |words: &[&str]| clause.iter().any(|word| words.contains(&word.as_str()));
    let becoming = holds(&BECOMING) && !holds(&HAVING);
    let being = holds(&BEING) && holds(&["door"]);
    if !becoming && !being {
        return None;
    }
    clause.iter().find(|word| is_participle(word)).cloned()
}

fn is_participle(word: &str) -> bool {
    !listed(NONE, word) && looks_like_one(word)
}

fn looks_like_one(word: &str) -> bool {
    let bare = BEFORE.iter().find_map(|before| word.strip_prefix(before)).unwrap_or(word);
    [word, bare].into_iter().any(|word| listed(STRONG, word) || weak(word))
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// *ge…d, ge…t*, and *be-, ver-, ont-* … with *-d*, or *-t* after a hard consonant.
fn weak(word: &str) -> bool {
    if word.chars().count() < 5 || word.ends_with("end") || word.ends_with("heid") {
        return false;
    }
    if word.starts_with("ge") {
        return word.ends_with(['d', 't']);
    }
    let prefix = ["be", "ver", "ont", "her", "erk", "onder", "over", "voor", "door", "mis", "aanvaar"];
    prefix.iter().any(|prefix| word.starts_with(prefix) && word.len() >= prefix.len() + 3)
        && (word.ends_with('d') || ["kt", "ft", "pt", "cht", "st"].iter().any(|end| word.ends_with(end)))
        && word.len() >= 6
}

#[cfg(test)]
mod tests {
    use super::{super::sentences::sentences, *};

    fn found(text: &str) -> Option<String> {
        passive(&sentences(text)[0])
    }

    #[test]
    fn what_does_not_say_who_does_it_is_passive() {
        for (text, word) in [
            ("Er wordt met jou gepraat.", "gepraat"),
            ("De vraag werd gisteren besproken.", "besproken"),
            ("Dat plan wordt later uitgevoerd.", "uitgevoerd"),
            ("Jouw woorden worden gewist.", "gewist"),
            ("De tekst is geschreven door een mens.", "geschreven"),
            ("Ik weet niet wat ermee wordt gedaan.", "gedaan"),
            ("Soms worden jongeren niet begrepen.", "begrepen"),
            ("Het moet nog worden onderzocht.", "onderzocht"),
            ("Er wordt besloten dat het anders moet.", "besloten"),
            ("Je wordt niet vergeten.", "vergeten"),
        ] {
            assert_eq!(found(text).as_deref(), Some(word), "{text}");
        }
    }

    #[test]
    fn what_says_who_does_it_is_active() {
        for text in [
            "Het wordt beter.",
            "Het is anders geworden.",
            "Zij wordt gezond.",
            "Dat wordt geld voor de gemeente.",
            "Dat wordt een lang gesprek met het gezin.",
            "Het wordt leuk als je hebt gepraat.",
            "Wij hebben met jou gepraat en dat is fijn.",
            "Dit is een bericht van de gemeente.",
            "Word je blij van dit beleid?",
            "Hij wordt ouder, en we hebben gewacht.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn an_exception_is_one() {
        let idle: Vec<_> = NONE.split_whitespace().filter(|word| !looks_like_one(word)).collect();
        assert_eq!(idle, [""; 0]);
        let idle: Vec<_> = STRONG.split_whitespace().filter(|word| weak(word)).collect();
        assert_eq!(idle, [""; 0]);
    }
}
