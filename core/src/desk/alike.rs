//! Which contributions say about the same, so that they can be answered together.
//!
//! Texts are alike when a good part of their words is the same; rare words weigh more. A group is one text and all that
//! are like it, the largest first, so that no chain of small likenesses ties everything together. Only texts that
//! share a word are compared, and equal ones once. Weights are whole numbers, and what was said breaks ties: the
//! order in which contributions came does not matter.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, HashMap},
};

use super::stem::{is_telling, stem};
use crate::typed::{self, Word};

/// One in this many words, by weight, has to be the same.
const SHARED: u64 = 5;
/// A word that more than one in this many texts have tells nothing here …
const COMMON: usize = 5;
/// … when more texts than this have it.
const FEW: usize = 10;
/// How many words tell what a group is about, at most.
const TELLING: usize = 4;

/// Contributions that say about the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their places, in order.
    pub members: Vec<usize>,
    /// The words that tell best what they have in common, as they were written.
    pub words: Vec<String>,
}

/// The groups among `texts`, the biggest first. Who is like nobody is in none.
pub fn groups(texts: &[&str]) -> Vec<Group> {
    let known = Known::of(texts);
    let mut around = known.alike();
    let mut is_taken = vec![false; around.len()];
    let claim = |of: usize, around: &[usize]| {
        let size: usize = around.iter().map(|one| known.distinct[*one].places.len()).sum();
        (size, Reverse(known.distinct[of].text), of)
    };
    let mut claims: BinaryHeap<_> = around.iter().enumerate().map(|(of, around)| claim(of, around)).collect();
    let mut groups = Vec::new();
    while let Some((size, _, of)) = claims.pop() {
        // A larger group may have taken some of them, or this one itself.
        around[of].retain(|one| !is_taken[*one] && !is_taken[of]);
        let now = claim(of, &around[of]);
        if now.0 < size {
            claims.push(now);
        } else if size > 1 {
            around[of].iter().for_each(|one| is_taken[*one] = true);
            let mut members: Vec<usize> =
                around[of].iter().flat_map(|one| &known.distinct[*one].places).copied().collect();
            members.sort_unstable();
            let words = known.telling(texts, &members);
            groups.push(Group { members, words });
        }
    }
    groups
}

/// The words of a text that tell what it is about: what they have in common with their other forms, and where they are.
fn telling(text: &str) -> impl Iterator<Item = (String, Word<'_>)> {
    typed::words(text).into_iter().filter(|word| is_telling(&word.plain)).map(|word| (stem(&word.plain), word))
}

/// Texts with the same telling words.
struct Distinct<'a> {
    /// The words that weigh something, by number.
    words: Vec<usize>,
    /// Where these texts are.
    places: Vec<usize>,
    /// The one that sorts first.
    text: &'a str,
}

/// What is known of all texts together.
struct Known<'a> {
    distinct: Vec<Distinct<'a>>,
    /// The number of each word.
    numbers: HashMap<String, usize>,
    /// How much each word tells.
    weights: Vec<u32>,
}

impl<'a> Known<'a> {
    fn of(texts: &[&'a str]) -> Self {
        let mut numbers = HashMap::new();
        let mut by_words: HashMap<Vec<usize>, Distinct> = HashMap::new();
        for (place, text) in texts.iter().enumerate() {
            let mut words = Vec::new();
            for (word, _) in telling(text) {
                let next = numbers.len();
                words.push(*numbers.entry(word).or_insert(next));
            }
            words.sort_unstable();
            words.dedup();
            let new = || Distinct { words: words.clone(), places: Vec::new(), text };
            let same = by_words.entry(words.clone()).or_insert_with(new);
            same.places.push(place);
            same.text = same.text.min(text);
        }
        let mut distinct: Vec<_> = by_words.into_values().filter(|one| !one.words.is_empty()).collect();
        // A map has no order of its own.
        distinct.sort_unstable_by_key(|one| one.places[0]);
        let mut often = vec![0; numbers.len()];
        distinct.iter().flat_map(|one| &one.words).for_each(|word| often[*word] += 1);
        let weights: Vec<_> = often.into_iter().map(|often| weight(often, distinct.len())).collect();
        distinct.iter_mut().for_each(|one| one.words.retain(|word| weights[*word] > 0));
        Self { distinct, numbers, weights }
    }

    /// For each distinct text those that are like it, and itself.
    fn alike(&self) -> Vec<Vec<usize>> {
        let total = |one: &Distinct| one.words.iter().map(|word| self.weights[*word]).sum::<u32>();
        let totals: Vec<u32> = self.distinct.iter().map(total).collect();
        let mut with_word = vec![Vec::new(); self.weights.len()];
        let mut shared = vec![0; self.distinct.len()];
        let mut alike: Vec<Vec<usize>> = (0..self.distinct.len()).map(|place| vec![place]).collect();
        for (place, one) in self.distinct.iter().enumerate() {
            // Those before it that have a word of it.
            let mut met = Vec::new();
            for word in &one.words {
                for before in &with_word[*word] {
                    if shared[*before] == 0 {
                        met.push(*before);
                    }
                    shared[*before] += self.weights[*word];
                }
                with_word[*word].push(place);
            }
            for before in met {
                // What was added up begins again for the next.
                let shared = std::mem::take(&mut shared[before]);
                // The cosine of both, squared.
                if (SHARED * u64::from(shared)).pow(2) >= u64::from(totals[place]) * u64::from(totals[before]) {
                    alike[place].push(before);
                    alike[before].push(place);
                }
            }
        }
        alike
    }

    /// The words that tell best what `members` have in common, each in the form that most of them write.
    fn telling(&self, texts: &[&str], members: &[usize]) -> Vec<String> {
        let mut forms: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for text in members.iter().map(|member| texts[*member]) {
            let mut once = BTreeMap::new();
            for (stem, word) in telling(text) {
                once.entry(stem).or_insert(&text[word.at]);
            }
            for (stem, written) in once {
                *forms.entry(stem).or_default().entry(written).or_default() += 1;
            }
        }
        let mut telling = Vec::new();
        for (stem, forms) in forms {
            let often: usize = forms.values().sum();
            let weight = self.numbers.get(&stem).map_or(0, |number| self.weights[*number]);
            // Of two forms the one without a capital.
            let written = forms.into_iter().max_by_key(|(written, often)| (*often, *written));
            let is_shared = often > 1;
            telling.extend(
                written.filter(|_| is_shared).map(|(written, _)| (Reverse(often as u64 * u64::from(weight)), written)),
            );
        }
        telling.sort_unstable();
        telling.into_iter().take(TELLING).map(|(_, written)| written.to_owned()).collect()
    }
}

/// How much a word tells that `often` of `all` texts have; nothing when too many have it.
fn weight(often: usize, all: usize) -> u32 {
    if often > FEW.max(all / COMMON) {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a small number above zero")]
    let weight = (16.0 * (1.0 + all as f64 / often as f64).ln()) as u32;
    weight
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};
    use serde_json::Value;

    use super::*;

    fn example() -> Vec<String> {
        let example: Value = serde_json::from_str(include_str!("../../../server/example/voorbeeld.json")).unwrap();
        let texts = example["contributions"].as_array().unwrap().iter();
        texts.map(|one| one["feedback"]["text"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn of(texts: &[String]) -> Vec<Group> {
        groups(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The words of the group that holds the text with `words` in it, and its texts.
    fn group_with<'a>(texts: &'a [String], words: &str) -> (Vec<String>, Vec<&'a str>) {
        let place = texts.iter().position(|text| text.contains(words)).unwrap();
        let group = of(texts).into_iter().find(|group| group.members.contains(&place)).unwrap();
        (group.words, group.members.iter().map(|member| texts[*member].as_str()).collect())
    }

    #[test]
    fn what_people_say_about_waiting_comes_together() {
        let texts = example();
        let (words, said) = group_with(&texts, "Niemand wist hoe lang");
        assert!(words.contains(&"duurt".to_owned()) && words.contains(&"lang".to_owned()), "{words:?}");
        assert!(said.iter().any(|text| text.contains("ik zie hoe lang het nog duurt")), "{said:?}");
        let (words, said) = group_with(&texts, "Ik wacht al vijf maanden. Niemand belt.");
        assert!(words.contains(&"bellen".to_owned()), "{words:?}");
        for alike in ["Bel één keer in de twee weken", "Ik weet niet wie ik mag bellen"] {
            assert!(said.iter().any(|text| text.contains(alike)), "{alike}: {said:?}");
        }
    }

    #[test]
    fn who_is_like_nobody_is_in_no_group() {
        let texts = ["Een hond op school", "😀", "", "Muziek maken", "honden op SCHOOL!"];
        let groups = groups(&texts);
        assert_eq!(groups.len(), 1);
        assert_eq!((&groups[0].members[..], groups[0].words.len()), (&[0, 4][..], 2));
    }

    fn sentence() -> impl Strategy<Value = String> {
        let words =
            "wachten wacht wachtte maanden maand bellen belt niemand school scholen juf de het ik hulp 18 😀 lang";
        vec(select(words.split(' ').collect::<Vec<_>>()), 0..8).prop_map(|words| words.join(" "))
    }

    /// What is in each group, whatever the places.
    fn said(texts: &[String]) -> Vec<(Vec<String>, Vec<String>)> {
        let said = |group: Group| {
            let mut said: Vec<_> = group.members.iter().map(|member| texts[*member].clone()).collect();
            said.sort();
            (said, group.words)
        };
        let mut groups: Vec<_> = of(texts).into_iter().map(said).collect();
        groups.sort();
        groups
    }

    proptest! {
        #[test]
        fn everything_is_in_one_group_at_most_and_nothing_alone(texts in vec(sentence(), 0..40)) {
            let groups = of(&texts);
            let mut members: Vec<_> = groups.iter().flat_map(|group| group.members.clone()).collect();
            members.sort_unstable();
            prop_assert!(members.is_sorted_by(|one, next| one < next));
            prop_assert!(members.iter().all(|member| *member < texts.len()));
            for group in &groups {
                prop_assert!(group.members.len() > 1 && (1..=TELLING).contains(&group.words.len()));
            }
            prop_assert!(groups.is_sorted_by_key(|group| Reverse(group.members.len())));
        }

        #[test]
        fn the_order_in_which_they_came_does_not_matter(texts in vec(sentence(), 0..30), seed in vec(any::<u8>(), 30)) {
            let mut shuffled: Vec<_> = seed.into_iter().zip(&texts).collect();
            shuffled.sort();
            let shuffled: Vec<_> = shuffled.into_iter().map(|(_, text)| text.clone()).collect();
            prop_assert_eq!(said(&texts), said(&shuffled));
        }

        #[test]
        fn equal_texts_are_together(text in sentence(), others in vec(sentence(), 0..20)) {
            let texts: Vec<_> = [text.clone(), text.clone()].into_iter().chain(others).collect();
            let with = |place| of(&texts).into_iter().position(|group| group.members.contains(&place));
            prop_assert_eq!(with(0), with(1));
        }

        #[test]
        fn no_text_makes_it_panic(texts in vec("\\PC{0,40}|(👩‍👧 ?){0,2000}|[ \u{5d0}-\u{5ea}]{0,2000}", 0..4)) {
            let _ = of(&texts);
        }
    }
}
