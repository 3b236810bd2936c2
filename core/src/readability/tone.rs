//! Words that make people feel like a case. They are refused; only names keep them.

use super::words::forms;

/// How a refused word is looked for.
#[derive(Clone, Copy)]
enum Where {
    /// As a word of its own, inflected or not.
    Alone,
    /// Also as a part of a longer word.
    Inside,
}
use Where::{Alone, Inside};

/// A refused word, how it is looked for, and what to say instead.
const REFUSED: &[(&str, Where, &str)] = &[
    ("cliënt", Inside, "Zeg wie het is: een jongere, een ouder, een kind, iemand die hulp krijgt."),
    ("client", Alone, "Zeg wie het is: een jongere, een ouder, een kind, iemand die hulp krijgt."),
    ("casus", Inside, "Een mens is geen geval. Zeg: het verhaal van een jongere, of: wat er bij één gezin speelt."),
    ("casuïstiek", Inside, "Zeg: verhalen, voorbeelden."),
    ("caseload", Alone, "Zeg: hoeveel jongeren iemand helpt."),
    ("casemanager", Alone, "Zeg: de hulpverlener die het overzicht houdt."),
    ("casemanagement", Alone, "Zeg: wie het overzicht houdt."),
    ("casusregisseur", Alone, "Zeg: de hulpverlener die het overzicht houdt."),
    ("doelgroep", Inside, "Zeg over wie het gaat: jongeren van 12 tot 18, ouders, gezinnen."),
    ("problematiek", Inside, "Zeg wat er is: problemen, zorgen, wat er speelt."),
    ("uitval", Inside, "Zeg wat er gebeurt: stoppen met school, stoppen met de hulp."),
    ("uitvallen", Alone, "Zeg wat er gebeurt: stoppen met school, stoppen met de hulp."),
    ("uitgevallen", Alone, "Zeg wat er gebeurde: gestopt met school, gestopt met de hulp."),
    ("drop-out", Alone, "Zeg: iemand die stopte met school."),
    ("dropout", Alone, "Zeg: iemand die stopte met school."),
    ("thuiszitter", Inside, "Zeg: een kind dat niet naar school gaat."),
    ("hulpvrager", Inside, "Zeg: iemand die hulp vraagt."),
    ("hulpbehoevend", Inside, "Zeg: iemand die hulp nodig heeft."),
    ("zorgmijder", Inside, "Zeg: iemand die geen hulp wil. En zeg waarom, als je dat weet."),
    ("zorgmijdend", Inside, "Zeg: iemand die geen hulp wil. En zeg waarom, als je dat weet."),
    ("zorgconsument", Inside, "Zeg: iemand die hulp krijgt."),
    ("zorggebruiker", Inside, "Zeg: iemand die hulp krijgt."),
    ("zorgvrager", Inside, "Zeg: iemand die hulp vraagt."),
    ("zorgleerling", Inside, "Zeg: een leerling die hulp krijgt."),
    ("zorgkind", Inside, "Zeg: een kind dat hulp krijgt."),
    ("zorgjongere", Inside, "Zeg: een jongere die hulp krijgt."),
    ("probleemjongere", Inside, "Zeg: een jongere die het moeilijk heeft."),
    ("probleemkind", Inside, "Zeg: een kind dat het moeilijk heeft."),
    ("probleemgezin", Inside, "Zeg: een gezin dat het moeilijk heeft."),
    ("probleemgeval", Inside, "Een mens is geen geval. Zeg wat er speelt."),
    ("probleemgedrag", Inside, "Zeg wat iemand doet, of wat er achter zit."),
    ("probleemgroep", Inside, "Zeg over wie het gaat, en wat er moeilijk is."),
    ("probleemwijk", Inside, "Zeg: een buurt waar mensen het moeilijk hebben."),
    ("risicojongere", Inside, "Zeg: een jongere die het moeilijk kan krijgen."),
    ("risicogezin", Inside, "Zeg: een gezin dat het moeilijk kan krijgen."),
    ("risicogroep", Inside, "Zeg over wie het gaat, en wat er mis kan gaan."),
    ("risicokind", Inside, "Zeg: een kind dat het moeilijk kan krijgen."),
    ("hangjongere", Inside, "Zeg: jongeren op straat."),
    ("randgroepjongere", Inside, "Zeg: een jongere die het moeilijk heeft."),
    ("multiprobleem", Inside, "Zeg: een gezin waar veel tegelijk speelt."),
    ("achterstandswijk", Inside, "Zeg: een buurt waar mensen het moeilijk hebben."),
    ("achterstandsgroep", Inside, "Zeg wie minder kansen krijgen."),
    ("gedragsgestoord", Inside, "Zeg wat iemand doet of voelt. Een mens is meer dan gedrag."),
    ("gedragsprobleem", Inside, "Zeg wat iemand doet, of wat er achter zit."),
    ("gedragsproblematiek", Inside, "Zeg wat iemand doet, of wat er achter zit."),
    ("moeilijk opvoedbaar", Alone, "Zeg wat er moeilijk is, en voor wie."),
    ("uithuisgeplaatste", Alone, "Zeg: een kind dat niet thuis woont, of: een kind dat niet thuis mag wonen."),
    ("inspraakmoment", Inside, "Zeg: een moment om mee te praten."),
    ("inspraakavond", Inside, "Zeg: een avond om mee te praten."),
    ("participatietraject", Inside, "Zeg: samen praten en beslissen."),
    ("dossiertijger", Inside, "Zo praat je niet over mensen. Zeg: iemand met een lang dossier, als dat moet."),
    ("zelfredzaam", Inside, "Zeg: zelf kunnen, op eigen benen staan."),
    ("zelfredzaamheid", Inside, "Zeg: zelf kunnen, op eigen benen staan."),
    ("kwetsbare jongere", Alone, "Zeg wat het moeilijk maakt: jongeren die nu hulp nodig hebben."),
    ("kwetsbare jeugd", Alone, "Zeg wat het moeilijk maakt: jongeren die nu hulp nodig hebben."),
    ("kwetsbare kind", Alone, "Zeg wat het moeilijk maakt: kinderen die nu hulp nodig hebben."),
    ("kwetsbare kinderen", Alone, "Zeg wat het moeilijk maakt: kinderen die nu hulp nodig hebben."),
    ("kwetsbare ouder", Alone, "Zeg wat het moeilijk maakt: ouders die het zwaar hebben."),
    ("kwetsbare gezin", Alone, "Zeg wat het moeilijk maakt: gezinnen die het zwaar hebben."),
    ("kwetsbare groep", Alone, "Zeg over wie het gaat, en wat er moeilijk is."),
    ("kwetsbare mens", Alone, "Zeg wat het moeilijk maakt: mensen die het zwaar hebben."),
    ("kwetsbare doelgroep", Alone, "Zeg over wie het gaat, en wat er moeilijk is."),
    ("onaangepast", Inside, "Zeg wat iemand doet of voelt."),
    ("onhandelbaar", Alone, "Zeg wat er gebeurt, en wat iemand nodig heeft."),
    ("ongemotiveerd", Alone, "Zeg wat iemand niet wil. En zeg waarom, als je dat weet."),
    ("therapieontrouw", Inside, "Zeg wat er gebeurt: niet komen, stoppen."),
    ("no-show", Inside, "Zeg: iemand kwam niet."),
    ("lvb'er", Alone, "Zeg: iemand die moeilijk leert, of: iemand met een lichte verstandelijke beperking."),
    ("ggz'er", Alone, "Zeg: iemand die hulp krijgt van de ggz."),
    ("pupil", Alone, "Zeg: een jongere."),
    ("justitiabele", Alone, "Zeg: een jongere die met de politie of de rechter te maken heeft."),
    ("zwakbegaafd", Inside, "Zeg: iemand die moeilijk leert."),
    ("laaggeletterd", Inside, "Zeg: iemand die lezen moeilijk vindt."),
    ("allochtoon", Inside, "Zeg waar iemand vandaan komt, als dat ertoe doet."),
    ("ervaringsdrager", Inside, "Zeg: iemand die het zelf meemaakte."),
    ("hulptraject", Inside, "Zeg: hulp, of: de tijd dat iemand hulp krijgt."),
    ("zorgzwaarte", Inside, "Zeg: hoeveel hulp iemand nodig heeft."),
    ("instroom", Inside, "Mensen stromen niet. Zeg: jongeren die beginnen met hulp."),
    ("uitstroom", Inside, "Mensen stromen niet. Zeg: jongeren die klaar zijn met hulp."),
    ("uitstromen", Alone, "Mensen stromen niet. Zeg: klaar zijn met de hulp, weggaan."),
    ("doorstroom", Inside, "Mensen stromen niet. Zeg: verder gaan met andere hulp."),
    ("afschalen", Alone, "Zeg: minder hulp geven."),
    ("opschalen", Alone, "Zeg: meer hulp geven."),
    ("plaatsbaar", Alone, "Mensen plaats je niet. Zeg: geen plek vinden voor iemand."),
];

/// A word that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    /// Where its first word stands.
    pub(super) at: usize,
    /// The words, as they were written.
    pub(super) word: String,
    /// What to say instead.
    pub(super) instead: &'static str,
}

/// The refused words among `words`; `named` says which of them are part of a name.
pub(super) fn refused(words: &[&str], named: &[bool]) -> Vec<Refused> {
    let forms: Vec<Vec<String>> = words.iter().map(|word| forms(&word.to_lowercase())).collect();
    let found = |at: usize| {
        let fits = REFUSED.iter().filter(|(refused, place, _)| {
            let there = forms.get(at..at + refused.split(' ').count());
            there.is_some_and(|there| refused.split(' ').zip(there).all(|(part, forms)| same(part, *place, forms)))
        });
        // The longest is the most precise: "kwetsbare doelgroep" before "doelgroep".
        let (refused, _, instead) = fits.max_by_key(|(refused, ..)| refused.len())?;
        Some(Refused { at, word: words[at..at + refused.split(' ').count()].join(" "), instead })
    };
    (0..words.len()).filter(|at| !named.get(*at).copied().unwrap_or_default()).filter_map(found).collect()
}

/// Whether a word with these `forms` is a form of `part`, or holds it.
fn same(part: &str, place: Where, forms: &[String]) -> bool {
    forms.iter().any(|form| form == part || (matches!(place, Inside) && form.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let words: Vec<&str> = text.split(' ').collect();
        refused(&words, &[]).into_iter().map(|refused| refused.word).collect()
    }

    #[test]
    fn words_of_files_are_refused_in_every_form() {
        assert_eq!(words("Onze Cliënten en hun casussen"), ["Cliënten", "casussen"]);
        assert_eq!(
            words("de cliëntenraad over jeugdproblematiek en schooluitval"),
            ["cliëntenraad", "jeugdproblematiek", "schooluitval"]
        );
        assert_eq!(words("kwetsbare jongeren en kwetsbare groepen"), ["kwetsbare jongeren", "kwetsbare groepen"]);
        assert_eq!(words("een uithuisgeplaatste"), ["uithuisgeplaatste"]);
    }

    #[test]
    fn words_of_people_are_not() {
        assert_eq!(words("jongeren praten mee over hun eigen hulp en hun kwetsbare kant"), Vec::<String>::new());
    }

    #[test]
    fn a_name_keeps_its_words() {
        assert_eq!(refused(&["Cliëntenraad", "Noord"], &[true, true]), []);
    }
}
