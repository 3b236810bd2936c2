//! Reading agendas, and documents with mistakes.

use weerklank_core::agenda::AgendaIndex;

use crate::server::{Answer, ECHO, GALM, Site};

fn ids(answer: &Answer) -> Vec<String> {
    let index: AgendaIndex = serde_json::from_slice(&answer.body).expect("an index");
    index.agendas.iter().map(|agenda| agenda.id.to_string()).collect()
}

#[test]
fn the_list_follows_the_order_and_is_made_from_the_documents() {
    let site = Site::new();
    site.write("data/agendas/index.json", r#"{"agendas":[{"id":"galm","title":"Een oude naam"},{"id":"weg"}]}"#);
    let answer = site.serve().get("api/v1/agendas").is(200);
    assert_eq!(ids(&answer), ["galm", "echo"]);
    assert_eq!(answer.json()["agendas"][0]["title"], "Galm");
    assert_eq!(answer.json()["agendas"][0]["themes"], 2);
}

#[test]
fn without_an_order_the_list_is_by_id() {
    let site = Site::new();
    site.write("data/agendas/index.json", "geen JSON");
    assert_eq!(ids(&site.serve().get("api/v1/agendas").is(200)), ["echo", "galm"]);
}

#[test]
fn a_document_is_served_as_it_was_written() {
    let site = Site::new();
    let answer = site.serve().get("api/v1/agendas/galm").is(200);
    assert_eq!(answer.text(), GALM);
    assert_eq!(answer.header("content-type"), "application/json");
}

#[test]
fn who_has_the_newest_version_is_told_so() {
    let site = Site::new();
    let server = site.serve();
    for path in ["api/v1/agendas", "api/v1/agendas/galm"] {
        let answer = server.get(path).is(200);
        assert_eq!(answer.header("cache-control"), "no-cache");
        let etag = answer.header("etag");
        for have in [etag, "*", &format!("\"other\", {etag}"), &format!("W/{etag}")] {
            let answer = server.ask("GET", path, &[("if-none-match", have)], None).is(304);
            assert_eq!((answer.text().as_str(), answer.header("etag")), ("", etag));
        }
        server.ask("GET", path, &[("if-none-match", "\"other\"")], None).is(200);
    }
    let before = server.get("api/v1/agendas/galm").header("etag").to_owned();
    drop(server);
    site.write("data/agendas/galm.json", GALM.replace("Over wachten.", "Over lang wachten."));
    assert_ne!(site.serve().get("api/v1/agendas/galm").header("etag"), before);
}

#[test]
fn an_unknown_agenda_is_a_problem_in_json() {
    let site = Site::new();
    let server = site.serve();
    for path in ["nergens", "index.json", "..%2Findex", "%ff", "GALM"] {
        server.get(&format!("api/v1/agendas/{path}")).is(404);
    }
}

#[test]
fn a_document_with_mistakes_is_named_and_passed_over() {
    let site = Site::new();
    site.write("data/agendas/kapot.json", "{");
    site.write("data/agendas/dubbel.json", GALM.replace("galm", "dubbel").replace("\"samen\"", "\"wachten\""));
    site.write("data/agendas/naam.json", ECHO);
    let server = site.serve();
    assert_eq!(ids(&server.get("api/v1/agendas").is(200)), ["galm", "echo"]);
    for named in ["kapot.json is passed over: EOF", "the theme `wachten` exists twice", "its name must be echo.json"] {
        assert!(server.log().contains(named), "{named} is not in {}", server.log());
    }
}

#[test]
fn the_version_that_was_good_last_stays_and_a_removed_agenda_goes() {
    let site = Site::new();
    drop(site.serve());
    site.write("data/agendas/galm.json", GALM.replace("\"samen\"", "\"wachten\""));
    std::fs::remove_file(site.dist().join("data/agendas/echo.json")).expect("it is there");
    let server = site.serve();
    assert_eq!(ids(&server.get("api/v1/agendas").is(200)), ["galm"]);
    assert_eq!(server.get("api/v1/agendas/galm").is(200).text(), GALM);
    drop(server);
    std::fs::remove_dir_all(site.dist().join("data")).expect("it is there");
    assert_eq!(ids(&site.serve().get("api/v1/agendas").is(200)), ["galm"]);
}
