//! What staff publish of an agenda beside outcomes, and what readers see of it.

use serde_json::{Value, json};
use weerklank_core::{agenda::Agenda, feedback::Feedback};

use crate::{
    giver::{Giver, easy, korter, slug},
    server::{Answer, GALM, Server, Site},
};

fn put(server: &Server, part: &str, item: &str, document: &Value) -> Answer {
    let body = json!({ "document": document }).to_string();
    server.staff("PUT", &format!("agendas/galm/{part}/{item}"), Some(&body))
}

fn withdraw(server: &Server, part: &str, item: &str) -> Answer {
    server.staff("DELETE", &format!("agendas/galm/{part}/{item}"), None)
}

/// The agenda as everybody reads it; it makes sense, whatever happened.
fn galm(server: &Server) -> Value {
    let answer = server.get("api/v1/agendas/galm").is(200);
    let agenda: Agenda = serde_json::from_slice(&answer.body).expect("an agenda");
    assert_eq!(agenda.problems(), Vec::<String>::new());
    answer.json()
}

fn indicator() -> Value {
    json!({ "id": "wachttijd", "title": easy("Hoe lang je wacht"), "unit": "count", "themes": ["wachten"],
            "colour_of_the_pen": "green" })
}

fn action() -> Value {
    json!({ "id": "bellen", "kind": "pilot", "title": easy("We bellen"), "themes": ["wachten"],
            "indicators": ["wachttijd"], "state": "running", "on": "2026-11" })
}

fn change() -> Value {
    json!({ "id": "vaker", "on": "2026-11-20", "what": easy("We bellen nu vaker."), "because": easy("Jullie vroegen het.") })
}

/// The theme `wachten` with another question than the agenda's document has.
fn wachten() -> Value {
    json!({ "id": "wachten", "title": easy("Wachten op hulp"), "summary": easy("Over wachten."),
            "questions": [{ "id": "wat-helpt", "kind": "learning", "text": easy("Wat helpt tijdens het wachten?") }] })
}

#[test]
fn what_staff_publish_is_in_the_agenda_at_once_until_it_is_withdrawn() {
    let site = Site::new();
    let server = site.serve();
    let before = server.get("api/v1/agendas/galm").header("etag").to_owned();
    put(&server, "indicators", "wachttijd", &indicator()).is(201);
    put(&server, "actions", "bellen", &action()).is(201);
    put(&server, "changes", "vaker", &change()).is(201);
    let mut outcome = korter("korter");
    outcome["change"] = json!("vaker");
    server.staff("PUT", "agendas/galm/outcomes/korter", Some(&json!({ "outcome": outcome }).to_string())).is(201);
    let agenda = galm(&server);
    assert_eq!(agenda["indicators"], json!([indicator()]), "fields that nobody knows are kept");
    assert_eq!((&agenda["actions"], &agenda["changes"]), (&json!([action()]), &json!([change()])));
    assert_eq!(agenda["outcomes"], json!([outcome]));
    assert_eq!(agenda["colour_of_the_cover"], "blue");
    assert_ne!(server.get("api/v1/agendas/galm").header("etag"), before);

    assert_eq!(withdraw(&server, "indicators", "wachttijd").is(422).pointers(), [""], "the action names it");
    assert_eq!(withdraw(&server, "changes", "vaker").is(422).pointers(), [""], "the outcome names it");
    for (part, item) in
        [("actions", "bellen"), ("indicators", "wachttijd"), ("outcomes", "korter"), ("changes", "vaker")]
    {
        withdraw(&server, part, item).is(204);
        withdraw(&server, part, item).is(404);
    }
    assert_eq!(server.get("api/v1/agendas/galm").is(200).text(), GALM);
    put(&server, "changes", "vaker", &change()).is(201);
}

#[test]
fn what_has_the_id_of_something_in_the_document_stands_in_its_place() {
    let site = Site::new();
    let own = json!([{ "id": "eerst", "kind": "pilot", "title": "Eerst" }, { "id": "bellen", "kind": "pilot", "title": "Bellen" }]);
    let written = GALM.replace(r#""colour_of_the_cover""#, &format!(r#""actions": {own}, "colour_of_the_cover""#));
    site.write("data/agendas/galm.json", &written);
    let server = site.serve();
    let mut action = action();
    action["indicators"] = json!([]);
    put(&server, "actions", "bellen", &action).is(201);
    assert_eq!(galm(&server)["actions"], json!([own[0], action]));
    withdraw(&server, "actions", "eerst").is(404);
    withdraw(&server, "actions", "bellen").is(204);
    assert_eq!(server.get("api/v1/agendas/galm").is(200).text(), written);
}

#[test]
fn a_theme_is_changed_with_its_questions_and_feedback_follows() {
    let site = Site::new();
    let server = site.serve();
    let about = |number, question: &str| Feedback { question: Some(slug(question)), ..Giver::new(number).says("Hoi") };
    server.post(&about(1, "hoe-lang")).is(201);
    assert_eq!(server.post(&about(2, "wat-helpt")).is(422).pointers(), ["/question"]);
    put(&server, "themes", "wachten", &wachten()).is(201);
    assert_eq!(galm(&server)["themes"][0], wachten());
    server.post(&about(2, "wat-helpt")).is(201);
    assert_eq!(server.post(&about(3, "hoe-lang")).is(422).pointers(), ["/question"]);
    server.post(&about(1, "hoe-lang")).is(200);
    let mut outcome = korter("korter");
    outcome["question"] = json!("wat-helpt");
    let outcome = json!({ "outcome": outcome }).to_string();
    server.staff("PUT", "agendas/galm/outcomes/korter", Some(&outcome)).is(201);
    let mut without = wachten();
    without["questions"] = json!([]);
    let refused = put(&server, "themes", "wachten", &without).is(422);
    assert_eq!(refused.pointers(), ["/document"], "an outcome is about that question");
    let mut new = wachten();
    new["id"] = json!("nieuw");
    assert_eq!(put(&server, "themes", "nieuw", &new).is(422).pointers(), ["/document/id"], "themes are the editors'");
}

#[test]
fn texts_of_an_agenda_change_in_its_document_and_in_the_list() {
    let site = Site::new();
    let server = site.serve();
    let texts = json!({ "title": easy("Galm en verder"), "motto": "Samen luisteren" });
    put(&server, "texts", "galm", &texts).is(201);
    let agenda = galm(&server);
    assert_eq!((&agenda["title"], &agenda["motto"]), (&texts["title"], &texts["motto"]));
    assert_eq!(agenda["summary"], "Waar het over gaat.");
    let list = server.get("api/v1/agendas").is(200).json();
    assert_eq!(list["agendas"][0]["title"], texts["title"]);
    assert_eq!(list["agendas"][1]["title"], "Echo");
    put(&server, "texts", "galm", &json!({ "now": "We zijn bezig." })).is(200);
    let agenda = galm(&server);
    assert_eq!((&agenda["title"], &agenda["now"]), (&json!("Galm"), &json!("We zijn bezig.")));
    put(&server, "texts", "echo", &texts).is(404);
    for name in ["id", "themes", "region", "counts", "example", "verzonnen"] {
        let refused = put(&server, "texts", "galm", &json!({ name: "x" })).is(422);
        assert_eq!(refused.pointers(), [format!("/document/{name}")]);
    }
    for name in ["", "a/b", "<b>"] {
        assert_eq!(put(&server, "texts", "galm", &json!({ name: "x" })).is(422).pointers(), ["/document"]);
    }
    assert_eq!(put(&server, "texts", "galm", &json!({ "title": "Moeilijk" })).is(422).pointers(), ["/document/title"]);
    assert_eq!(put(&server, "texts", "galm", &json!({ "title": null })).is(422).pointers(), ["/document/title"]);
}

#[test]
fn what_makes_no_sense_is_refused_with_the_place_and_what_to_do() {
    let site = Site::new();
    let server = site.serve();
    put(&server, "indicators", "wachttijd", &indicator()).is(201);
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut action = action();
        change(&mut action);
        let answer = put(&server, "actions", "bellen", &action).is(422);
        let errors = answer.json()["errors"].take();
        assert!(errors.as_array().expect("errors").iter().all(|error| error["detail"].as_str() != Some("")));
        answer.pointers()
    };
    assert_eq!(refused(&|action| action["id"] = json!("anders")), ["/document/id"]);
    assert_eq!(refused(&|action| action["themes"] = json!(["wachten", "nergens"])), ["/document/themes/1"]);
    assert_eq!(refused(&|action| action["indicators"] = json!(["nergens"])), ["/document/indicators/0"]);
    assert_eq!(refused(&|action| action["organisations"] = json!(["nergens"])), ["/document/organisations/0"]);
    assert_eq!(refused(&|action| action["title"] = json!("Moeilijk")), ["/document/title"]);
    assert_eq!(
        refused(&|action| action["title"] = json!({ "en": "Calling", "nl-simple": "Bellen" })),
        ["/document/title"]
    );
    assert_eq!(refused(&|action| action["results"] = json!(["Goed", " "])), ["/document/results/1"]);
    assert_eq!(refused(&|action| action["on"] = json!("morgen")), ["/document/on"]);
    assert_eq!(refused(&|action| action["period"] = json!({ "from": "ooit" })), ["/document/period/from"]);
    assert_eq!(refused(&|action| *action = json!("bellen")), ["/document"]);
    assert_eq!(refused(&|action| *action = Value::Null), ["/document"]);
    let mut twice = wachten();
    let question = twice["questions"][0].clone();
    twice["questions"].as_array_mut().expect("questions").push(question);
    assert_eq!(put(&server, "themes", "wachten", &twice).is(422).pointers(), ["/document/questions/1/id"]);
    assert_eq!(galm(&server).get("actions"), None, "nothing was stored");
    for (part, item) in [("nergens", "bellen"), ("replies", "bellen"), ("actions", "A B"), ("actions", "..")] {
        let path = format!("agendas/galm/{}/{}", part, item.replace(' ', "%20"));
        let answer = server.staff("PUT", &path, Some(r#"{"document":{}}"#));
        assert!(matches!(answer.status, 404), "{part}/{item}: {}", answer.status);
    }
    server.staff("PUT", "agendas/nergens/actions/bellen", Some(r#"{"document":{}}"#)).is(404);
    server.staff("PUT", "agendas/galm/actions/bellen", Some("[]")).is(400);
    server.staff("PUT", "agendas/galm/actions/bellen", Some(r#"{"document":{},"revision":-1}"#)).is(400);
}

#[test]
fn what_staff_write_is_text_whatever_it_holds_and_may_be_long() {
    let site = Site::new();
    let server = site.serve();
    let strange = "<script>alert(1)</script> & \u{202e}achterstevoren\u{202c} \u{0} \u{7} ]]> 👩‍👩‍👧";
    let mut theme = wachten();
    theme["why"] = easy(strange);
    theme["summary"] = easy(&"Heel lang. ".repeat(2_000));
    put(&server, "themes", "wachten", &theme).is(201);
    assert_eq!(galm(&server)["themes"][0], theme);
    theme["summary"] = easy(&"Te lang. ".repeat(6_000));
    put(&server, "themes", "wachten", &theme).is(413);
}

#[test]
fn what_no_longer_fits_is_passed_over_and_comes_back_when_it_fits() {
    let site = Site::new();
    let server = site.serve();
    put(&server, "indicators", "wachttijd", &indicator()).is(201);
    put(&server, "changes", "vaker", &change()).is(201);
    put(&server, "themes", "wachten", &wachten()).is(201);
    drop(server);
    site.write("data/agendas/galm.json", GALM.replace("\"wachten\"", "\"geduld\""));
    let server = site.serve();
    let agenda = galm(&server);
    assert_eq!((agenda.get("indicators"), &agenda["changes"]), (None, &json!([change()])), "what fits stays");
    assert!(agenda["themes"].as_array().is_some_and(|themes| themes.iter().all(|theme| theme["id"] != "wachten")));
    for passed_over in ["`indicators/wachttijd` of agenda `galm`", "`themes/wachten` of agenda `galm`"] {
        assert!(server.log().contains(passed_over), "{}", server.log());
    }
    put(&server, "changes", "anders", &json!({ "id": "anders", "on": "2026-11", "what": easy("Anders.") })).is(201);
    withdraw(&server, "indicators", "wachttijd").is(204);
    drop(server);
    site.write("data/agendas/galm.json", GALM);
    let server = site.serve();
    let agenda = galm(&server);
    assert_eq!((agenda.get("indicators"), &agenda["themes"][0]), (None, &wachten()));
}

#[test]
fn the_desk_reads_what_readers_read_and_what_is_staffs_in_it() {
    let site = Site::new();
    let server = site.serve();
    let desk = || server.staff("GET", "agendas/galm", None).is(200).json();
    assert_eq!(desk(), json!({ "document": galm(&server), "parts": [] }));
    put(&server, "changes", "vaker", &change()).is(201);
    put(&server, "indicators", "wachttijd", &indicator()).is(201);
    withdraw(&server, "indicators", "wachttijd").is(204);
    let answer = desk();
    assert_eq!(answer["document"], galm(&server));
    let parts = answer["parts"].as_array().expect("parts").iter();
    let parts: Vec<_> =
        parts.map(|part| json!([part["part"], part["item"], part["revision"], part["withdrawn"]])).collect();
    assert_eq!(parts, [json!(["changes", "vaker", 1, false]), json!(["indicators", "wachttijd", 2, true])]);
}
