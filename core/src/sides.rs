//! Young people and parents side by side: what both say of one theme, and where they differ.

use crate::counts::{SideCounts, ThemeCounts};

/// From so many tenths apart on, two averages differ enough to say so: half a step of the scale.
pub const DIFFERENT: u8 = 5;

/// Who may say more of something than the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Young people.
    Youth,
    /// Parents.
    Parents,
}

/// What both were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// How much they recognise it.
    Recognise,
    /// How much it matters to them.
    Importance,
}

/// What both answer to one question, on average and in tenths: 10 not at all, 50 wholly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The question.
    pub asked: Asked,
    /// What young people answer.
    pub youth: u8,
    /// What parents answer.
    pub parents: u8,
}

impl Beside {
    /// Both sides of every question that both have an average for.
    pub fn all(counts: &ThemeCounts) -> Vec<Self> {
        let both = |asked, of: fn(&SideCounts) -> Option<u8>| {
            let side = |side: &Option<SideCounts>| side.as_ref().and_then(of).map(|average| average.clamp(10, 50));
            Some(Self { asked, youth: side(&counts.youth)?, parents: side(&counts.parents)? })
        };
        let asked = [both(Asked::Recognise, |side| side.recognise), both(Asked::Importance, |side| side.importance)];
        asked.into_iter().flatten().collect()
    }

    /// Who says more; nobody when they are about as far.
    pub fn more(&self) -> Option<Side> {
        let more = if self.youth > self.parents { Side::Youth } else { Side::Parents };
        (self.youth.abs_diff(self.parents) >= DIFFERENT).then_some(more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slug::Slug;
    use proptest::{option, prelude::*};

    fn any_side() -> impl Strategy<Value = Option<SideCounts>> {
        let side = (any::<u32>(), option::of(any::<u8>()), option::of(any::<u8>()));
        option::of(side.prop_map(|(voices, recognise, importance)| SideCounts { voices, recognise, importance }))
    }

    fn of(youth: Option<SideCounts>, parents: Option<SideCounts>) -> Vec<Beside> {
        Beside::all(&ThemeCounts { theme: Slug::parse("t").unwrap(), youth, parents })
    }

    #[test]
    fn half_a_step_apart_is_a_difference() {
        let more = |youth, parents| Beside { asked: Asked::Recognise, youth, parents }.more();
        assert_eq!(more(40, 35), Some(Side::Youth));
        assert_eq!(more(30, 35), Some(Side::Parents));
        assert_eq!(more(40, 36), None);
    }

    proptest! {
        #[test]
        fn nothing_is_compared_that_one_side_has_no_figure_for(youth in any_side(), parents in any_side()) {
            let expected = [Asked::Recognise, Asked::Importance].map(|asked| {
                let has = |side: &Option<SideCounts>| side.is_some_and(|side| match asked {
                    Asked::Recognise => side.recognise.is_some(),
                    Asked::Importance => side.importance.is_some(),
                });
                (has(&youth) && has(&parents)).then_some(asked)
            });
            let compared: Vec<_> = of(youth, parents).iter().map(|beside| beside.asked).collect();
            prop_assert_eq!(compared, expected.into_iter().flatten().collect::<Vec<_>>());
        }

        #[test]
        fn whatever_a_backend_says_stays_on_the_scale(youth in any_side(), parents in any_side()) {
            for beside in of(youth, parents) {
                prop_assert!((10..=50).contains(&beside.youth) && (10..=50).contains(&beside.parents));
            }
        }

        #[test]
        fn neither_side_comes_first(youth in any_side(), parents in any_side()) {
            for (one, other) in of(youth, parents).into_iter().zip(of(parents, youth)) {
                let turned = other.more().map(|side| if side == Side::Youth { Side::Parents } else { Side::Youth });
                prop_assert_eq!(one.more(), turned);
            }
        }
    }
}
