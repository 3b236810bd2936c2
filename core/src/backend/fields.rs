//! Between our names and those of a backend.

use super::operation::{Day, Field};
use crate::{
    date::Date,
    json::{Pairs, Value},
};

/// The fields of one sort of record, by our names.
pub type Fields = Pairs<String, Field>;

const DAY_MS: i64 = 86_400_000;

/// A record of ours as this backend wants it.
pub(super) fn theirs(record: Value, fields: &Fields) -> Value {
    let Value::Object(record) = record else { return record };
    let renamed = record.into_iter().map(|(name, value)| match fields.get(&name) {
        Some(field) => (field.name.clone().unwrap_or(name), day_of_ours(value, field.day)),
        None => (name, value),
    });
    Value::Object(renamed.collect())
}

/// A record of this backend as we know it.
pub(super) fn ours(record: Value, fields: &Fields) -> Value {
    let Value::Object(record) = record else { return record };
    let renamed = record.into_iter().map(|(name, value)| {
        let known = fields.iter().find(|(own, field)| *field.name.as_ref().unwrap_or(own) == name);
        match known {
            Some((own, field)) => (own.clone(), day_of_theirs(value, field.day)),
            None => (name, value),
        }
    });
    // What is empty there is absent here.
    Value::Object(renamed.filter(|(_, value)| !value.is_null()).collect())
}

fn day_of_ours(value: Value, day: Option<Day>) -> Value {
    let Some(date) = value.as_str().and_then(Date::parse).filter(Date::is_day) else { return value };
    match day {
        None => value,
        Some(Day::Moment) => format!("{}T00:00:00Z", date.as_str()).into(),
        Some(Day::EpochMs) => (date.days_since_epoch() * DAY_MS).into(),
    }
}

fn day_of_theirs(value: Value, day: Option<Day>) -> Value {
    match (day, &value) {
        (Some(Day::Moment), Value::String(moment)) => moment.get(..10).map_or_else(|| value.clone(), Value::from),
        (Some(Day::EpochMs), Value::Number(number)) => number.as_i64().map_or_else(
            || value.clone(),
            |moment| Date::from_days_since_epoch(moment.div_euclid(DAY_MS)).as_str().into(),
        ),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fields() -> Fields {
        crate::json::read(
            r#"{ "created_on": { "name": "created", "day": "epoch_ms" }, "text": { "name": "words" },
                 "on": { "day": "moment" } }"#,
        )
        .unwrap()
    }

    #[test]
    fn a_record_goes_there_and_comes_back_the_same() {
        let record = json!({ "id": "a", "created_on": "2026-11-22", "text": "Hoi", "on": "2026-01-02" });
        let sent = theirs(record.clone(), &fields());
        assert_eq!(
            sent,
            json!({ "id": "a", "created": 1_795_305_600_000_i64, "words": "Hoi", "on": "2026-01-02T00:00:00Z" })
        );
        assert_eq!(ours(sent, &fields()), record);
    }

    #[test]
    fn what_is_strange_stays_as_it_is() {
        for strange in
            [json!({ "created": "x", "on": "2026" }), json!({ "on": "é".repeat(9) }), json!([1]), json!(null)]
        {
            assert_eq!(theirs(ours(strange.clone(), &Fields::default()), &fields()), strange);
            ours(strange, &fields());
        }
        assert_eq!(ours(json!({ "words": null }), &fields()), json!({}));
    }
}
