//! Who has a token, who makes and revokes them, and who cannot be missed.

use std::thread;

use serde_json::json;
use weerklank_core::staff::Role;

use crate::server::Site;

#[test]
fn a_token_is_shown_once_and_is_worth_nothing_when_it_is_revoked() {
    let site = Site::new();
    let server = site.serve_with(|settings| settings.rules.keep_months = Some(12));
    let desk = server.token_of("balie", Role::Moderator);
    let before = server.staff("GET", "tokens", None).is(200).json();
    let of_desk = |tokens: &serde_json::Value| {
        let items = tokens["items"].as_array().expect("items");
        items.iter().find(|token| token["name"] == "balie").cloned().expect("it is there")
    };
    assert_eq!(of_desk(&before)["role"], "moderator");
    assert!(of_desk(&before).get("used_on").is_none(), "nobody used it");
    assert!(!before.to_string().contains(&desk));

    let me = server.staff_as(&desk, "GET", "me", None).is(200).json();
    let rules = json!({ "four_eyes": false, "keep_months": 12 });
    assert_eq!(me, json!({ "name": "balie", "role": "moderator", "rules": rules }));
    let used = of_desk(&server.staff("GET", "tokens", None).is(200).json());
    assert_eq!(used["used_on"], used["made_on"], "both today");

    server.staff("DELETE", "tokens/balie", None).is(204);
    server.staff_as(&desk, "GET", "me", None).is(401);
    server.staff("DELETE", "tokens/balie", None).is(404);
    let again = server.token_of("balie", Role::Reader);
    assert_ne!(again, desk);
    server.staff_as(&desk, "GET", "me", None).is(401);
}

#[test]
fn a_name_is_needed_and_is_used_once() {
    let site = Site::new();
    let server = site.serve();
    let make = |name: &str| {
        let wanted = json!({ "name": name, "role": "reader" });
        server.staff("POST", "tokens", Some(&wanted.to_string()))
    };
    for name in ["", "  ", &"x".repeat(41), "server", "a\nb"] {
        assert_eq!(make(name).is(422).pointers(), ["/name"], "{name:?}");
    }
    assert_eq!(make(" De balie in Tilburg ").is(201).json()["name"], "De balie in Tilburg");
    let taken = make("De balie in Tilburg").is(409);
    assert_eq!(taken.pointers(), ["/name"]);
    assert!(taken.json().get("conflict").is_none());
    server.staff("POST", "tokens", Some(r#"{"name":"baas","role":"boss"}"#)).is(400);
    server.staff("DELETE", "tokens/De%20balie%20in%20Tilburg", None).is(204);
}

#[test]
fn somebody_can_always_hand_out_tokens() {
    let site = Site::new();
    let server = site.serve();
    server.token_of("lezer", Role::Reader);
    assert_eq!(server.staff("DELETE", "tokens/test", None).is(422).pointers(), [""]);
    let second = server.token_of("tweede", Role::Publisher);
    server.staff("DELETE", "tokens/test", None).is(204);
    server.staff_as(&second, "DELETE", "tokens/tweede", None).is(422);
}

#[test]
fn of_two_publishers_who_revoke_each_other_at_once_one_stays() {
    for _ in 0..5 {
        let site = Site::new();
        let server = site.serve();
        let second = server.token_of("tweede", Role::Publisher);
        let revoke = |token: &str, name: &str| server.staff_as(token, "DELETE", &format!("tokens/{name}"), None).status;
        let mut answers = thread::scope(|scope| {
            let other = scope.spawn(|| revoke(&second, "test"));
            [revoke(&server.token, "tweede"), other.join().expect("an answer")]
        });
        answers.sort_unstable();
        assert!(matches!(answers, [204, 401 | 422]), "{answers:?}");
        let left = [&server.token, &second].map(|token| server.staff_as(token, "GET", "tokens", None).status);
        assert_eq!(left.iter().filter(|status| **status == 200).count(), 1);
    }
}
