//! Everything at once: whole, and harmless in a spreadsheet.

use serde_json::{Value, json};
use weerklank_core::{csv, feedback::Feedback, staff::Role};

use crate::{
    giver::{Giver, korter},
    server::Site,
};

#[test]
fn an_export_holds_all_that_a_receipt_needs_and_no_token() {
    let site = Site::new();
    let server = site.serve();
    let (giver, gone) = (Giver::new(1), Giver::new(2));
    let said = Feedback { quote_ok: true, ..giver.says("Niemand belt.") };
    server.post(&said).is(201);
    server.post(&gone.says("Dit niet.")).is(201);
    server.give("DELETE", &gone.id(), &gone.receipt(), None).is(204);
    let review = json!({ "state": "approved", "hidden": ["Bo"] }).to_string();
    server.staff("PUT", &format!("feedback/{}/moderation", giver.id()), Some(&review)).is(200);
    let quotes = json!([{ "feedback": giver.id(), "text": "Niemand belt." }]);
    let outcome =
        json!({ "outcome": korter("korter"), "feedback": [giver.id()], "text": "Dank je.", "quotes": quotes });
    server.staff("PUT", "agendas/galm/outcomes/korter", Some(&outcome.to_string())).is(201);
    server.judge(&giver, &giver.receipt(), "korter", &giver.thinks("korter", "right").to_string()).is(200);
    let draft = json!({ "body": { "feedback": [giver.id()], "text": "We bellen." } }).to_string();
    server.staff("PUT", "drafts/galm/replies/bellen", Some(&draft)).is(200);

    let answer = server.staff("GET", "export.json", None).is(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(!answer.text().contains(&server.token));
    let export = answer.json();
    let first = |section: &str| export[section][0].clone();
    assert_eq!(first("feedback")["record"], serde_json::to_value(&said).expect("JSON"));
    assert_eq!(first("feedback")["secret_hash"], json!(said.secret_hash));
    assert_eq!(first("tombstones")["id"], gone.id());
    assert_eq!((&first("moderation")["state"], &first("moderation")["hidden"]), (&json!("approved"), &json!(["Bo"])));
    assert_eq!(first("replies")["text"], "Dank je.");
    assert_eq!((&first("versions")["document"], &first("versions")["revision"]), (&korter("korter"), &json!(1)));
    assert_eq!(first("drafts")["body"]["feedback"], json!([giver.id()]));
    assert_eq!(first("outcome_quotes")["sentence"], "Niemand belt.");
    assert_eq!(first("verdicts")["record"], giver.thinks("korter", "right"));
    assert_eq!(export["log"].as_array().and_then(|log| log.last()).map(|last| &last["deed"]), Some(&json!("exported")));
    assert_eq!(export["agendas"].as_array().map(Vec::len), Some(2));
    assert!(!answer.text().contains("Dit niet."));
}

#[test]
fn a_spreadsheet_reads_every_contribution_and_runs_none() {
    let site = Site::new();
    let server = site.serve();
    let text = "=1+1; en \"dit\"\nop twee regels: é";
    server.post(&Giver::new(1).says(text)).is(201);
    server.post(&Giver::new(2).says("Hoi")).is(201);
    let answer = server.staff("GET", "export.csv", None).is(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.body.starts_with("\u{feff}received_on;id;agenda;theme;".as_bytes()));
    assert!(answer.text().contains(";\"'=1+1; en \"\"dit\"\"\n"), "{}", answer.text());
    assert!(!answer.text().contains(Giver::new(1).says("").secret_hash.as_str()));

    let table = csv::read(&answer.body).expect("a table");
    assert_eq!(table.rows.len(), 2);
    let column = |name: &str| table.header.iter().position(|column| column == name).expect("a column");
    let mut texts: Vec<_> = table.rows.iter().map(|row| row.cells[column("text")].clone()).collect();
    texts.sort();
    assert_eq!(texts, [text, "Hoi"]);
    assert!(
        table.rows.iter().all(|row| row.cells[column("recognise")] == "4" && row.cells[column("state")].is_empty())
    );
}

#[test]
fn what_is_taken_out_is_for_publishers_and_is_told() {
    let site = Site::new();
    let server = site.serve();
    let desk = server.token_of("balie", Role::Moderator);
    for file in ["export.json", "export.csv"] {
        server.staff_as(&desk, "GET", file, None).is(403);
        server.staff("GET", file, None).is(200);
    }
    let log = server.staff("GET", "log?limit=2", None).is(200).json();
    let told: Vec<_> = log["items"].as_array().expect("items").iter().map(|entry| entry["about"].clone()).collect();
    assert_eq!(told, [Value::from("csv"), Value::from("json")]);
}
