//! Finds details in a text that point at a person, while somebody types it.
//!
//! The form shows what was found, and who writes decides: nothing is changed, kept or sent here. Numbers are
//! found by their form and their check digits. Names are found only after words that tell of one ("mijn mentor
//! heet …", "mevrouw …", "ik zit op het …"): marking every capital would teach people to ignore the marks. So
//! a name that stands by itself is missed, and the page must not say that a text is anonymous.

use std::ops::Range;

use crate::{
    text::is_in_a_word,
    typed::{Word, among, words},
};

/// A part of a text that points at a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Where it stands, in bytes, on borders of characters.
    pub range: Range<usize>,
    /// What it is.
    pub kind: DetailKind,
}

/// What points at a person; the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DetailKind {
    /// A citizen service number: nine digits that pass the test of eleven.
    Bsn,
    /// A bank account that passes its check digits.
    Iban,
    /// An e-mail address, also one with "at" and "punt" in words.
    Email,
    /// A phone number.
    Phone,
    /// A day of birth.
    Birth,
    /// A street with a number, or where somebody says to live.
    Address,
    /// A postcode.
    Postcode,
    /// The name of a person.
    Name,
    /// The name of a school, a group or a home.
    Place,
    /// A link, or an account on a social medium.
    Link,
}

/// What in `text` points at a person, in order; no two overlap.
pub fn details(text: &str) -> Vec<Detail> {
    let mut found = Vec::new();
    let mut last = ' ';
    for (at, letter) in text.char_indices() {
        if letter.is_ascii_digit() && !last.is_ascii_digit() {
            number(text, at, last, &mut found);
        }
        if letter == '@' {
            at_sign(text, at, &mut found);
        }
        last = letter;
    }
    links(text, &mut found);
    let words = words(text);
    let capitals = words.iter().filter(|word| word.capital && !word.starts).count();
    let reader = Reader { text, capitals_tell: capitals * 2 <= words.len() || words.len() < 6, words: &words };
    for at in 0..words.len() {
        reader.look(at, &mut found);
    }
    found
}

/// Adds a detail in its place. Where details overlap they become one, of the most telling kind.
fn add(found: &mut Vec<Detail>, mut range: Range<usize>, mut kind: DetailKind) {
    found.retain(|other| {
        let apart = other.range.end <= range.start || range.end <= other.range.start;
        if !apart {
            range = range.start.min(other.range.start)..range.end.max(other.range.end);
            kind = kind.min(other.kind);
        }
        apart
    });
    let place = found.iter().take_while(|other| other.range.start < range.start).count();
    found.insert(place, Detail { range, kind });
}

/// Looks at the digits from `at` on; `last` stands before them.
fn number(text: &str, at: usize, last: char, found: &mut Vec<Detail>) {
    let glued = is_in_a_word(last);
    let groups = groups(text, at);
    let first = groups[0].len();
    let mut digits = String::new();
    let mut phone = None;
    for (place, group) in groups.iter().enumerate() {
        digits.push_str(&text[group.clone()]);
        // "tel0612345678" is typed in haste; other numbers with a letter before them are part of a code.
        if is_phone(&digits, last == '+', first) && (!glued || digits.starts_with("06")) {
            phone = Some(group.end);
        }
        let whole = at..group.end;
        let bsn = is_bsn(&digits) && !glued && last != '+' && joined_as_one(text, &groups[..=place]);
        if bsn && is_alone(text, &whole, place > 0) {
            add(found, whole, DetailKind::Bsn);
        }
    }
    if let Some(end) = phone.filter(|_| !is_date(text, &groups)) {
        let plus = usize::from(last == '+');
        add(found, at - plus..end, DetailKind::Phone);
    }
    if first == 4 && !glued && !text[at..].starts_with('0') {
        let end = postcode(text, &groups[0]);
        end.into_iter().for_each(|end| add(found, at..end, DetailKind::Postcode));
    }
}

/// The groups of digits from `at` on that could be one number.
fn groups(text: &str, at: usize) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut start = at;
    loop {
        let end = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
        // Nobody writes a number in more groups than it has digits.
        if end == start || groups.len() == 10 {
            return groups;
        }
        groups.push(start..end);
        let between = text[end..].chars().take(3).take_while(|letter| " -.()/\u{a0}–\u{2011}".contains(*letter));
        start = end + between.map(char::len_utf8).sum::<usize>();
    }
}

fn is_phone(digits: &str, plus: bool, first: usize) -> bool {
    let abroad = if plus { Some(digits) } else { digits.strip_prefix("00").filter(|_| first > 2) };
    match abroad {
        Some(abroad) => match abroad.strip_prefix("31") {
            Some(own) => own.strip_prefix('0').unwrap_or(own).len() == 9,
            None => (10..=13).contains(&abroad.len()) && !abroad.starts_with('0'),
        },
        None if digits.len() == 10 => digits.starts_with("06") || (digits.starts_with('0') && first > 2),
        // As an app for messages shows it.
        None => first == 11 && digits.len() == 11 && digits.starts_with("316"),
    }
}

/// Whether the groups begin with a date: "06-12-2016 10 uur" is not a phone number.
fn is_date(text: &str, groups: &[Range<usize>]) -> bool {
    let [day, month, year, ..] = groups else { return false };
    let year = &text[year.clone()];
    day.len() == 2 && month.len() == 2 && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
}

fn is_bsn(digits: &str) -> bool {
    let weighed =
        digits.bytes().zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(digit, weight)| i32::from(digit - b'0') * weight);
    digits.len() == 9 && digits != "000000000" && weighed.sum::<i32>() % 11 == 0
}

/// Whether groups of digits look like one number of nine: few of them, and one mark between two.
fn joined_as_one(text: &str, groups: &[Range<usize>]) -> bool {
    let joint = |pair: &[Range<usize>]| [" ", ".", "-"].contains(&&text[pair[0].end..pair[1].start]);
    groups.len() == 1 || groups.len() < 4 && groups.iter().all(|group| group.len() > 1) && groups.windows(2).all(joint)
}

/// Whether a number is not a part of a longer one, nor an amount of money.
fn is_alone(text: &str, whole: &Range<usize>, spaced: bool) -> bool {
    let (before, after) = (&text[..whole.start], &text[whole.end..]);
    let joins = |letters: &mut dyn Iterator<Item = char>| {
        let joint = letters.next().unwrap_or(' ');
        (",.-/".contains(joint) || (spaced && joint == ' ')) && letters.next().is_some_and(|next| next.is_ascii_digit())
    };
    !joins(&mut before.chars().rev())
        && !joins(&mut after.chars())
        && !after.starts_with(is_in_a_word)
        && !before.trim_end().ends_with('€')
        && !after.trim_start().starts_with("euro")
}

/// The end of a postcode whose digits stand at `digits`.
fn postcode(text: &str, digits: &Range<usize>) -> Option<usize> {
    let rest = &text[digits.end..];
    let spaced = rest.starts_with([' ', '\u{a0}']);
    let letters = rest.trim_start_matches([' ', '\u{a0}']);
    let pair = letters.get(..2).filter(|pair| pair.bytes().all(|letter| letter.is_ascii_alphabetic()))?;
    let start = text.len() - letters.len();
    if start > digits.end + 2 || letters[2..].starts_with(|letter: char| is_in_a_word(letter) || letter == '\'') {
        return None;
    }
    let capitals = pair.bytes().all(|letter| letter.is_ascii_uppercase());
    let year = ["19", "20"].contains(&&text[digits.start..digits.start + 2]);
    let word = among(PAIRS, &pair.to_ascii_lowercase());
    // "2024 is", "1500 km" and "IN 2024 IK" are no postcodes.
    let fits = if capitals { !(word && year) } else { !(word || (spaced && year)) };
    fits.then_some(start + 2)
}

/// The end of a bank account that begins at `at`.
fn iban(text: &str, at: usize) -> Option<usize> {
    let mut account = String::new();
    let mut letters = text[at..].char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        if letter.is_ascii_alphanumeric() {
            account.push(letter.to_ascii_uppercase());
        } else if !(" .-\u{a0}".contains(letter) && next.is_ascii_alphanumeric()) {
            return None;
        }
        let length = account.len();
        let long_enough = if account.starts_with("NL") { length == 18 } else { (15..=34).contains(&length) };
        if long_enough && !is_in_a_word(next) && passes_97(&account) {
            return Some(at + place + 1);
        }
        if length > 34 {
            return None;
        }
    }
    None
}

fn passes_97(account: &str) -> bool {
    let (front, back) = account.split_at(4);
    let rest = back.bytes().chain(front.bytes()).fold(0, |rest, letter| match letter {
        b'0'..=b'9' => (rest * 10 + u32::from(letter - b'0')) % 97,
        _ => (rest * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    rest == 1
}

/// Looks at what stands around an `@`.
fn at_sign(text: &str, at: usize, found: &mut Vec<Detail>) {
    let is_part = |letter: char| is_in_a_word(letter) || "._%+-".contains(letter);
    let (before, after) = (&text[..at], &text[at + 1..]);
    let name = |before: &str| before[before.trim_end_matches(is_part).len()..].trim_start_matches(['.', '-']).len();
    let host = |after: &str| {
        let length = after.len() - after.trim_start_matches(is_part).len();
        after[..length].trim_end_matches(['.', '-', '_', '%', '+']).len()
    };
    let (left, right) = (name(before), host(after));
    if left > 0 && right > 1 {
        add(found, at - left..at + 1 + right, DetailKind::Email);
    } else if let (Some(before), Some(after)) = (before.strip_suffix(' '), after.strip_prefix(' ')) {
        // "naam @ mail.nl"; without a point behind it, an `@` between spaces stands for "at".
        let (left, right) = (name(before), host(after));
        if left > 0 && after[..right].contains('.') {
            add(found, at - 1 - left..at + 2 + right, DetailKind::Email);
        }
    } else if right > 1
        && after[..right].contains(|letter| is_in_a_word(letter) && !letter.is_ascii_digit())
        // A place to walk in for help, that writes itself so.
        && !among("ease ease.nl", &after[..right].to_ascii_lowercase())
    {
        add(found, at..at + 1 + right, DetailKind::Link);
    }
}

/// Finds addresses of pages, with or without what usually stands in front.
fn links(text: &str, found: &mut Vec<Detail>) {
    let ends = |letter: char| letter.is_whitespace() || "()[]<>,;\"“”‘’«»|".contains(letter);
    let small = text.to_ascii_lowercase();
    let mut at = 0;
    for piece in small.split_inclusive(ends) {
        let start = at;
        at += piece.len();
        let piece = piece.trim_end_matches(ends).trim_end_matches(['.', '!', '?', ':', '\'', '/']);
        let whole = ["https://", "http://", "www."].iter().filter_map(|front| {
            let place = piece.find(front)?;
            (piece.len() > place + front.len() && !piece[..place].ends_with(is_in_a_word)).then_some(place)
        });
        if let Some(place) = whole.min() {
            add(found, start + place..start + piece.len(), DetailKind::Link);
            continue;
        }
        let front = piece.rfind(':').map_or(0, |colon| colon + 1);
        let (host, path) = piece[front..].split_once('/').unwrap_or((&piece[front..], ""));
        let Some((name, end)) = host.rsplit_once('.') else { continue };
        let is_name = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'.';
        let is_host = name.len() > 1 && !name.starts_with('.') && !name.ends_with('.') && name.bytes().all(is_name);
        // Endings that are Dutch words ("nu", "me", "net") count only before a path: a space is forgotten easily.
        if is_host && (among(ENDINGS, end) || (!path.is_empty() && among(ENDINGS_WITH_PATH, end))) {
            add(found, start + front..start + piece.len(), DetailKind::Link);
        }
    }
}

/// The words of a text, looked at one by one.
struct Reader<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
    /// Whether a capital says anything: not where Every Word Has One.
    capitals_tell: bool,
}

impl Reader<'_> {
    /// Looks for what begins at a word, or is told by it.
    fn look(&self, at: usize, found: &mut Vec<Detail>) {
        let word = &self.words[at];
        let plain = word.plain.as_str();
        let bytes = plain.as_bytes();
        if let [b'a'..=b'z', b'a'..=b'z', b'0'..=b'9', b'0'..=b'9', ..] = bytes {
            let end = iban(self.text, word.at.start);
            end.into_iter().for_each(|end| add(found, word.at.start..end, DetailKind::Iban));
        }
        if among("at apenstaart apenstaartje apestaartje", plain) {
            self.spelled_address(at, found);
        }
        if among(MEDIA, plain) {
            self.account(at, found);
        }
        if bytes[0].is_ascii_digit() {
            self.birth(at, found);
        }
        self.street(at, found);
        self.place(at, found);
        match plain {
            "heet" | "heete" | "heette" | "heten" | "genaamd" => self.called(at, found),
            "ben" => {
                let end = self.name(at + 1, false).filter(|_| self.is(at.wrapping_sub(1), "ik"));
                // "Ik ben Sam en …", not "ik ben Boos op …".
                let goes_on = |end: &usize| match self.words.get(*end) {
                    Some(next) => next.starts || next.before.contains(',') || among("uit en van ik", &next.plain),
                    None => true,
                };
                self.names(at + 1, end.filter(goes_on), found);
            }
            "naam" | "voornaam" | "achternaam" => {
                let own = self.is(at.wrapping_sub(1), "mijn mn me m mij") && self.is(at + 1, "is was");
                if own {
                    self.names(at + 2, self.name(at + 2, true), found);
                } else if self.words.get(at + 1).is_some_and(|next| next.before.contains(':')) {
                    self.names(at + 1, self.name(at + 1, true), found);
                }
            }
            _ if among(GREETINGS, plain) => self.signed(at, found),
            _ => self.known(at, found),
        }
    }

    /// Whether there is a word at `at`, and it is in `list`.
    fn is(&self, at: usize, list: &str) -> bool {
        self.words.get(at).is_some_and(|word| among(list, &word.plain))
    }

    /// The words before `at` in its sentence, nearest first.
    fn before(&self, at: usize) -> impl Iterator<Item = &Word<'_>> {
        let first = (0..=at).rev().find(|at| self.words[*at].starts).unwrap_or(0);
        self.words[first..at].iter().rev()
    }

    /// Whether the word at `at` has a capital that tells of a name.
    fn is_proper(&self, at: usize) -> bool {
        self.capitals_tell
            && self.words.get(at).is_some_and(|word| word.capital && !word.starts && !among(NO_NAMES, &word.plain))
    }

    /// The end of a name that begins at `at`; with `small`, also one without a capital.
    fn name(&self, at: usize, small: bool) -> Option<usize> {
        let first = (at..self.words.len().min(at + 4)).find(|at| !self.is(*at, PARTICLES))?;
        let word = &self.words[first];
        let all_follow = self.words[at..=first].iter().all(|word| !word.starts);
        let letters = word.plain.len() > 1 && !word.plain.bytes().any(|letter| letter.is_ascii_digit());
        let participle =
            word.plain.starts_with("ge") && (word.plain.ends_with(['d', 't']) || word.plain.ends_with("en"));
        let fits_small = small && !word.capital && !participle && !among(NO_NAMES, &word.plain);
        if !(all_follow && letters && (self.is_proper(first) || fits_small)) {
            return None;
        }
        let mut end = first + 1;
        // "Sandra van den Berg", "Jan-Willem".
        while let Some(next) = (end..self.words.len().min(end + 4)).find(|at| !self.is(*at, PARTICLES)) {
            let close = self.words[end..=next].iter().all(|word| matches!(word.before, " " | "-"));
            if !(close && self.is_proper(next) && end < first + 6) {
                break;
            }
            end = next + 1;
        }
        Some(end)
    }

    /// Adds the name from `at` to `end`, and those that follow it with "en".
    fn names(&self, mut at: usize, mut end: Option<usize>, found: &mut Vec<Detail>) {
        while let Some(after) = end {
            add(found, self.span(at, after), DetailKind::Name);
            at = after + 1;
            end = self.name(at, false).filter(|_| self.is(after, "en"));
        }
    }

    /// From the start of the word at `from` to the end of the one before `to`.
    fn span(&self, from: usize, to: usize) -> Range<usize> {
        self.words[from].at.start..self.words[to - 1].at.end
    }

    /// Whether the word at `at` says who somebody is to the writer.
    fn is_relation(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| is_relation(&word.plain))
    }

    /// After "heet": of whom or of what does it give the name?
    fn called(&self, at: usize, found: &mut Vec<Detail>) {
        let mut kind = None;
        for (distance, word) in self.before(at).take(6).enumerate() {
            if among("hoe zoals wat dat", &word.plain) {
                return;
            }
            if is_relation(&word.plain) || (distance == 0 && among("ik hij ze zij", &word.plain)) {
                kind = Some(DetailKind::Name);
            } else if among(HOMES, &word.plain) {
                kind = kind.or(Some(DetailKind::Place));
            }
        }
        let from = (at + 1..self.words.len()).find(|at| !self.is(*at, FILLERS)).unwrap_or(self.words.len());
        let titled = self.is(from.wrapping_sub(1), TITLES) && from > at + 1;
        let small = kind.is_some() && (titled || kind == Some(DetailKind::Place) || !self.is(from, PARTICLES));
        let end = self.name(from, small);
        match kind {
            Some(DetailKind::Place) => {
                end.into_iter().for_each(|end| add(found, self.span(from, end), DetailKind::Place));
            }
            Some(_) => self.names(from, end, found),
            None if self.is(at, "genaamd") => self.names(from, end, found),
            None => {}
        }
    }

    /// After somebody who is named: "mijn mentor Sandra", "mijn mentor is Sandra", "mevr. de Vries".
    fn known(&self, at: usize, found: &mut Vec<Detail>) {
        let title = self.is(at, TITLES);
        let from = if self.is(at + 1, "is was") { at + 2 } else { at + 1 };
        let Some(next) = self
            .words
            .get(from)
            .filter(|next| (title && !among(HOMES, &next.plain)) || (next.capital && self.is_relation(at)))
        else {
            return;
        };
        if title && next.before == ". " && self.capitals_tell {
            // The point belongs to the title; the name after it looks like the start of a sentence.
            let small = self.is(from, PARTICLES);
            let end = if small { self.name(from + 1, false) } else { (next.capital).then_some(from + 1) };
            self.names(from, end.filter(|_| self.is(at, SHORT_TITLES)), found);
        } else {
            // What stands alone after a colon, not what goes on there; one person before a comma, not a list.
            let alone = |end: usize| self.words.get(end).is_none_or(|after| after.before != " ");
            let colon = next.before.contains(':');
            let listed = next.before.contains(',') && !among(RELATIONS, &self.words[at].plain);
            self.names(from, self.name(from, false).filter(|end| !listed && (!colon || alone(*end))), found);
        }
    }

    /// After a greeting at the end of a text: nothing else stands in its sentence.
    fn signed(&self, at: usize, found: &mut Vec<Detail>) {
        let from = if self.is(at + 1, "van") { at + 2 } else { at + 1 };
        let Some(word) = self.words.get(from).filter(|word| word.before != "-") else { return };
        let next = (from + 1..self.words.len()).find(|at| self.words[*at].starts).unwrap_or(self.words.len());
        let fits = if word.capital { next - from < 5 } else { next - from == 1 && word.plain.len() > 1 };
        let digits = word.plain.bytes().any(|letter| letter.is_ascii_digit());
        if fits && !digits && !among(NO_NAMES, &word.plain) && !is_relation(&word.plain) {
            add(found, self.span(from, next), DetailKind::Name);
        }
    }

    /// The name of a school, a group or a home.
    fn place(&self, at: usize, found: &mut Vec<Detail>) {
        let word = &self.words[at];
        let from = if self.is(at + 1, "de het t") { at + 2 } else { at + 1 };
        let close = self.words.get(at + 1).is_some_and(|next| !next.starts);
        let sits = || self.before(at).take(4).any(|word| among(SITS, &word.plain));
        let told = among(HOMES, &word.plain) || (word.plain == "op" && sits());
        let street = word.plain == "op" && self.is(from, STREETS);
        let other = street || self.is(from, PASTIMES) || self.is(from, TITLES) || self.is_relation(from);
        if told && close && self.is_proper(from) && !other {
            // "De Vlinder", but "het Carolus": only a capital makes the article a part of the name.
            let from = if self.words[at + 1].capital { at + 1 } else { from };
            // "Op school Leer je", by who types capitals at will.
            let asked = |end: usize| {
                let next = self.words.get(end).filter(|next| !next.starts);
                next.is_some_and(|next| among("ik je jij hij ze zij we wij men er", &next.plain))
            };
            let end = self.name(from, false).filter(|end| !asked(*end));
            end.into_iter().for_each(|end| add(found, self.span(from, end), DetailKind::Place));
        }
        // "het Strabrecht College", "Jan van Brabant College", "knippenbergcollege".
        if among("college lyceum gymnasium", &word.plain) || (word.capital && word.plain == "school") {
            let mut from = at;
            while from > 0 && !self.words[from].starts && self.words[from].before == " " {
                let before = &self.words[from - 1];
                let known = among(NO_NAMES, &before.plain);
                // "Jan van Brabant College", but "Het College" and "een Brabants college".
                let named =
                    before.capital && (!before.starts && word.capital || !known && (word.capital || !before.starts));
                if !(named || (from < at && among(PARTICLES, &before.plain) && !before.capital)) {
                    break;
                }
                from -= 1;
            }
            let from = (from..at).find(|at| self.words[*at].capital);
            if let Some(from) = from.filter(|_| self.capitals_tell) {
                add(found, self.span(from, at + 1), DetailKind::Place);
            }
        } else if among("*college *lyceum", &word.plain) && !among(ANY_COLLEGE, &word.plain) {
            add(found, word.at.clone(), DetailKind::Place);
        }
    }

    /// A street with a number, or the street where somebody says to live.
    fn street(&self, at: usize, found: &mut Vec<Detail>) {
        let word = &self.words[at];
        if !among(STREETS, &word.plain) || among(NO_STREETS, &word.plain) {
            return;
        }
        let mut from = at;
        while from > 0 && self.words[from].before == " " && self.is_proper(from - 1) {
            from -= 1;
        }
        let bare = among(BARE_STREETS, &word.plain);
        if bare && from == at {
            return;
        }
        let number = self.words.get(at + 1).filter(|next| {
            let plain = next.plain.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
            let digits = !plain.is_empty() && plain.len() < 5 && plain.bytes().all(|letter| letter.is_ascii_digit());
            digits && next.plain.len() < plain.len() + 2 && matches!(next.before, " " | ", " | " nr. ")
        });
        let counted = self.words.get(at + 2).is_some_and(|next| !next.starts && among(COUNTED, &next.plain));
        let lives = || self.before(at).take(4).any(|word| among("woon woont woonde wonen adres", &word.plain));
        if number.is_some() && !counted {
            add(found, self.span(from, at + 2), DetailKind::Address);
        } else if word.capital && self.capitals_tell && !word.starts && lives() {
            add(found, self.span(from, at + 1), DetailKind::Address);
        }
    }

    /// A date with a word of birth near it.
    fn birth(&self, at: usize, found: &mut Vec<Detail>) {
        let number = |at: usize| self.words.get(at).and_then(|word| word.plain.parse::<u16>().ok());
        let joined =
            |at: usize| self.words.get(at).is_some_and(|word| word.before.len() < 3 && !word.before.contains('\n'));
        let month = self.is(at + 1, MONTHS) || number(at + 1).is_some_and(|month| (1..=12).contains(&month));
        if !(number(at).is_some_and(|day| (1..=31).contains(&day)) && month && joined(at + 1)) {
            return;
        }
        let year = |year: &u16| (1900..2100).contains(year) || (*year < 100 && !self.is(at + 1, MONTHS));
        let end = at + 2 + usize::from(number(at + 2).filter(year).is_some() && joined(at + 2));
        let born = "geboren geb geboortedatum geboortedag verjaardag jarig bday";
        let near = |from: usize, to: usize| (from..to).any(|at| self.is(at, born));
        if near(at.saturating_sub(4), at) || near(end, end + 1) {
            add(found, self.span(at, end), DetailKind::Birth);
        }
    }

    /// An e-mail address with "at" in words.
    fn spelled_address(&self, at: usize, found: &mut Vec<Detail>) {
        if at == 0 || self.words[at].before.contains('\n') {
            return;
        }
        let in_words = self.is(at + 2, "punt dot") && self.is(at + 3, ENDINGS_WITH_PATH);
        let in_marks = self.is(at + 2, ENDINGS_WITH_PATH) && self.words[at + 2].before == ".";
        if in_words || in_marks {
            let mut from = at - 1;
            while from > 0 && matches!(self.words[from].before, "." | "-" | "_") {
                from -= 1;
            }
            while from > 1 && self.is(from - 1, "punt dot streepje underscore") {
                from -= 2;
            }
            add(found, self.span(from, at + if in_words { 4 } else { 3 }), DetailKind::Email);
        }
    }

    /// An account after the name of a social medium: it has digits or marks in it, as no word has.
    fn account(&self, at: usize, found: &mut Vec<Detail>) {
        let from = if self.is(at + 1, "is heet naam") { at + 2 } else { at + 1 };
        let Some(word) = self.words.get(from).filter(|word| !word.starts) else { return };
        let rest = &self.text[word.at.start..];
        let length = rest.len() - rest.trim_start_matches(|c: char| is_in_a_word(c) || "._#".contains(c)).len();
        let name = rest[..length].trim_end_matches(['.', '#']);
        let marked = name.contains(['_', '.', '#']) || name.contains(|letter: char| letter.is_ascii_digit());
        if name.len() > 4 && marked && name.contains(|letter| is_in_a_word(letter) && !letter.is_ascii_digit()) {
            add(found, word.at.start..word.at.start + name.len(), DetailKind::Link);
        }
    }
}

/// Whether a word says who somebody is to the writer, also in the plural.
fn is_relation(word: &str) -> bool {
    let known = |word: &str| among(RELATIONS, word);
    known(word) || word.strip_suffix('s').is_some_and(known) || word.strip_suffix("en").is_some_and(known)
}

/// Who somebody can be to the writer.
const RELATIONS: &str = "*moeder *vader *pleegouder *broer *broertje *zus *zusje zussen mama mam mamma papa pap pappa oma opa oom \
    tante neef neefje nicht nichtje *vriend *vriendin vriendinnen *vriendje *vriendinnetje bf gf maatje buddy *mentor \
    *begeleider *begeleidster *voogd *beschermer *juf *juffrouw *meester *leraar *lerares *docent *docente *therapeut \
    *therapeute *psycholoog *psychologe *psychiater *coach *verlener *verleenster *werker *werkster *wetenschapper jim \
    *arts dokter consulent consulente *regisseur *contactpersoon zoon zoontje dochter dochtertje kind kindje baby ex \
    partner buurman buurvrouw buurmeisje buurjongen baas trainer rechter advocaat directeur directrice stagiair \
    stagiaire klasgenoot huisgenoot man vrouw meisje jongen";
/// What stands before a name only.
const TITLES: &str = "meneer mijnheer mevrouw mevr mvr mw dhr juf juffrouw meester dr drs mr zuster oom tante opa oma";
/// Those of them with a point behind them.
const SHORT_TITLES: &str = "mevr mvr mw dhr dr drs mr";
/// Small words within a name.
const PARTICLES: &str = "van de den der het t ter ten te el al ben bin la le di da von ibn";
/// What may stand between "heet" and a name.
const FILLERS: &str = "meneer mijnheer mevrouw mevr juf meester gewoon dus nu trouwens echt officieel eigenlijk";
/// What stands before a name at the end of a text.
const GREETINGS: &str = "groet groetjes groeten groetje gr grtjs liefs mvg kus kusjes xx xxx xxxx";
/// Schools, groups and homes.
const HOMES: &str = "*school mbo roc hbo *college *lyceum *gymnasium *groep *gezinshuis *instelling *kliniek *internaat \
    *tehuis *woonvorm *logeerhuis *woning locatie";
/// Words for a college that is not named.
const ANY_COLLEGE: &str = "college lyceum hoorcollege werkcollege vakcollege praktijkcollege zomercollege";
/// What one does at a school or in a home.
const SITS: &str = "zit zat zitten zaten gezeten school stage leerling woon woont woonde wonen";
/// What one can be on or do, that is no place.
const PASTIMES: &str = "voetbal* hockey* dans* turn* judo karate kick* boks* paard* zwem* tennis* muziek* werk* \
    straat* kamer* bed* bank* slot* kamp*";
/// How streets end.
const STREETS: &str = "*straat *laan *weg *plein *dreef *kade *singel *gracht *dijk *steeg *plantsoen *hof *pad";
/// Endings that are words by themselves: streets only after a capital.
const BARE_STREETS: &str = "straat laan weg plein dreef kade singel gracht dijk steeg plantsoen hof pad";
/// What ends like a street.
const NO_STREETS: &str = "onderweg omweg snelweg terugweg heenweg uitweg voorweg schoolplein ipad kerkhof gerechtshof";
/// What is counted: a number before it is none of a house.
const COUNTED: &str = "jaar jaren uur uren keer dag dagen week weken maand maanden min minuten kwartier kinderen jongens \
    meisjes jongeren mensen km kilometer meter x euro";
/// Months, in full and in short.
const MONTHS: &str = "januari februari maart april mei juni juli augustus september oktober november december jan feb mrt \
    apr jun jul aug sep sept okt nov dec";
/// Pairs of letters that stand after a number and are no part of a postcode.
const PAIRS: &str = "is en in op te er we ik je ze de of om na nu al zo af ga ja me mn zn dr ma di wo do vr za aan als bv \
    nl km kg mg ml cm mm px kb mb gb kw st pp vd xp ha no ok tv ze uw ie";
/// Endings of addresses on the web.
const ENDINGS: &str = "nl com org eu be io gg";
/// Endings that count when more than a name stands there.
const ENDINGS_WITH_PATH: &str = "nl com org eu be io gg net nu me info app tv link ly ee de uk co fr pl";
/// Social media.
const MEDIA: &str = "insta instagram ig snap snapchat tiktok discord telegram";
/// Words that are no name of a person, a school or a home, though they have a capital or stand where one could.
const NO_NAMES: &str = "ik jij je jou jouw jullie hij zij ze zijn haar hem hen hun wij we ons onze u uw mij me mijn mn het \
    de een t n dat dit die deze daar er hier wat wie waar hoe waarom wanneer welke niet nie geen nooit niks niets iets \
    iemand niemand iedereen alles alle allemaal elk elke veel weinig meer minder ook nog al wel weer maar en of want \
    omdat dus toen dan als nu soms altijd vaak echt heel best gewoon eigenlijk misschien helaas gelukkig ja nee nou oke \
    ok sorry bedankt dank dankje hallo hoi hey help graag zo zoals voor na met van bij door in op om aan uit over tot te \
    zonder tegen naar onder tussen is was waren ben bent heb hebt heeft had kan kon wil wilde moet moest mag mocht zal \
    zou word wordt werd gaat ging komt kwam doet deed zegt zei weet wist vindt vond krijgt kreeg staat welkom hetzelfde \
    bekend geheim verkeerd fout belangrijk vergeten veranderd terug toch snel water thee soep weten maakt \
    nederland* marok* turk* syri* surina* antill* curac* arub* duits* engels engelse engeland brits britse frans franse \
    frankrijk belg* spaan* spanje itali* pools poolse polen oekra* eritr* somal* afgha* afgaan* irak* iran* arab* koerd* \
    afrika* amerik* europ* chine* indone* india* molu* portug* griek* roeme* bulga* hongaar* russ* bosni* islam* moslim* \
    christen christelijk* katholi* hindoe* jood* joods* protestant* jehova* brabant* limburg* fries* rotterdam* \
    amsterdam* helmond* eindhoven* tilburg* utrecht* haag* \
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag \
    donderdag vrijdag zaterdag zondag kerst* pasen ramadan* suikerfeest offerfeest sinterklaas koningsdag corona* covid* \
    jeugd* gezin* kind kindje kinder* ouder* pleeg* school* basis* thuis* veilig* bureau raad stichting gemeente* politie* \
    rechtbank* wijk* team* hulp* zorg* ggz* ggd cjg leger halt reclassering* crisis* opvang* huis huisarts woon* groep* \
    instelling* kliniek* ziekenhuis* internaat* begeleid* ambulant* voogd* vriend* moeder* vader* broer* zus* oma opa \
    jim jongere* jongens meisjes mensen vrouw* man mannen leerling* student* client* havo vwo vmbo mbo hbo roc gym* \
    wiskunde rekenen taal biologie geschiedenis aardrijkskunde economie muziek tekenen adhd* add asperger* autis* ptss* \
    depress* borderline* lvb* lhbt* homo* lesb* bi trans* non queer hetero* insta* tiktok* snap* facebook* whatsapp* \
    youtube* netflix* discord* google* teams zoom xbox* playstation* fortnite* roblox* minecraft* twitter* twitch* \
    spotify* magister somtoday internet god allah jezus omg wtf lol haha* xd anoniem super top lief lieve aardig* goed \
    goede slecht* stom stomme leuk leuke boos bang blij moe ziek klaar verdrietig trots jong oud klein groot weg alleen \
    dakloos zwanger single gescheiden verslaafd* overleden dood werkloos streng druk bezig nieuw* vervelend anders mooi \
    raar moeilijk lang zelf vandaag morgen gisteren vroeger later samen eerst eind *ist *school";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text with what was found between braces: `{Name Sam}`.
    fn marked(text: &str) -> String {
        let mut marked = text.to_owned();
        for detail in details(text).into_iter().rev() {
            marked.insert(detail.range.end, '}');
            marked.insert_str(detail.range.start, &format!("{{{:?} ", detail.kind));
        }
        marked
    }

    /// The text without such marks.
    fn unmarked(marked: &str) -> String {
        let mut text = String::new();
        for piece in marked.split('}') {
            let (before, inside) = piece.split_once('{').unwrap_or((piece, ""));
            text.push_str(before);
            text.push_str(inside.split_once(' ').map_or("", |(_, inside)| inside));
        }
        text
    }

    const TELLING: &[&str] = &[
        // Names, with capitals.
        "Mijn mentor heet {Name Sandra}.",
        "Mijn begeleider {Name Sandra} luistert nooit.",
        "Ik vind dat mijn voogd {Name Karim} te weinig tijd heeft.",
        "Mijn therapeut is {Name Annelies} en die snapt mij wel.",
        "Volgens mevrouw {Name de Vries} mocht ik niet mee.",
        "Meneer {Name Jansen} van het wijkteam belde nooit terug.",
        "Ik had een gesprek met mevr. {Name van den Berg} van de gemeente.",
        "Dhr. {Name Bakker} zei dat ik moest wachten.",
        "Juf {Name Anja} was de enige die het zag.",
        "Ik heet {Name Noor} en ik ben 15.",
        "Mijn naam is {Name Fatima}.",
        "Ik ben {Name Daan} en ik woon in een groep.",
        "Ik ben {Name Yusuf}, 17 jaar.",
        "Mijn zusje {Name Lotte} zit nu ook in een pleeggezin.",
        "Mijn broertje ({Name Mo}) mocht niet bij mij wonen.",
        "Mijn vrienden {Name Tim} en {Name Sanne} weten alles.",
        "Met mijn mentor, {Name Kees}, kan ik goed praten.",
        "Mijn mentor: {Name Sandra}.",
        "Mijn oudste broer op de groep heet {Name Jan-Willem}.",
        "Mijn gezinsvoogd heet {Name Sandra van den Berg} en ze is nooit bereikbaar.",
        "Onze dochter {Name Eva} wacht al twee jaar.",
        "Mijn zoon {Name Jayden} heeft drie hulpverleners gehad.",
        "Opa {Name Henk} vangt ons op.",
        "Dank je wel. Groetjes, {Name Sam}",
        "Doe er wat aan!\nGroetjes {Name Sanne}",
        "Er was een meisje genaamd {Name Roos} die hetzelfde had.",
        "De jongerenwerker {Name Ali} is echt top.",
        "MIJN BEGELEIDER HEET {Name SANDRA} EN ZE DOET NIKS",
        "Voornaam: {Name Lisa}",
        // Names, as one types on a phone.
        "mn begeleider heet {Name sandra}",
        "m’n voogd heet {Name mo} en die doet niks",
        "ik heet {Name noor} en ik wil gwn naar huis",
        "me mentor op school heet {Name kees}",
        "hij heet {Name brian}",
        "mijn naam is {Name sanne}",
        "mn naam is {Name mo}",
        "mijn psycholoog heette {Name annemiek} geloof ik",
        "mn voogd heet mevrouw {Name jansen}",
        "dit was mijn verhaal xxx {Name lotte}",
        // Places.
        "Ik zit op het {Place Strabrecht College}.",
        "Ik zit op {Place De Rooi Pannen} en daar gaat het goed.",
        "Ik woon nu in woongroep {Place De Vlinder}.",
        "Bij gezinshuis {Place Zonnehoek} was het wel fijn.",
        "Op basisschool de {Place Regenboog} zagen ze niks.",
        "mijn school heet {Place de regenboog}",
        "onze groep heet {Place panda}",
        "Vroeger zat ik op het {Place Carolus}.",
        "ik zit op het {Place Carolus}\nwij wachten al lang",
        "ik zit op het {Place knippenbergcollege}",
        "Het {Place Jan van Brabant College} helpt niet.",
        "Ik loop stage bij de kliniek {Place Herlaarhof}.",
        // Numbers.
        "Bel me op {Phone 06-12345678}.",
        "mn nummer is {Phone 0612345678}",
        "app me {Phone 06 12 34 56 78} als je meer wilt weten",
        "Ik ben bereikbaar op {Phone +31 6 12345678}.",
        "Bel {Phone +31 (0)6 1234 5678} na vijven",
        "Mijn moeder: {Phone 0492 - 12 34 56}",
        "Telefoon {Phone 040-1234567}, na 18 uur",
        "tel{Phone 0612345678}",
        "{Phone 0031612345678} is van mijn vader",
        "mijn oma in Turkije: {Phone +90 532 123 45 67}",
        "06 is {Phone 06.12.34.56.78}",
        "mn bsn is {Bsn 123456782}",
        "BSN: {Bsn 1234.56.782}",
        "Ons nummer is {Bsn 123 456 782}.",
        "Maak het over op {Iban NL91 ABNA 0417 1643 00}.",
        "rekening {Iban nl91abna0417164300} van mijn vader",
        "Onze rekening in België is {Iban BE68 5390 0754 7034}.",
        // Addresses.
        "Wij wonen op {Postcode 5701 AB}.",
        "postcode {Postcode 5701ab}",
        "Ik woon op de {Address Kerkstraat 12} in Helmond.",
        "ik woon {Address kerkdijk 5421 XZ}",
        "Het adres is {Address Lange Dreef 8a}, {Postcode 5703 BX} Helmond.",
        "ik woon in de {Address Lindenlaan} bij het park",
        "wij wonen {Address molenweg 3}",
        "Ik ben geboren op {Birth 3 mei 2009}.",
        "Geboortedatum: {Birth 03-05-2009}",
        "geb. {Birth 3-5-2009}",
        "ik ben op {Birth 12 november 2010} geboren",
        "Ik ben jarig op {Birth 3 mei}.",
        "Met vriendelijke groet, {Name Anja de Wit}",
        "Ik zit op het Dr. {Place Knippenbergcollege} in Helmond.",
        "Ik woon bij pleegouders {Name Henk} en {Name Ria}.",
        // The web.
        "Mail naar {Email sandra.jansen@mail.nl}.",
        "mijn mail: {Email noor_08@school.example.nl}",
        "mail me op {Email noor (at) mail punt nl}",
        "{Email noor at mail.com} als je wilt praten",
        "{Email sanne punt bos apenstaartje mail punt com}",
        "mail {Email noor @ mail.nl}",
        "Kijk op {Link https://www.example.nl/mijn-verhaal?x=1}.",
        "het staat op {Link www.mijnblog.example}!",
        "mn site is {Link noorschrijft.nl}",
        "chat mee op {Link discord.gg/abc123}",
        "insta {Link @noor.08}",
        "mijn insta is {Link noor_x08}",
        "snap: {Link daan2009x}",
        // Several at once.
        "Ik ben {Name Sam}, bel {Phone 06-12345678} of mail {Email sam@mail.nl}.",
        "mn begeleider heet {Name sandra} van woongroep {Place De Vlinder}, {Address kerkstraat 3}",
    ];

    const HARMLESS: &[&str] = &[
        // Numbers that are nobody's.
        "We stonden 2 jaar op de wachtlijst.",
        "Ik moest om 10 uur al in bed liggen.",
        "In nood bel je 112.",
        "De Kindertelefoon is 0800-0432 en die is gratis.",
        "Bel 0800-0113 of 113 als het niet meer gaat.",
        "Het Kinderombudsnummer 0800-876 54 32 stond op een poster.",
        "Als je 18+ bent stopt alles ineens.",
        "De begeleiding zou 24/7 bereikbaar zijn.",
        "Het bedrag was 1.234,56 per maand.",
        "Dat kostte 123.456.782 euro en wij krijgen niks.",
        "€ 123.456.782 voor jeugdzorg, waar blijft het?",
        "Sinds 2019 is er niks veranderd.",
        "In 2024 is het nog erger geworden.",
        "IN 2024 IK WACHTTE NOG STEEDS",
        "Tussen 2015 en 2023 had ik 11 begeleiders.",
        "Van 2015-2019 woonde ik thuis.",
        "Ik heb 5 scholen en 3 groepen gehad.",
        "Op 12 maart 2024 was de zitting.",
        "Op 06-12-2016 10 uur begon de zitting.",
        "De open dag is 12-05-2025 van 13.00-15.30.",
        "Van de 10 afspraken gingen er 7 niet door.",
        "Ik krijg 1,5 uur per week hulp.",
        "We wonen met 8 op een groep van 12-18 jaar.",
        "Mijn cijfer is een 4. Of een 3.",
        "Het is 1500 km rijden in totaal, elk jaar weer.",
        "Dat is 3500 op een jaar.",
        "Ik kreeg 2000 en moest daar alles van betalen.",
        "Artikel 1.1 en 2.3 van de Jeugdwet snapt niemand.",
        "Zaak 123456789 loopt nog.",
        "Ik tel af: 10 9 8 7 6 5 4 3 2 1.",
        "Ik zat in groep 8 toen ze ons weghaalden.",
        "100% eens met thema 3.",
        "Ik ben 16 jaar en mijn zusje is 9.",
        "Mijn broertje is 12 en mijn zus 19.",
        "Met 2 kinderen van 4 en 6 is wachten niet te doen.",
        "Nummer 1 is luisteren, nummer 2 is doen.",
        // Capitals that are no names.
        "Mijn moeder is Marokkaanse en wordt anders behandeld.",
        "Mijn vader is Turks en spreekt weinig Nederlands.",
        "Ik ben Nederlands maar mijn ouders niet.",
        "Ik ben Moslim en daar houden ze geen rekening mee.",
        "Ik ben Syrische en ik begrijp de brieven niet.",
        "Mijn school helpt niet.",
        "Mijn School helpt niet.",
        "De Kindertelefoon was de enige die luisterde.",
        "Ik krijg Jeugdhulp via de gemeente.",
        "Mijn ouders kregen hulp van Jeugdzorg.",
        "Van Veilig Thuis hebben wij niets meer gehoord.",
        "Die mevrouw van Jeugdzorg kwam te laat.",
        "Een meneer van Veilig Thuis stelde allemaal vragen.",
        "De juf van Engels is de enige die het ziet.",
        "Sinds Maart wacht ik al.",
        "In de Ramadan kon ik niet meedoen.",
        "Met Kerst was ik alleen op de groep.",
        "Ik zit de hele dag op Instagram en TikTok.",
        "Ik zit op Voetbal en dat mag niet meer.",
        "Ik zit op de HAVO en ik wil naar het MBO.",
        "Ik heb ADHD en dan ben je meteen een probleem.",
        "Een groep Marokkaanse jongens krijgt altijd de schuld.",
        "Onze groep. De regels zijn streng.",
        "Op school. Mijn mentor deed niks.",
        "Mijn moeder. Zij moest alles regelen.",
        "Met mijn begeleider: Altijd ruzie.",
        "Mijn mentor is Super lief.",
        "Mijn voogd en De Raad zijn het nooit eens.",
        "Ik woon in Helmond en daar is niks.",
        "Wij wonen in Den Haag.",
        "Ik Wil Gewoon Naar Huis En Mijn Moeder Is Lief",
        "IK WIL GEWOON NAAR HUIS EN MIJN MOEDER OOK",
        "Jeugdhulp moet sneller.",
        "God wat is dit moeilijk.",
        "Ik ben Boos op iedereen.",
        "Ik ben OK.",
        "Ik ben Moeder van drie kinderen.",
        "Mijn kind Nederlands leren duurt lang.",
        "Meer geld voor de GGZ. Minder voor kantoren.",
        "Stop met praten, Doe iets!",
        "Een vriend. Ik had er maar een.",
        "De Jeugdwet is van 2015.",
        "Ik ben Veganist en daar houden ze geen rekening mee.",
        "Op school Leer je niks over geld.",
        "Ik zit op Kamp met de groep.",
        "Ik zit op de Praktijkschool.",
        // Telling words that tell nothing.
        "Ik weet niet eens hoe mijn voogd heet.",
        "Hoe mijn begeleider heet weet ik niet meer.",
        "Elk half jaar een nieuwe mentor, ik weet niet hoe die heet",
        "mijn mentor is lief en mijn juf ook",
        "mijn begeleider is er nooit",
        "mn moeder is ziek en mn vader is weg",
        "mijn naam is niet belangrijk",
        "mijn naam is vaak verkeerd geschreven",
        "ik ben boos en ik ben moe",
        "ik ben klaar met school",
        "ik ben bang en alleen",
        "ze heten ons welkom en daarna hoor je niks",
        "Mijn begeleider heet iedereen welkom.",
        "de thee is heet en de koffie ook",
        "mijn moeder heeft het heet gehad",
        "meneer zei dat ik moest wachten",
        "de juf en de meester zagen niks",
        "mijn naam staat verkeerd in het dossier",
        "op straat 2 uur gewacht",
        "ik was onderweg 3 uur bezig",
        "op het schoolplein 2 keer gepest",
        "op mijn ipad 3 uur per dag",
        "ik was in de winkelstraat 2 uur bezig",
        "ik ben 3 mei weer bij de rechter",
        "op mijn verjaardag 2 jaar geleden mocht ik naar huis",
        "ik ben in februari 3 dagen jarig, grapje",
        "een hoorcollege over jeugdzorg zou goed zijn",
        "het college van B en W luistert niet",
        "de gemeente zit op geld te wachten",
        "Van huisartsen, Jeugdteams en ouders hoor je hetzelfde.",
        "Uit gesprekken met een psycholoog: Naast wachten is er niks.",
        "groetjes van een moeder",
        "Groetjes allemaal!",
        "insta is stom",
        "snap: daar praat ik met vrienden",
        "tiktok is 3 uur per dag verboden",
        // Marks and points.
        "Hulp, o.a. thuis, d.w.z. bij ons, m.b.v. ouders e.d.",
        "ik wil gehoord worden.nu meteen",
        "Dat helpt niet.Ik wil naar huis.",
        "ik wil dat niet.net als iedereen",
        "we eten om 17.30 uur en gaan om 21.00 uur naar bed",
        "@ease is een goede plek",
        "prijs/kwaliteit is slecht en/of te duur",
        "...",
        "😀😀😀",
        "Waarom?! Waarom luistert er niemand???",
        "ik & mn zusje @ home",
        "mijn vraag: waarom duurt het zo lang?",
    ];

    #[test]
    fn what_points_at_a_person_is_found() {
        let wrong: Vec<String> = TELLING
            .iter()
            .filter_map(|wanted| {
                let found = marked(&unmarked(wanted));
                (found != *wanted).then(|| format!("\n{wanted}\n{found}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{} of {}: {}", wrong.len(), TELLING.len(), wrong.concat());
    }

    #[test]
    fn what_points_at_nobody_is_left_alone() {
        let wrong: Vec<String> = HARMLESS.iter().map(|text| marked(text)).filter(|text| text.contains('{')).collect();
        assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), HARMLESS.len());
    }

    /// What a detail may stand between: letters and marks, no digits.
    const AROUND: &str = "[a-zA-Zéë ,!?:()’😀\\n]{0,30}";

    /// Whether all of `detail` is found in the text between `before` and `after`, as `kind` or something more telling.
    fn is_found(kind: DetailKind, before: &str, detail: &str, after: &str) -> bool {
        let whole = before.len() + 1..before.len() + 1 + detail.len();
        let covers = |found: &Detail| found.range.start <= whole.start && whole.end <= found.range.end;
        details(&format!("{before} {detail} {after}")).iter().any(|found| covers(found) && found.kind <= kind)
    }

    /// A number with this many digits, written in groups of these lengths.
    fn grouped(digits: &str, groups: &[usize], joint: &str) -> String {
        let mut rest = digits;
        let parts: Vec<&str> = groups
            .iter()
            .map(|length| {
                let (part, after) = rest.split_at(*length);
                rest = after;
                part
            })
            .collect();
        parts.join(joint)
    }

    /// The digits of a number that passes the test of eleven, or fails it by `off`.
    fn nine(front: u32, off: u32) -> Option<String> {
        let front = format!("{front:08}");
        let sum: u32 =
            front.bytes().zip([9, 8, 7, 6, 5, 4, 3, 2]).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        let last = (sum + off) % 11;
        (last < 10).then(|| format!("{front}{last}"))
    }

    fn account(bank: &str, number: u64) -> String {
        let digits: String = format!("{bank}{number:010}NL00")
            .bytes()
            .map(|letter| match letter {
                b'0'..=b'9' => (letter - b'0').to_string(),
                _ => (letter - b'A' + 10).to_string(),
            })
            .collect();
        let rest = digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
        format!("NL{:02}{bank}{number:010}", 98 - rest)
    }

    proptest! {
        #[test]
        fn details_are_in_order_apart_and_on_borders(text in any::<String>()) {
            in_order(&text)?;
        }

        #[test]
        fn also_in_text_that_looks_like_details(text in "([0-9]{1,5}|[@. +/:(),€\\-]|[a-zA-ZéÉ]{1,3}|NL[0-9]{2}|www\\.|heet|mijn|mentor|op|naam|at|punt|nl|geboren|mei|straat|insta|gr){0,30}") {
            in_order(&text)?;
        }

        #[test]
        fn every_bsn_is_found(front in 1_u32..100_000_000, form in 0_usize..4, before in AROUND, after in AROUND) {
            let Some(digits) = nine(front, 0) else { return Ok(()) };
            let groups: [(&[usize], &str); 4] = [(&[9], ""), (&[3, 3, 3], " "), (&[4, 2, 3], "."), (&[3, 3, 3], "-")];
            let bsn = grouped(&digits, groups[form].0, groups[form].1);
            prop_assert!(is_found(DetailKind::Bsn, &before, &bsn, &after), "{}", bsn);
        }

        #[test]
        fn nine_digits_that_fail_the_test_of_eleven_are_no_bsn(front in 0_u32..100_000_000, off in 1_u32..11, before in AROUND, after in AROUND) {
            let Some(digits) = nine(front, off) else { return Ok(()) };
            let text = format!("{before} {digits} {after}");
            prop_assert!(details(&text).iter().all(|found| found.kind != DetailKind::Bsn), "{}", text);
        }

        #[test]
        fn a_bsn_within_a_longer_number_is_none(front in 1_u32..100_000_000, more in "[0-9]{1,8}", joint in "[.,-]?") {
            let Some(digits) = nine(front, 0) else { return Ok(()) };
            for text in [format!("{digits}{joint}{more}"), format!("{more}{joint}{digits}")] {
                prop_assert!(details(&text).iter().all(|found| found.kind != DetailKind::Bsn), "{}", text);
            }
        }

        #[test]
        fn every_account_is_found(bank in "[A-Z]{4}", number in 0_u64..10_000_000_000, form in 0_usize..3, before in AROUND, after in AROUND) {
            let account = account(&bank, number);
            let account = match form {
                0 => account,
                1 => account.to_lowercase(),
                _ => grouped(&account, &[4, 4, 4, 4, 2], " "),
            };
            prop_assert!(is_found(DetailKind::Iban, &before, &account, &after), "{}", account);
        }

        #[test]
        fn every_phone_number_is_found(number in 10_000_000_u32..100_000_000, form in 0_usize..9, before in AROUND, after in AROUND) {
            let digits = number.to_string();
            let (first, second) = digits.split_at(4);
            let phone = match form {
                0 => format!("06{digits}"),
                1 => format!("06-{digits}"),
                2 => format!("06 {}", grouped(&digits, &[2, 2, 2, 2], " ")),
                3 => format!("06 - {first} {second}"),
                4 => format!("+31 6 {digits}"),
                5 => format!("+316{digits}"),
                6 => format!("0031 6 {first} {second}"),
                7 => format!("+31 (0)6-{digits}"),
                _ => format!("0{}-{}", &digits[..2], &format!("{digits}0")[2..]),
            };
            prop_assert!(is_found(DetailKind::Phone, &before, &phone, &after), "{}", phone);
        }

        #[test]
        fn every_postcode_is_found(digits in 1000_u16..10_000, letters in "[A-Z]{2}", form in 0_usize..3, before in AROUND, after in AROUND) {
            let word = among(PAIRS, &letters.to_lowercase());
            let year = (1900..2100).contains(&digits);
            let postcode = match form {
                0 if !(word && year) => format!("{digits} {letters}"),
                1 if !(word && year) => format!("{digits}{letters}"),
                2 if !word => format!("{digits}{}", letters.to_lowercase()),
                _ => return Ok(()),
            };
            prop_assert!(is_found(DetailKind::Postcode, &before, &postcode, &after), "{}", postcode);
        }

        #[test]
        fn other_sentences_around_change_nothing(
            which in 0..TELLING.len() + HARMLESS.len(),
            before in proptest::collection::vec(0_usize..6, 0..4),
            after in proptest::collection::vec(0_usize..6, 0..4),
        ) {
            let other = [
                "Nou.\n", "Het is lastig om te zeggen! ", "waarom duurt dat zo lang? ", "😀\n", "Dat was het. ", "wij wachten al 2 jaar.\n",
            ];
            let text = unmarked(TELLING.iter().chain(HARMLESS).nth(which).unwrap());
            let before: String = before.into_iter().map(|place| other[place]).collect();
            let after: String = after.into_iter().map(|place| other[place]).collect();
            let mut found = details(&format!("{before}{text}\n{after}"));
            for detail in &mut found {
                detail.range = detail.range.start - before.len()..detail.range.end - before.len();
            }
            prop_assert_eq!(found, details(&text));
        }
    }

    fn in_order(text: &str) -> Result<(), TestCaseError> {
        let mut last = 0;
        for detail in details(text) {
            prop_assert!(detail.range.start >= last && detail.range.start < detail.range.end, "{:?}", detail);
            prop_assert!(text.get(detail.range.clone()).is_some(), "{:?}", detail);
            last = detail.range.end;
        }
        Ok(())
    }
}
