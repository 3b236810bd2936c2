//! Errors, limits, other origins, and what the log tells.

use std::{num::NonZeroU32, time::Duration};

use weerklank_server::settings::Rate;

use crate::{giver::Giver, server::Site};

#[test]
fn an_error_of_the_interface_is_never_a_page() {
    let site = Site::new();
    site.write("404.html", "<!doctype html><title>Niet gevonden</title>");
    let server = site.serve();
    for path in ["api", "api/", "api/v2/agendas", "api/v1", "api/v1/", "api/v1/nergens", "api/v1/feedback/a/b"] {
        let answer = server.get(path).is(404);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        assert_eq!(answer.json()["status"], 404);
    }
    for (method, path, allow) in [
        ("DELETE", "agendas", "GET,HEAD"),
        ("PATCH", "feedback", "POST"),
        ("GET", "feedback", "POST"),
        ("POST", "feedback/x", "GET,HEAD,PUT,DELETE"),
    ] {
        let answer = server.ask(method, &format!("api/v1/{path}"), &[], None).is(405);
        assert_eq!(answer.header("allow").replace(' ', ""), allow);
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
}

#[test]
fn who_comes_too_often_is_told_when_to_come_again() {
    let site = Site::new();
    let rate = Rate { burst: NonZeroU32::new(3).expect("not 0"), per_second: NonZeroU32::MIN };
    let server = site.serve_with(|settings| settings.rate = Some(rate));
    let giver = Giver::new(1);
    let statuses: Vec<_> = (0..20).map(|_| server.post(&giver.says("Hoi")).status).collect();
    assert_eq!(statuses[0], 201);
    assert!(statuses.contains(&429), "{statuses:?}");
    let mut answers = (0..1_000).map(|_| server.give("GET", &giver.id(), &giver.receipt(), None));
    let refused = answers.find(|answer| answer.status == 429).expect("reading counts, too");
    let wait: u64 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=4).contains(&wait), "{wait}");
    // Who only reads agendas, or is staff, is not held up.
    server.get("api/v1/agendas").is(200);
    server.staff("GET", "feedback", None).is(200);
}

#[test]
fn guessing_tokens_is_slowed_down() {
    let site = Site::new();
    let rate = Rate { burst: NonZeroU32::new(3).expect("not 0"), per_second: NonZeroU32::MIN };
    let server = site.serve_with(|settings| settings.rate = Some(rate));
    let guess = || server.ask("GET", "api/v1/staff/feedback", &[("authorization", "Bearer x")], None).status;
    let statuses: Vec<_> = (0..10).map(|_| guess()).collect();
    assert!(statuses.starts_with(&[401, 401, 401]) && statuses.contains(&429), "{statuses:?}");
}

#[test]
fn a_body_that_comes_too_slowly_is_cut_off() {
    let site = Site::new();
    let server = site.serve_with(|settings| settings.body_timeout = Duration::from_millis(100));
    let answer = server.begin("POST", "api/v1/feedback", "").is(408);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    server.get("api/v1/agendas").is(200);
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let site = Site::new();
    let server = site.serve();
    let head = format!("GET / HTTP/1.1\r\nHost: {}\r\nX: {}\r\n\r\n", server.host(), "x".repeat(64 * 1024));
    server.raw(&head).is(431);
}

#[test]
fn other_origins_get_nothing_unless_they_are_named() {
    let site = Site::new();
    let preflight = [
        ("origin", "https://elders.example"),
        ("access-control-request-method", "PUT"),
        ("access-control-request-headers", "authorization,content-type"),
    ];
    let allowed = |name: &str| format!("access-control-allow-{name}");
    let closed = site.serve();
    let answer = closed.ask("OPTIONS", "api/v1/feedback", &preflight, None);
    assert_eq!(answer.header(&allowed("origin")), "");
    assert_eq!(closed.ask("GET", "api/v1/agendas", &preflight[..1], None).is(200).header(&allowed("origin")), "");
    drop(closed);

    let open =
        site.serve_with(|settings| settings.allow_origins = vec!["https://elders.example".parse().expect("an origin")]);
    for path in ["feedback", "feedback/x", "staff/replies"] {
        let answer = open.ask("OPTIONS", &format!("api/v1/{path}"), &preflight, None).is(200);
        assert_eq!(answer.header(&allowed("origin")), "https://elders.example", "{path}");
        assert_eq!(answer.header(&allowed("headers")).to_lowercase(), "content-type,authorization");
        assert_eq!(answer.header(&allowed("methods")), "GET,POST,PUT,DELETE");
        assert_eq!(answer.header(&allowed("credentials")), "");
    }
    // An error can be read, too.
    let refused = open.ask("GET", "api/v1/staff/feedback", &preflight[..1], None).is(401);
    assert_eq!(refused.header(&allowed("origin")), "https://elders.example");
    let stranger = open.ask("GET", "api/v1/agendas", &[("origin", "https://vreemd.example")], None).is(200);
    assert_ne!(stranger.header(&allowed("origin")), "https://vreemd.example");
}

#[test]
fn the_log_tells_what_was_asked_but_not_by_whom_or_about_what() {
    let site = Site::new();
    let server = site.serve();
    let giver = Giver::new(1);
    server.post(&giver.says("Kattenstaart")).is(201);
    server.post(&giver.says("Iets anders")).is(409);
    server.give("GET", &giver.id(), &giver.receipt(), None).is(200);
    server.post_json("Kattenstaart").is(400);
    server.staff("GET", "feedback?theme=wachten", None).is(200);
    server.get("waterlelie?x=y").is(404);
    server.get("api/v1/waterlelie").is(404);
    let log = server.log();
    for told in
        ["method=GET", "route=\"/api/v1/feedback/{id}\"", "status=409", "route=\"/api/v1/staff/feedback\"", "took="]
    {
        assert!(log.contains(told), "{told} is not in {log}");
    }
    let secret = giver.code().secret();
    let hidden = [
        "Kattenstaart",
        "waterlelie",
        "theme=wachten",
        "127.0.0.1",
        &giver.id(),
        secret.expose(),
        secret.hash().as_str(),
        &server.token,
    ]
    .map(str::to_owned);
    for hidden in hidden {
        assert!(!log.contains(&hidden), "{hidden} is in {log}");
    }
}
