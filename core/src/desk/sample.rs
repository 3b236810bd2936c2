//! What may have come in, for tests.

use proptest::{option, prelude::*, sample::select};
use serde_json::{Value, json};

use crate::{date::Date, staff::Incoming};

/// The day of these tests, a Thursday.
pub(super) fn today() -> Date {
    Date::parse("2026-11-26").unwrap()
}

/// What a young person said about waiting, some days ago. `more` says what is different: fields of feedback; and
/// `state`; `replied`, so many days ago, with `reply`; and then `says` of the outcome `o`.
pub(super) fn incoming(days_ago: i64, more: Value) -> Incoming {
    let day = |days_ago: i64| today().plus_days(-days_ago);
    let mut feedback = json!({
        "id": "0".repeat(32), "secret_hash": "0".repeat(64), "agenda": "a", "theme": "wachten",
        "audience": "youth", "created_on": day(days_ago),
    });
    let Value::Object(mut more) = more else { panic!("it says what is different") };
    let mut take = |name: &str| more.remove(name).filter(|value| !value.is_null());
    let (state, replied, reply, says) = (take("state"), take("replied"), take("reply"), take("says"));
    feedback.as_object_mut().unwrap().extend(more);
    let moderation = state.map(|state| json!({ "state": state }));
    let replies = replied
        .as_ref()
        .and_then(Value::as_i64)
        .map(|replied| json!([{ "on": day(replied), "text": reply.unwrap_or(json!("Dank je.")), "outcome": "o" }]));
    let verdicts = says.map(|says| json!([{ "outcome": "o", "says": says, "on": day(0) }]));
    let mut incoming = json!({ "feedback": feedback, "received_on": day(days_ago) });
    for (name, value) in [("moderation", moderation), ("replies", replies), ("verdicts", verdicts)] {
        if let Some(value) = value {
            incoming[name] = value;
        }
    }
    serde_json::from_value(incoming).unwrap()
}

/// Anything that may have come in.
pub(super) fn any_incoming() -> impl Strategy<Value = Incoming> {
    let states = vec!["new", "read", "approved", "declined"];
    let who = (select(vec!["youth", "parent", "professional", "other"]), option::weighted(0.1, 2_u16..30));
    let made = (option::of(select(states)), option::of(0_i64..90));
    let says = option::of(select(vec!["right", "misunderstood", "unnoticed"]));
    (0_i64..90, select(vec!["wachten", "school"]), who, made, says).prop_map(
        |(days_ago, theme, (audience, group), (state, replied), says)| {
            let replied = replied.map(|replied| replied.min(days_ago));
            let mut more = json!({
                "theme": theme, "audience": audience, "state": state, "replied": replied, "text": "Ik wacht.",
                "says": replied.and(says),
            });
            if let Some(group) = group {
                more["via"] = json!("group");
                more["group_size"] = json!(group);
            }
            incoming(days_ago, more)
        },
    )
}
