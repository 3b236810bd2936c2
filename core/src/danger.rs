//! Words that tell of danger, so that the page can show who helps, beside the text.
//!
//! A cue opens a calm card with help lines. It never blocks, reports or keeps anything, so a cue too many costs
//! a glance and a cue too few costs more: what is unclear counts. Only sayings ("ik lach me dood") and what is
//! denied ("hij slaat me nooit") are left alone, because cards at every turn would not be read.
//!
//! Words are compared without capitals and accents, with digits read as the letters they look like, and however
//! long a letter is drawn out: "doooood" is "dood" and "z3lfm00rd" is "zelfmoord". It knows the words of its
//! tables, in Dutch and a little English. It was never tried on what young people really wrote, so a page must
//! not rely on it: help is in the same place on every page, cue or no cue.

use serde::{Deserialize, Serialize};

use crate::{
    names,
    typed::{among, words},
};

/// A danger that help lines help with; the one that waits least comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Danger {
    /// Something that cannot wait: a weapon, an overdose, a threat to kill.
    Now,
    /// Thoughts of suicide.
    Suicide,
    /// Sexual abuse or violence.
    SexualAbuse,
    /// Violence or threats, or being afraid at home.
    Violence,
    /// Hurting oneself.
    SelfHarm,
    /// Not being cared for.
    Neglect,
}

names!(Danger {
    Now = "now",
    Suicide = "suicide",
    SexualAbuse = "sexual_abuse",
    Violence = "violence",
    SelfHarm = "self_harm",
    Neglect = "neglect",
});

/// The dangers that `text` tells of, each once, in the order of [`Danger`].
pub fn cues(text: &str) -> Vec<Danger> {
    let words = spoken(text);
    let mut saying = vec![false; words.len()];
    for phrase in SAYINGS.split(" / ") {
        places(phrase, &words, |at, end| saying[at..end].fill(true));
    }
    let mut found = Vec::new();
    for (danger, phrase) in PHRASES.iter().flat_map(|(danger, all)| all.split(" / ").map(move |one| (*danger, one))) {
        places(phrase, &words, |at, end| {
            // Who says not to think of suicide may need the card as well.
            let denied = danger != Danger::Suicide && is_denied(&words, at, end);
            if denied || saying[at..end].contains(&true) {
                return;
            }
            add(&mut found, danger);
            if danger == Danger::Suicide && is_soon(&words, at, end) {
                add(&mut found, Danger::Now);
            }
        });
    }
    found
}

fn add(found: &mut Vec<Danger>, danger: Danger) {
    if !found.contains(&danger) {
        let place = found.iter().take_while(|other| **other < danger).count();
        found.insert(place, danger);
    }
}

/// A word as it sounds, and how it is joined to the one before.
struct Spoken {
    sound: String,
    initial: u32,
    starts: bool,
    close: bool,
}

fn spoken(text: &str) -> Vec<Spoken> {
    let mut spoken: Vec<Spoken> = Vec::new();
    for word in words(text) {
        let sound = sound(&word.plain);
        match spoken.last_mut() {
            // "me zelf" and "mezelf" are the same.
            Some(last) if sound == "zelf" && !word.starts && among("me mij mijn mn zich", &last.sound) => {
                last.sound.push_str("zelf");
            }
            _ => {
                let (initial, close) = (initial(&sound), matches!(word.before, " " | "-"));
                spoken.push(Spoken { sound, initial, starts: word.starts, close });
            }
        }
    }
    spoken
}

/// A word with letters for the digits among them.
fn sound(word: &str) -> String {
    if !word.bytes().any(|letter| letter.is_ascii_alphabetic()) {
        return word.to_owned();
    }
    let letter = |letter| match letter {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        other => other,
    };
    word.chars().map(letter).collect()
}

/// Gives every place where `phrase` stands to `found`: from which word, up to which one.
fn places(phrase: &str, words: &[Spoken], mut found: impl FnMut(usize, usize)) {
    // Most words are passed over by their first letter: a phone does this at every key.
    let first = phrase.split(' ').next().unwrap_or_default();
    let letters = initials(first);
    for at in (0..words.len()).filter(|at| letters & words[*at].initial != 0) {
        if let Some(end) = end(phrase, words, at) {
            found(at, end);
        }
    }
}

/// A bit for every letter with which a word of `list` begins.
fn initials(list: &str) -> u32 {
    let of = |known: &str| match set(known) {
        Some(set) => initials(set),
        None if known == "#" => u32::MAX,
        None => initial(known),
    };
    list.split('|').map(of).fold(0, |letters, more| letters | more)
}

/// The words that a capital stands for.
fn set(name: &str) -> Option<&'static str> {
    let capital = name.starts_with(|letter: char| letter.is_ascii_uppercase());
    SETS.iter().find(|set| capital && set.0 == name).map(|set| set.1)
}

fn initial(word: &str) -> u32 {
    1 << (word.bytes().next().unwrap_or_default() % 32)
}

/// Where `phrase` ends, when it stands at `at`. The phrase has words with a space between two:
///
/// - `slaat|sloeg`: one of these; `zelfmoord*`: anything that begins so;
/// - a capital: one of the words of that set;
/// - `+`: words that say little, or none; `~`: any words, or none; `#`: a number.
fn end(phrase: &str, words: &[Spoken], at: usize) -> Option<usize> {
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    let go_on = |at: usize| if rest.is_empty() { Some(at) } else { end(rest, words, at) };
    // A phrase does not reach into the next sentence. That it begins one is no matter.
    let follows = |at: usize| words.get(at).is_some_and(|word| !word.starts);
    if let "+" | "~" = first {
        for skipped in 0..=5 {
            if let Some(end) = words.get(at + skipped).filter(|word| !word.starts).and_then(|_| go_on(at + skipped)) {
                return Some(end);
            }
            let passes =
                |word: &Spoken| if first == "+" { is_one(FILLERS, &word.sound) } else { !is_one(DENIALS, &word.sound) };
            if !(follows(at + skipped) && words.get(at + skipped).is_some_and(passes)) {
                return None;
            }
        }
        return None;
    }
    let word = words.get(at)?;
    let fits = match first {
        "#" => word.sound.bytes().all(|letter| letter.is_ascii_digit()),
        _ => is_one(first, &word.sound),
    };
    let ends_here = rest.is_empty() || follows(at + 1);
    if fits && ends_here { go_on(at + 1) } else { None }
}

/// Whether a word sounds like one of `list`: words with `|` between two, `*` at the end for anything that follows,
/// a capital for those of a set.
fn is_one(list: &str, sound: &str) -> bool {
    list.split('|').any(|known| {
        if let Some(set) = set(known) {
            return is_one(set, sound);
        }
        let (mut known, open) = known.strip_suffix('*').map_or((known, false), |known| (known, true));
        let mut rest = sound;
        while let Some(letter) = known.chars().next() {
            let run = |text: &str| text.len() - text.trim_start_matches(letter).len();
            let (wanted, typed) = (run(known), run(rest));
            // "doooood" is "dood", but "veerkracht" is something else than "verkracht".
            let open_end = open && wanted == known.len() && typed > wanted;
            if typed != wanted && typed < 3 * letter.len_utf8() && !open_end {
                return false;
            }
            known = &known[wanted..];
            rest = &rest[typed..];
        }
        open || rest.is_empty()
    })
}

/// Whether what stands from `at` to `end` is denied right before or after.
fn is_denied(words: &[Spoken], at: usize, end: usize) -> bool {
    let before = at > 0 && !words[at].starts && {
        let strong = is_one("geen|nooit|zonder", &words[at - 1].sound);
        strong || (end == at + 1 && is_one("niet|nie", &words[at - 1].sound))
    };
    // "Mijn vader slaat nooit", "mijn vader slaat mij nooit", but "hij slaat me niet alleen".
    let close =
        |at: usize, list| words.get(at).is_some_and(|word| !word.starts && word.close && is_one(list, &word.sound));
    let end = end + usize::from(close(end, "me|mij|ons|hem|haar"));
    let after = close(end, "niet|nie|nooit");
    let limited = words.get(end + 1).is_some_and(|word| is_one("alleen|normaal|zomaar|eens", &word.sound));
    before || (after && !limited)
}

/// Whether the sentence around says that it is about today.
fn is_soon(words: &[Spoken], at: usize, end: usize) -> bool {
    let first = (0..=at).rev().find(|at| words[*at].starts).unwrap_or(0);
    let last = (end..words.len()).find(|at| words[*at].starts).unwrap_or(words.len());
    words[first..last].iter().any(|word| is_one("vanavond|vannacht|straks|zometeen|zodadelijk", &word.sound))
}

/// What denies.
const DENIALS: &str = "niet|nie|nooit|geen|zonder";
/// Words that may stand within a phrase and change nothing.
const FILLERS: &str = "ik|k|hij|zij|ze|je|we|wij|u|er|echt|gewoon|gwn|liever|soms|wel|wle|eigenlijk|eig|graag|het|ie|terug|liefst|alleen|\
    maar|mr|nu|ook|al|heel|erg|vaak|zo|zoo|dan|toch|eens|een|keer|elke|dag|altijd|weer|nog|steeds|dus|ff|even|weleens|continu|laatst|gisteren|vandaag|bijna|zelfs|\
    best|om|te|daarom|hier|vroeger|thuis|jaren|jarenlang|dagelijks|regelmatig|hard|me|mij|mn";

/// Sets of words that a capital stands for.
const SETS: &[(&str, &str)] = &[
    // Who wants.
    ("W", "wil|wilde|wilt|willen|wilden|wou|wouden|wl"),
    // Oneself.
    ("Z", "mezelf|mijzelf|mijnzelf|mnzelf|zichzelf|jezelf|haarzelf|hemzelf"),
    // Who is hurt.
    ("N", "me|mij|ons"),
    // Whose.
    ("O", "mijn|mn|m|me|ons|onze|haar|zijn|zn|hun|de|een"),
    // Who belongs to somebody.
    (
        "V",
        "moeder|mama|mam|ma|vader|papa|pap|pa|ouders|broer*|zus|zusje|zussen|zusjes|kind|kinderen|dochter*|zoon*|vriendin*|vriend*|\
        stief*|pleeg*|oma|opa|oom|tante|neef|nicht|ex|man|vrouw|begeleid*|groepsleid*|meisje|meid",
    ),
    // Hits, kicks.
    (
        "H",
        "slaat|slaan|sloeg|sloegen|slaad|slat|slaatt|schopt|schopte|schoppen|schopten|sgopt|stompt|stompte|stompen|trapt|trapte|\
        trappen|mept|mepte|wurgt|wurgde|wurgen|knijpt|bijt",
    ),
    // Was, has.
    ("B", "ben|bent|is|was|word|wordt|werd|wort|worden|werden|heb|heeft|heef|had|hebben|hadden|geworden"),
    // Where people cut.
    ("A", "arm|armen|pols|polsen|been|benen|bovenbeen|bovenbenen|onderarm*|bovenarm*|dij|dijen|lichaam|huid"),
    // How people kill.
    ("K", "vermoord*|vermort*|doodmak*|doodslaan|doodschieten|doodsteken|neersteken|neerschieten|afmaken"),
];

/// Sayings, and other things that such words are used for.
const SAYINGS: &str = "\
    lach* ~ dood|kapot|rot|suf / verveel* ~ dood / schaam* ~ dood|kapot / schrok* ~ dood / schrik* ~ dood / \
    werk* ~ dood|kapot / zoek* ~ dood|kapot / erger* ~ dood|kapot / wacht* ~ dood / ga|gaan|ging|gaat + dood van / \
    dood + van|aan / dood saai|gewoon|normaal|moe|eng|stil|op|simpel|leuk|ziek|zonde|bang|nerveus / \
    dood spoor|punt|einde / ons advies|voorstel|plan|aanbod / poging|pogingen gedaan om / \
    het|dat|dit doet + N + pijn / slaat|sloeg|slaan haar|zijn ogen|armen|handen / \
    Z ~ voor mijn|mn|de kop|hoofd slaan / raakt ~ aan het hart / geen eten dat|wat|die|van / sluit* N aan / \
    al sla* ~ dood / sla* je me dood / W + dood + saai|gewoon|normaal|leuk / over de|mijn dood / de dood ~ praten / \
    # kms / slaat|sloeg|slaan ~ nergens|nergends ~ op / slaat|sloeg|slaan + op / slaat|sloeg dat|dit|die|het ~ op / \
    slaat op N / nergens op slaat|sloeg / sla|slaat|slaan|sloeg ~ over / \
    slaat|sloeg|slaan|sla + door|dicht|om|alarm|aan / sloeg|slaat ~ om het hart / \
    sla|slaat|slaan|sloeg ~ doorheen|erdoorheen|spijker|plank|handen / \
    alarm|vlucht|hol|plank|brug|veld|stomheid|over|dicht|om|spijker|opgeslagen + geslagen / geslagen hond / \
    klap|klappen + voor|krijgt ~ zorg / zorg|jeugdzorg|sector|gemeente + krijgt|kreeg + klappen / \
    van school|eruit|weg|uit + geschopt / schop* ~ onder ~ kont|reet / schop* ~ ver|bal / schop* het / \
    trap* ~ in|er / vermoord* + N als|wanneer|om / N + vermoorden|vermoordt|vermoord als|wanneer|om / \
    snij* in + de|het|jeugd*|budget*|uren|geld|zorg*|kosten|brood|uitgaven / snij* van / snij* ~ vinger*|duim / \
    vinger*|duim ~ gesneden|snijden|sneed / gesneden ~ vinger*|duim|brood|koek / sneed ~ vinger*|duim / \
    brood|groente*|ui|uien|koken ~ snij*|gesneden|sneed / \
    kras* ~ telefoon|mobiel|auto|bank|scherm|fiets|tafel|deur|muur|bril|ipad / voel* ~ opgesloten / \
    opgesloten + voel* / opgesloten gevoel / gevoel ~ opgesloten / opgesloten in + mezelf|O hoofd|systeem / \
    geld|macht|pgb|systeem|regels|vertrouwen|wet|subsidie ~ misbruikt / \
    misbruikt ~ geld|macht|pgb|systeem|regels|vertrouwen / \
    dossier|tuin|huiswerk|school|vrienden|gebouw* ~ verwaarloos* / \
    verwaarloos* ~ school|huiswerk|vrienden|gemeente|overheid|instanties / \
    niet meer verder met|praten|leren|op|wonen|helpen|gaan|studeren / \
    door|van|bij|met|naar|aan|via|mevrouw|meneer veilig thuis / \
    veilig thuis bel*|gebeld|meld*|gemeld|kwam|komt|is|heeft|had|werd|wordt|zei|zegt|doet|deed|stuur*|erbij|ingeschakeld|luister* / \
    veilig + thuis + kom*|bracht|gebracht|gekomen / bang + thuis + te / leven ~ eind ~ maand";

/// What tells of danger.
const PHRASES: &[(Danger, &str)] = &[
    (
        Danger::Now,
        "overdosis + genomen|geslikt|ingenomen / \
         heb|heeft ~ veel|alle|teveel|hele|doosje|strip|potje ~ pil*|paracetamol*|medicijnen ~ geslikt|ingenomen|op / \
         sta|zit + op|bij|aan het|de|een dak|spoor|brug|treinspoor / ben + in gevaar / direct|acuut gevaar / \
         heeft|pakt|pakte een|zijn|haar mes|pistool|vuurwapen|wapen / W|ga|gaat|gaan ~ N ~ K / \
         N + W|ga|gaat|gaan + K / dreig* ~ N ~ K / dreig* ~ dood* / met de dood + bedreig* / dood bedreig* / \
         doodsbedreig* / met een mes + bedreig*|achter|op / mijn|mn laatste bericht|brief",
    ),
    (
        Danger::Suicide,
        "zelfmoord* / zelfmord* / zelfmoort* / zelfmrd* / zelfmort* / zelfm rd / z lfmoord / zelf moord* / \
         zelfdoding* / zelfdood* / suicid* / suisid* / su cide / s icide / kms / kys / unalive* / kill* myself / \
         want to die / wanna die / end my life / W + niet meer + leven / niet meer W leven / \
         niet meer + te + leven / W + niet langer|verder leven / niet langer|verder W leven / W + dood / \
         W + doodgaan / W + dood gaan / W + sterven / dood W / liever|beter|maar dood / wens* ~ dood / \
         dood te + zijn / ik dood was|ben / dood willen / dood te willen / laat N + doodgaan|sterven / \
         eind|einde|end aan ~ leven / W|ga|gaat ~ er + een + eind|einde|end|punt aan + maken|maak / \
         er een eind|einde|end|punt aan W|ga|gaan + maken / maak + er + eind|einde|end|punt aan / \
         uit het|mijn|mn|haar|zijn leven ~ stap* / uit het leven W|ga|gaan / van het leven + beroof*|beroven / \
         spring* ~ voor de|een trein|metro|auto / \
         voor de|een trein|metro ~ spring*|gooi*|loop|lopen|stap*|W|ga|gaan / voor trein ~ spring* / \
         spring* ~ van het|de|een dak|flat|brug|gebouw|balkon / \
         van het|de|een dak|flat|brug|gebouw|balkon ~ spring*|gesprongen / hang* + Z + op / Z ~ ophang*|opgehangen / \
         Z ~ op te hangen / me + ophangen / ik hang me + op / verhang* / opgehangen aan|in / \
         Z ~ doden|doodmaken|dood|doodschieten|doodsteken / van kant / Z ~ iets|wat ~ aan|aandoe*|doe* / overdosis / \
         alle|veel|teveel|doosje|strip|potje|hele ~ pil*|paracetamol*|slaappil* ~ slik*|innemen|nemen|neem / \
         niet meer wakker + word* / nooit + meer wakker + word* / W + er niet meer zijn / er niet meer W zijn / \
         er niet meer te zijn / ik er niet meer ben|was / beter ~ ik er niet was|ben / ik ~ nooit geboren / \
         beter ~ zonder mij|me / leven ~ geen zin / geen zin ~ in ~ leven / geen zin ~ te leven / \
         reden* ~ te leven / leven niet meer ~ zitten / het niet meer + zitten / niet meer W|kan bestaan / \
         W niet meer bestaan / leven ~ niks|niets + waard / leven + beu|zat / klaar met + leven / \
         W + niet meer verder / niet meer verder W / levensmoe / doodswens* / was ik er maar niet / \
         stop|stoppen|ophouden met + leven / hoeft van|voor mij|me + allemaal niet meer / \
         ik ~ er + een + eind|einde|end|punt aan te maken / fantaseer* ~ doodgaan|dood / over|aan doodgaan / \
         perron|spoor ~ spring* / ts gedaan|gepleegd / ik heb|had + een|meerdere|twee|drie poging|pogingen gedaan / \
         van deze wereld|aarde + weg|af|verdwijn* / weg van|uit deze wereld|aarde / \
         wou|wil|wens* ~ niet bestond|besta / W + verdwijnen / touw ~ klaar* / afscheidsbrief* / afscheids brief / \
         euthanasie / hoef* + niet meer + te leven",
    ),
    (
        Danger::SexualAbuse,
        "verkracht* / verkragt* / verkr cht* / groepsverkracht* / aangerand* / aanrand* / aan gerand / incest* / \
         seksueel|sexueel|seksuele ~ misbruik*|geweld|lastig*|geintimideerd|intimidatie / ongewenst* + aangeraakt / \
         betast* / bepotel* / komt|kwam|kroop|kruipt + bij me|mij in bed / onzedelijk* / raped / sexually abused / \
         grooming / groomer / loverboy* / B ~ misbruikt / misbruikt + N|haar|hem|door / N + misbruikt / \
         V ~ misbruikt / misbruikt B / misbruik + door|van ~ V / jarenlang misbruik / kindermisbruik / \
         zit|zat|zitten|zaten + aan me|mij / aan me|mij + zit|zat|zitten|zaten|gezeten / raakt|raakte ~ N + aan / \
         me|mij + aanraakt|aanraakte / \
         zit|zat|komt|kwam|voelt|voelde + aan O borst*|kont|billen|lichaam|lijf|vagina|piemel|kruis / \
         aan O borst*|kont|billen|lichaam|lijf|vagina|piemel|kruis + zit|zat|komt|kwam|gezeten|voelt|voelde / \
         dwing*|dwong* ~ seks|sex|zoenen / gedwongen ~ seks|sex / seks|sex ~ gedwongen|dwingt|dwong / \
         seks|sex ~ tegen mijn|mn|haar wil / moet|moest + seks|sex / moet|moest ~ seks|sex met / \
         moet|moest + me|mij uitkleden / moet|moest ~ kleren uittrekken|uitdoen|uit / naaktfoto* / naakt foto* / \
         nudes / naaktfilm* / sextortion / chanteer* ~ foto*|filmpje* / dreig* ~ foto*|filmpje*|video*",
    ),
    (
        Danger::Violence,
        "H + me|mij / slaat|sloeg|schopt|schopte + ons / hij|zij|ze|V doet|deed + N + pijn / V pijn gedaan / \
         sla ik je / gooi* ~ naar O hoofd / gooi*|smijt*|smeet|duw* + N ~ trap|muur|grond / \
         van de trap geduwd|gegooid / thuis ~ uitgescholden|gekleineerd / \
         uitgescholden|gekleineerd + thuis|door ~ V / H + hem|haar / H + O V / N + H / hem|haar H / \
         vader|papa|stief*|pleegvader|pleegmoeder|moeder|mama|ouders|oom|opa|ex|vriend|man + slaat|slaan|sloeg|sloegen / \
         sla + O broer*|zus*|moeder|vriendin|kind* / sla je V / B ~ geslagen / geslagen B / geslagen door / \
         N + geslagen / B ~ geschopt|gestompt|gewurgd|gestoken|neergestoken|gemept / \
         in elkaar ~ geslagen|slaat|slaan|sloeg|sloegen|gemept|getrapt|trapt|schopt / ik + krijg|kreeg + klappen / \
         krijg|kreeg ik + klappen / krijg|kreeg|krijgen|kregen|krijgt ~ klappen van / klappen van O V / \
         klappen thuis / mishandel* / mishandl* / geestelijk + mishandel* / huiselijk geweld / geweld + thuis / \
         thuis ~ geweld* / gewelddadige vader|stief* / blauwe plek* + van|door O V / keel + dicht* / \
         hand* ~ om O keel / bedreigt|bedreigde|bedreigen + N / bedreigt|bedreigde|bedreigen + O V / bedreigd B / \
         B ~ bedreigd / bedreigd door / dreig* ~ N ~ slaan|steken|vermoord* / K + N / N + vermoord* / \
         sla* N dood|verrot|kapot / N + verrot|kapot|dood slaan|slaat / bang + voor O V / bang voor V / \
         bang voor hem / bang + thuis / thuis + bang / thuis ben ik + bang / bang om + naar huis / \
         durf*|durv* ~ niet ~ naar huis / niet naar huis durf*|durv* / durf*|durv* ~ niet ~ thuis te zijn|komen / \
         niet + veilig + thuis / thuis ~ niet ~ veilig / thuis ~ onveilig / onveilig + thuis / niet veilig bij O V / \
         niet veilig voel* + thuis / opgesloten / opgeslote / sluit*|sloot* + N ~ op / vastgebonden / uithuwelijk* / \
         uitgehuwelijk* / eerwraak / gedwongen ~ trouwen|huwelijk / had een mes|pistool|vuurwapen / beats me / \
         hits me / hit me / abused me / stalkt N / gestalkt",
    ),
    (
        Danger::SelfHarm,
        "automutil* / automutal* / auto mutil* / zelfbeschadig* / zelf beschadig* / zelfverwond* / zelfvermink* / \
         zelfpijnig* / selfharm* / self harm* / cutting myself / cut myself / snij*|sneed* + Z / \
         Z ~ snij*|gesneden|sneed|sneden|snee|snijdt|open / snij|snijd + me|mij / snij*|sneed* ~ A / \
         in O A ~ gesneden|snijden|snij|snijd|sneed|sneden|krassen|kras|gekrast / A ~ opengesneden|doorgesneden / \
         beschadig*|verwond*|vermink* + Z / met + snijden|krassen|snije / \
         het snijden|krassen ~ B|blijft|stopt|helpt|ga* / heb|had me|mij + gesneden|gekrast / \
         A ~ vol ~ sneeen|snee|sneetjes|sneden|litteken*|krassen / sneeen|sneetjes in|op O A / brand|brandde + Z / \
         Z niet meer + pijn / weer|opnieuw|net + gesneden|gekrast|snijden|krassen / \
         ga|ging|gaan|gingen|moet|W + snijden|krassen / kras* ~ Z / Z ~ kras*|gekrast / kras* ~ A / ik kras / \
         Z ~ pijn|pijnig*|verwond*|beschadig*|vermink*|verbrand*|branden|uithonger* / \
         doe|doet|deed|doen + Z + pijn / sla|slaat|sloeg|slaan + Z / Z ~ slaan|sla|slaat|geslagen / \
         bonk*|beuk*|sla|slaat ~ hoofd ~ muur / littekens van + snijden / \
         hoofd ~ tegen ~ muur ~ bonk*|beuk*|slaan|sla",
    ),
    (
        Danger::Neglect,
        "krijg|krijgen|kreeg|kregen|krijgt ~ geen + eten|drinken|avondeten / \
         krijg|krijgen|kreeg|kregen|krijgt + niks|niets|niet te + eten|drinken / geen + eten + in huis / \
         geen + eten + thuis|gekregen|gegeven / geen eten krijg*|kreeg*|gaf|geven / thuis ~ geen + eten / \
         huis geen eten / niks|niets te eten / geen eten in de koelkast / niks|niets in de koelkast / \
         koopt|kookt ~ geen eten / koelkast ~ leeg / krijg alleen eten als / \
         slaap|slapen|sliep|sliepen + in een|de auto|portiek|tent / slaap|slapen|sliep|sliepen ~ op straat / \
         geeft|geven|gaf|gaven + N + geen + eten / honger + thuis / thuis ~ honger / \
         met honger naar bed|school|huis / verwaarloos* / verwaarlos* / \
         niemand + zorgt|zorgde + voor me|mij|ons|mijn|mn / niemand die voor me|mij|ons zorgt / \
         zorgt|zorgen|zorgde|zorgden + niet + voor me|mij|ons|hem|haar|mijn|mn / \
         dagen|nachten|weken|weekend*|nacht + alleen + thuis / alleen thuis gelaten / dagenlang alleen / \
         laat|laten|liet|lieten + N ~ dagen + alleen / mag ~ huis niet in / mag niet ~ huis in / slaap + buiten / \
         moet|moest + buiten slapen",
    ),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TELLING: &[(Danger, &[&str])] = &[
        (
            Danger::Now,
            &[
                "ik heb heel veel pillen geslikt",
                "Hij heeft een mes en hij is boos.",
                "mijn ex gaat me vermoorden",
                "hij dreigt me dood te maken",
                "mijn vader wil ons doodslaan",
                "ik sta op het dak",
                "Ik word met de dood bedreigd.",
                "vanavond maak ik er een einde aan",
                "ik wil dood, vannacht doe ik het",
                "ik ben in gevaar",
                "hij zegt dat hij me gaat neersteken",
            ],
        ),
        (
            Danger::Suicide,
            &[
                "ik wil niet meer leven",
                "Ik wil niet meer leven.",
                "soms wil ik gewoon niet meer leven",
                "dat ik niet meer wilde leven heb ik nooit verteld",
                "zo hoef ik niet meer te leven",
                "ik wil dood",
                "IK WIL DOOD!!",
                "ik wil echt gewoon dood",
                "Soms wil ik dood zijn.",
                "ik was liever dood",
                "was ik maar dood",
                "ik wou dat ik dood was",
                "ik wil dooood",
                "kms",
                "ik denk aan zelfmoord",
                "ik denk vaak aan zelfmrd",
                "ik heb z3lfm00rd gedachten",
                "zelfm*rd",
                "mijn dochter heeft een zelfmoordpoging gedaan",
                "Onze zoon is suïcidaal en staat op een wachtlijst.",
                "suicide is wat ik wil",
                "Ze dacht aan zelfdoding.",
                "ik wil er een eind aan maken",
                "ik wil er een einde aan maken",
                "ik denk dat ik er een eind aan ga maken",
                "ik wil een einde aan mijn leven maken",
                "Een jongen van mijn groep maakte een einde aan zijn leven.",
                "ik wil uit het leven stappen",
                "ik wil voor de trein springen",
                "dan spring ik wel voor een trein",
                "ik wil van een flat springen",
                "ik ga me ophangen",
                "ik hang mezelf op",
                "ik ga mezelf iets aandoen",
                "ik doe me zelf wat aan",
                "ik wil niet meer wakker worden",
                "ik hoop dat ik niet meer wakker word",
                "ik wil er niet meer zijn",
                "iedereen is beter af zonder mij",
                "mijn leven heeft geen zin meer",
                "ik heb geen zin meer in dit leven",
                "ik heb geen reden meer om te leven",
                "ik zie het leven niet meer zitten",
                "ik had beter nooit geboren kunnen zijn",
                "ik heb een afscheidsbrief geschreven",
                "alle pillen in een keer slikken, daar denk ik aan",
                "i want to die",
                "Ik vind mn leven niks waard",
                "Ik ga geen zelfmoord plegen maar ik denk er wel aan.",
                "Het boek gaat over de zelfmoord van een personage.",
                "ik heb een plan om er een eind aan te maken",
                "ik fantaseer over doodgaan",
                "als ik dood was zou niemand me missen",
                "soms sta ik op het perron en denk ik nu springen",
                "ik wil stoppen met leven",
            ],
        ),
        (
            Danger::SexualAbuse,
            &[
                "ik ben verkracht",
                "ik ben verkragt door een jongen van de groep",
                "Ik ben vorig jaar aangerand.",
                "ben misbruikt toen ik 9 was",
                "mijn oom heeft mij jarenlang misbruikt",
                "Ik werd door mijn stiefvader misbruikt.",
                "mijn dochter is misbruikt in het pleeggezin",
                "seksueel misbruik op de groep",
                "hij zit steeds aan me",
                "mijn stiefvader zit aan mij",
                "hij zat aan mijn borsten",
                "ik moest seks met hem hebben",
                "hij dwingt me tot seks",
                "ik werd betast in de trein",
                "hij dreigt mijn foto's door te sturen",
                "ze hebben nudes van mij rondgestuurd",
                "mijn vriend bleek een loverboy",
                "incest",
                "mijn pleegvader heeft aan me gezeten",
                "een begeleider heeft mij onzedelijk aangeraakt",
                "hij chanteert me met mijn naaktfoto’s",
            ],
        ),
        (
            Danger::Violence,
            &[
                "hij slaat me",
                "Mijn vader slaat mij.",
                "mn pa slaat me elke dag",
                "dat hij me slaat weet niemand",
                "mijn stiefvader slaat mijn moeder",
                "mijn ouders slaan mijn broertje",
                "hij sloeg haar waar ik bij was",
                "ik word geslagen",
                "ik word thuis geslagen",
                "ik werd elke dag door hem geslagen",
                "hij heeft me geslagen",
                "hij schopt me",
                "ik word in elkaar geslagen",
                "ik krijg klappen van mijn vader",
                "ik ben mishandeld",
                "Mijn zoon is mishandeld op de groep.",
                "huiselijk geweld maakte ons kapot",
                "er is veel geweld thuis",
                "hij bedreigt me",
                "Ik word bedreigd door mijn ex.",
                "ik ben bang thuis",
                "ik ben bang voor mijn vader",
                "thuis ben ik altijd bang",
                "ik durf niet naar huis",
                "ik voel me niet veilig thuis",
                "Thuis is het niet veilig.",
                "ik werd opgesloten op mijn kamer",
                "ze hebben me opgesloten",
                "hij sluit me op",
                "ik heb blauwe plekken van mijn vader",
                "ik moet gedwongen trouwen",
                "hij knijpt mijn keel dicht",
                "he hits me",
                "hij slaat me niet alleen, hij schopt ook",
                "hij heeft mijn moeder in het ziekenhuis geslagen",
                "mijn man slaat de kinderen en mij",
                "hij gooit me tegen de muur",
                "thuis word ik elke dag uitgescholden",
            ],
        ),
        (
            Danger::SelfHarm,
            &[
                "ik snijd mezelf",
                "ik snij me zelf",
                "ik sneed mezelf vroeger",
                "ik heb mezelf gesneden",
                "mijn dochter snijdt zichzelf",
                "We ontdekten dat ze zichzelf sneed.",
                "ik snij in mn armen",
                "ik heb in mijn pols gesneden",
                "ik ben weer begonnen met snijden",
                "soms ga ik krassen",
                "ik kras op mijn armen",
                "ik heb mezelf gekrast",
                "stoppen met krassen lukt niet",
                "ik doe mezelf pijn",
                "mezelf pijn doen helpt even",
                "automutilatie",
                "Zij doet aan zelfbeschadiging.",
                "ik bonk met mijn hoofd tegen de muur",
                "ik sla mezelf",
                "self harm",
                "ik heb mijn polsen doorgesneden",
                "ik heb me gesneden",
                "mijn armen zitten vol sneetjes",
            ],
        ),
        (
            Danger::Neglect,
            &[
                "ik krijg geen eten",
                "wij krijgen thuis geen eten",
                "soms kreeg ik niks te eten",
                "er is geen eten in huis",
                "thuis is er geen eten",
                "ik heb altijd honger thuis",
                "ik ging met honger naar bed",
                "we zijn verwaarloosd",
                "mijn zusje wordt verwaarloosd",
                "niemand zorgt voor mij",
                "mijn moeder zorgt niet voor ons",
                "ik ben dagen alleen thuis",
                "ik mag het huis niet in",
                "ik moest buiten slapen",
                "mijn moeder koopt geen eten",
                "er is niks in de koelkast",
            ],
        ),
    ];

    const HARMLESS: &[&str] = &[
        // Sayings about dying.
        "ik lach me dood",
        "We lachten ons kapot.",
        "Het is dood saai op de groep.",
        "de lessen zijn doodsaai",
        "ik verveel me dood",
        "ik ga dood van het wachten",
        "ik ga nog eens dood van de stress",
        "ik schaam me dood",
        "ik schrok me dood",
        "we werken ons dood voor die kinderen",
        "ik ben doodmoe van alle gesprekken",
        "Het is een moordend tempo.",
        "dat is doodnormaal",
        "ik wil dood normaal behandeld worden",
        "Ik wil niet dood.",
        "Die regel is een dode letter.",
        "Het gesprek liep dood.",
        "Mijn opa is dood.",
        "Mijn moeder is overleden toen ik 6 was.",
        "Sinds mijn vader dood is woon ik in een pleeggezin.",
        "Ik wil praten over de dood van mijn oma.",
        "toen mijn oma er niet meer was ging het mis",
        "al sla je me dood, ik weet het niet",
        "mijn moeder vermoordt me als ik te laat ben",
        "ik moet 20 kms fietsen",
        "Er moet een einde komen aan de wachtlijsten.",
        "Aan het eind van de maand is het geld op.",
        "De gemeente moet er een eind aan maken.",
        "Ik wil niet meer praten met hulpverleners.",
        "ik wil hier niet meer wonen",
        "ik kan niet meer wachten",
        "ik wil niet meer naar school",
        "Met deze begeleider wil ik niet meer verder praten.",
        "Ik wil leven zoals iedereen.",
        "zo wil ik leven",
        "ik heb geen zin in school",
        "Ik spring een gat in de lucht als het lukt.",
        "ik sta elke dag voor de trein te wachten",
        "Hij hing de telefoon op.",
        "Ik moet pillen slikken van de dokter.",
        "medicijnen innemen vind ik moeilijk",
        // Sayings about hitting.
        "Dat slaat nergens op.",
        "dit slaat op mijn broer",
        "mijn moeder slaat nergens op met haar regels",
        "ik sla deze vraag over",
        "Ze slaan mijn broertje altijd over.",
        "Ik sla me er wel doorheen.",
        "De school sloeg alarm.",
        "Er is alarm geslagen maar niemand kwam.",
        "Ik voelde me een geslagen hond.",
        "Hij is op de vlucht geslagen.",
        "Jullie slaan de spijker op zijn kop.",
        "we slaan de handen ineen",
        "De jeugdzorg krijgt klappen door de bezuinigingen.",
        "Ik ben van school geschopt.",
        "hij schopt het nog ver",
        "hij schopt de bal over het hek",
        "Mijn vader slaat mij nooit.",
        "hij slaat me niet",
        "ik ben nooit geslagen",
        "ik word niet mishandeld",
        "Ik ben bang dat ik te laat kom.",
        "ik ben bang voor de toekomst",
        "Ik ben bang om thuis te blijven zitten zonder school.",
        "Veilig Thuis is bij ons geweest.",
        "Wij zijn gemeld bij Veilig Thuis.",
        "We hebben niet zelf Veilig Thuis gebeld.",
        "Thuis is het nu veilig en fijn.",
        "ik voel me opgesloten in het systeem",
        "ik voel me opgesloten in mijn eigen hoofd",
        "Ik zit in de gesloten jeugdzorg.",
        "we waren uitgesloten van de les",
        "Hij is vermoord in de film, daarna ging ik slapen.",
        // Sayings about cutting.
        "De gemeente wil snijden in de jeugdzorg.",
        "Stop met snijden in de zorg!",
        "Ik heb in mijn vinger gesneden bij het koken.",
        "We leerden groente snijden.",
        "er zitten krassen op mijn telefoon",
        "mijn telefoon heeft een kras",
        "ik heb een kraslot gewonnen",
        "Dat snijdt hout.",
        "ik heb pijn in mijn arm",
        "ik loop met mijn hoofd tegen de muur",
        // Other matters.
        "Ze maken misbruik van hun macht.",
        "Het geld wordt misbruikt door zorgbedrijven.",
        "De regels worden misbruikt.",
        "Hij zat aan tafel.",
        "dat ligt aan mij",
        "Ik zit aan mijn bureau.",
        "dat verhaal raakt me",
        "We hadden les over seks en relaties.",
        "ik krijg geen hulp",
        "Wij krijgen geen antwoord.",
        "ik krijg geen kans om te leren",
        "ik lust geen eten van de groep",
        "honger naar kennis heb ik",
        "Mijn dossier is verwaarloosd.",
        "ik heb mijn school verwaarloosd",
        "niemand luistert naar mij",
        "niemand zorgt dat het opgelost wordt",
        "ik ben graag alleen thuis",
        "Bel 112 als het misgaat, dat wist ik niet.",
        "We hebben 113 gezien op een poster.",
        "Sinds mijn ouders dood zijn woon ik bij mijn oma.",
        "Toen ik er niet was hebben ze over mij beslist.",
        "Ik heb vandaag mijn medicijnen geslikt.",
        "De gemeente zorgt niet voor een oplossing.",
        "niemand zorgt voor een plan",
        "mijn zusje sliep vroeger bij mij in bed",
        "ik moest mn kleren zelf kopen",
        "wat mij pijn doet is dat niemand luistert",
        "Ze sloegen ons advies in de wind.",
        "Mijn hart slaat over als de telefoon gaat.",
        "Veerkracht, dat is wat wij nodig hebben.",
        "ik zit op de rand van een burn-out",
        "ik kan mezelf wel voor mijn kop slaan",
        "Mijn dochter slaat haar ogen neer.",
        "ik krijg geen eten dat halal is",
        "Ik wil niet dood gevonden worden op die groep.",
        "we leven van de bijstand",
        "ik wil zonder begeleiding leven",
        "dat doet mij pijn",
        "",
        "😀",
    ];

    #[test]
    fn one_text_can_tell_of_more_and_what_waits_least_comes_first() {
        assert_eq!(
            cues("Ik snijd mezelf. Mijn vader slaat me en ik wil dood."),
            [Danger::Suicide, Danger::Violence, Danger::SelfHarm]
        );
        assert_eq!(cues("vannacht maak ik er een einde aan, ik wil dood"), [Danger::Now, Danger::Suicide]);
        assert_eq!(cues("Ik wil dood. Vannacht sliep ik slecht."), [Danger::Suicide]);
    }

    #[test]
    fn a_phrase_stays_within_its_sentence() {
        assert_eq!(cues("Wat ik wil. Dood aan de regels!"), []);
        assert_eq!(cues("Hij slaat. Mij hoor je niet klagen."), []);
    }

    #[test]
    fn every_danger_and_every_phrase_can_be_written() {
        for danger in
            [Danger::Now, Danger::Suicide, Danger::SexualAbuse, Danger::Violence, Danger::SelfHarm, Danger::Neglect]
        {
            assert!(
                PHRASES.iter().any(|(other, _)| *other == danger) && TELLING.iter().any(|(other, _)| *other == danger)
            );
        }
        for phrase in PHRASES.iter().map(|(_, all)| *all).chain([SAYINGS]).flat_map(|all| all.split(" / ")) {
            let words = phrase.split(' ').flat_map(|word| word.split('|'));
            for word in words.chain(SETS.iter().flat_map(|(_, set)| set.split('|'))).chain(FILLERS.split('|')) {
                let letters = word.strip_suffix('*').unwrap_or(word);
                let known = ["+", "~", "#"].contains(&word) || set(word).is_some();
                assert!(
                    known || (!letters.is_empty() && letters.bytes().all(|letter| letter.is_ascii_lowercase())),
                    "{word:?} in {phrase:?}"
                );
            }
            assert!(!phrase.starts_with(['+', '~']) && !phrase.ends_with(['+', '~']), "{phrase:?}");
        }
    }

    #[test]
    fn what_tells_of_danger_is_noticed() {
        let missed: Vec<String> = TELLING
            .iter()
            .flat_map(|(danger, texts)| texts.iter().map(move |text| (danger, text)))
            .filter(|(danger, text)| !cues(text).contains(danger))
            .map(|(danger, text)| format!("{danger:?} in {text:?}, found {:?}", cues(text)))
            .collect();
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn sayings_and_what_is_denied_are_left_alone() {
        let wrong: Vec<_> =
            HARMLESS.iter().map(|text| (text, cues(text))).filter(|(_, found)| !found.is_empty()).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = cues(&text);
        }

        #[test]
        fn each_cue_comes_once_and_in_order(text in "(([a-z0-9é]{1,6}|ik|wil|niet|meer|dood|leven|hij|slaat|me|zelf|[.,!😀]) ?){0,30}") {
            let found = cues(&text);
            prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", found);
        }

        #[test]
        fn other_sentences_around_take_no_cue_away(
            which in 0_usize..1_000, before in "(Nou[.!?] |we wachten al lang\\. |😀\n){0,3}", after in "( Dat was het\\.|\nik weet het niet){0,3}",
        ) {
            let texts: Vec<&str> = TELLING.iter().flat_map(|(_, texts)| *texts).chain(HARMLESS).copied().collect();
            let text = texts[which % texts.len()];
            prop_assert_eq!(cues(&format!("{before}{text}\n{after}")), cues(text));
        }
    }
}
