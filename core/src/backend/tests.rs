//! What the interpreter asks, and how it understands answers.

use std::collections::VecDeque;

use proptest::{collection::vec, prelude::*};
use serde_json::json;

use super::*;
use crate::receipt::ReceiptCode;

const HOME: &str = "https://site.example/";

/// A description with these operations, and more beside them.
#[expect(clippy::needless_pass_by_value, reason = "without a mark before each document a test reads more easily")]
fn described(operations: Value, more: Value) -> Description {
    let mut text = json!({ "privacy": "per_record", "base": "api/", "timeout_ms": 1000, "operations": operations });
    text["operations"]["agenda"] = match operations.get("agenda") {
        Some(agenda) => agenda.clone(),
        None => json!({ "method": "GET", "path": "agendas/{agenda}" }),
    };
    for (name, value) in more.as_object().expect("an object") {
        text[name] = value.clone();
    }
    Description::parse(&text.to_string()).unwrap()
}

#[expect(clippy::needless_pass_by_value, reason = "without a mark before each document a test reads more easily")]
fn answer(status: u16, body: impl ToString) -> Response {
    Response { status, retry_after: None, header: None, body: body.to_string() }
}

/// Asks for `wish` and gives these answers in turn; what was asked, and what came of it.
fn talk(
    description: &Description,
    wish: &Wish<'_>,
    answers: impl IntoIterator<Item = Response>,
) -> (Vec<Request>, Answer) {
    let mut answers: VecDeque<_> = answers.into_iter().collect();
    let (mut conversation, first) = description.begin(wish, HOME).expect("it is described");
    let mut asked = vec![first];
    loop {
        let response = answers.pop_front().unwrap_or_else(|| panic!("no answer to {:?}", asked.last()));
        match conversation.hear(&response) {
            Step::Ask(request) => asked.push(request),
            Step::Done(answer) => {
                assert!(answers.is_empty(), "{} answers are left", answers.len());
                return (asked, answer);
            }
        }
    }
}

fn urls(asked: &[Request]) -> Vec<&str> {
    asked.iter().map(|request| request.url.strip_prefix("https://site.example/api/").expect("the base")).collect()
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn code() -> ReceiptCode {
    ReceiptCode::from_entropy([1; 12])
}

fn feedback(text: &str) -> Feedback {
    let code = code();
    serde_json::from_value(json!({
        "id": code.feedback_id(), "secret_hash": code.secret().hash(), "agenda": "galm", "theme": "wachten",
        "audience": "youth", "text": text, "created_on": "2026-11-22"
    }))
    .expect("feedback")
}

#[test]
fn a_wish_becomes_a_request_and_a_secret_stands_in_a_header_only() {
    let read = json!({ "method": "GET", "path": "feedback/{id}", "headers": { "Authorization": "Receipt {secret}" } });
    let description = described(json!({ "read": read }), json!({}));
    let (id, secret) = (code().feedback_id(), code().secret());
    let (asked, answered) = talk(&description, &Wish::Read(&id, &secret), [answer(200, r#"{"a":1}"#)]);
    assert_eq!(urls(&asked), [format!("feedback/{}", id.as_str())]);
    assert_eq!(asked[0].headers, [("Authorization".to_owned(), format!("Receipt {}", secret.expose()))]);
    assert!(!format!("{:?}", asked[0]).contains(secret.expose()));
    assert_eq!((answered.meaning, answered.result), (Meaning::Done, json!({ "a": 1 })));
    assert!(description.begin(&Wish::TakeBack(&id, &secret), HOME).is_none(), "it is not described");
}

#[test]
fn a_receipt_can_own_its_record_by_basic_authentication() {
    let create = json!({ "method": "PUT", "path": "records/{id}", "body": { "data": "{record}" } });
    let more = json!({ "headers": { "giver": { "Authorization": "Basic {basic}" } } });
    let description = described(json!({ "create": create }), more);
    let (feedback, secret) = (feedback("Hoi"), code().secret());
    let (asked, _) = talk(&description, &Wish::Create(&feedback, &secret), [answer(201, "{}")]);
    let pair = template::basic(&format!("{}:{}", feedback.id.as_str(), secret.expose()));
    assert!(asked[0].headers.contains(&("Authorization".to_owned(), format!("Basic {pair}"))));
    let body: Value = serde_json::from_str(asked[0].body.as_ref().expect("a body")).expect("JSON");
    assert_eq!(body, json!({ "data": feedback }));
    let public = talk(&description, &Wish::Agenda(&slug("galm")), [answer(200, "{}")]).0;
    assert!(public[0].headers.is_empty(), "who reads an agenda shows no receipt");
}

#[test]
fn answers_mean_what_the_first_rule_that_fits_says() {
    let answers = json!([
        { "status": 409, "at": "/code", "is": "23503", "means": "refused" },
        { "status": 409, "means": "exists" },
        { "status": 500, "contains": "duplicate id", "means": "exists" },
        { "at": "/errno", "is": "110", "means": "not_found" }
    ]);
    let create = json!({ "method": "POST", "path": "feedback", "answers": answers });
    let description = described(json!({ "create": create }), json!({}));
    let (feedback, secret) = (feedback("Hoi"), code().secret());
    let meaning = |response| talk(&description, &Wish::Create(&feedback, &secret), [response]).1.meaning;
    assert_eq!(meaning(answer(409, r#"{"code":"23503"}"#)), Meaning::Refused);
    assert_eq!(meaning(answer(409, r#"{"code":"23505"}"#)), Meaning::Exists);
    assert_eq!(meaning(answer(500, "<pre>Error: Insert failed, duplicate id</pre>")), Meaning::Exists);
    assert_eq!(meaning(answer(500, "<pre>other</pre>")), Meaning::Broken);
    assert_eq!(meaning(answer(403, r#"{"errno":110}"#)), Meaning::NotFound);
    assert_eq!(meaning(answer(201, "")), Meaning::Done);
}

#[test]
fn a_rule_can_ask_for_json() {
    let answers = json!([{ "status": 200, "at": "", "means": "done" }, { "status": 200, "means": "broken" }]);
    let take_back = json!({ "method": "DELETE", "path": "feedback/{id}", "answers": answers });
    let description = described(json!({ "take_back": take_back }), json!({}));
    let (id, secret) = (code().feedback_id(), code().secret());
    let meaning = |body| talk(&description, &Wish::TakeBack(&id, &secret), [answer(200, body)]).1.meaning;
    assert_eq!((meaning("{}"), meaning(r#"{"id":"a"}"#)), (Meaning::Done, Meaning::Done));
    assert_eq!((meaning("<html>Meld je aan</html>"), meaning("")), (Meaning::Broken, Meaning::Broken));
}

#[test]
fn an_id_that_is_taken_is_compared_with_what_was_sent() {
    let create = json!({ "method": "POST", "path": "feedback", "answers": [{ "status": 409, "means": "exists" }] });
    let read = json!({ "method": "GET", "path": "feedback/{id}", "result": "/data", "put_at": "feedback" });
    let description = described(json!({ "create": create, "read": read }), json!({}));
    let (feedback, secret) = (feedback("Hoi"), code().secret());
    let after = |second| talk(&description, &Wish::Create(&feedback, &secret), [answer(409, ""), second]).1.meaning;
    let stored = |text: &str| {
        let mut record = serde_json::to_value(&feedback).expect("JSON");
        record["text"] = text.into();
        record["last_modified"] = 5.into();
        answer(200, json!({ "data": record }))
    };
    assert_eq!(after(stored("Hoi")), Meaning::Done);
    assert_eq!(after(stored("Iets anders")), Meaning::Different);
    assert_eq!(after(answer(404, "")), Meaning::Different, "somebody else's");
    assert_eq!(after(answer(503, "")), Meaning::Busy);
    assert_eq!(after(answer(200, "<html>")), Meaning::Different);
}

#[test]
fn a_backend_that_answers_with_the_old_record_has_not_stored_the_new_one() {
    let create =
        json!({ "method": "POST", "path": "feedback", "body": { "data": "{record}" }, "repeats_record": "/data" });
    let description = described(json!({ "create": create }), json!({}));
    let (old, new, secret) = (feedback("Oud"), feedback("Nieuw"), code().secret());
    let meaning = |stored: &Feedback| {
        talk(&description, &Wish::Create(&new, &secret), [answer(200, json!({ "data": stored }))]).1.meaning
    };
    assert_eq!((meaning(&new), meaning(&old)), (Meaning::Done, Meaning::Different));
    let portal = talk(&description, &Wish::Create(&new, &secret), [answer(200, "<html>Meld je aan</html>")]);
    assert_eq!(portal.1.meaning, Meaning::Broken);
}

#[test]
fn a_backend_that_stores_twice_is_asked_first() {
    let create = json!({ "method": "POST", "path": "feedback", "look_first": true });
    let read = json!({ "method": "GET", "path": "feedback?id={id}", "result": "/0", "put_at": "feedback" });
    let description = described(json!({ "create": create, "read": read }), json!({}));
    let (feedback, secret) = (feedback("Hoi"), code().secret());
    let wish = Wish::Create(&feedback, &secret);
    let (asked, new) = talk(&description, &wish, [answer(200, "[]"), answer(201, "{}")]);
    assert_eq!((asked.len(), asked[1].method, new.meaning), (2, Method::Post, Meaning::Done));
    let (asked, again) = talk(&description, &wish, [answer(200, json!([feedback]))]);
    assert_eq!((asked.len(), again.meaning), (1, Meaning::Done));
}

#[test]
fn an_id_of_the_backends_own_is_found_first() {
    let find = json!({ "method": "GET", "path": "rows?filter=ref:{id}", "result": "/items/0/key" });
    let take_back = json!({ "method": "DELETE", "path": "rows/{server_id}" });
    let description = described(json!({ "find": find, "take_back": take_back }), json!({}));
    let (id, secret) = (code().feedback_id(), code().secret());
    let wish = Wish::TakeBack(&id, &secret);
    let (asked, done) = talk(&description, &wish, [answer(200, r#"{"items":[{"key":17}]}"#), answer(204, "")]);
    assert_eq!((urls(&asked)[1], done.meaning), ("rows/17", Meaning::Done));
    let (asked, gone) = talk(&description, &wish, [answer(200, r#"{"items":[]}"#)]);
    assert_eq!((asked.len(), gone.meaning), (1, Meaning::NotFound));
}

#[test]
fn a_result_is_put_together_sorted_and_without_what_belongs_to_others() {
    let agenda = json!({
        "method": "GET", "path": "agendas?id={agenda}", "result": "/0", "empty_is_not_found": true,
        "with": {
            "themes": { "path": "themes?agenda={agenda}", "by": "agenda", "order": "place" },
            "outcomes": { "path": "outcomes", "by": "agenda", "result": "/rows" }
        }
    });
    let description = described(json!({ "agenda": agenda }), json!({}));
    let wish = slug("galm");
    let themes = json!([
        { "id": "b", "agenda": "galm", "place": 10 }, { "id": "x", "agenda": "echo", "place": 0 },
        { "id": "a", "agenda": "galm", "place": 9 }
    ]);
    let answers = [answer(200, r#"[{"id":"galm"}]"#), answer(200, r#"{"rows":[]}"#), answer(200, &themes)];
    let (asked, answered) = talk(&description, &Wish::Agenda(&wish), answers);
    assert_eq!(urls(&asked), ["agendas?id=galm", "outcomes", "themes?agenda=galm"]);
    let ids: Vec<_> = answered.result["themes"].as_array().expect("a list").iter().map(|theme| &theme["id"]).collect();
    assert_eq!((ids, &answered.result["outcomes"]), (vec![&json!("a"), &json!("b")], &json!([])));
    let (_, none) = talk(&description, &Wish::Agenda(&wish), [answer(200, "[]")]);
    assert_eq!(none.meaning, Meaning::NotFound);
}

#[test]
fn a_list_is_read_to_its_end_however_it_goes_on() {
    let agendas = |path: &str, pages: Value| {
        described(json!({ "agendas": { "method": "GET", "path": path, "pages": pages } }), json!({}))
    };
    let numbered = agendas("a?page={page}&n={size}", json!({ "by": "number", "size": 2, "first": 1 }));
    let (asked, all) = talk(&numbered, &Wish::Agendas, [answer(200, "[1,2]"), answer(200, "[3,4]"), answer(200, "[]")]);
    assert_eq!(urls(&asked), ["a?page=1&n=2", "a?page=2&n=2", "a?page=3&n=2"]);
    assert_eq!(all.result, json!([1, 2, 3, 4]));
    let counted = agendas("a?from={offset}", json!({ "by": "offset", "size": 2 }));
    let (asked, all) = talk(&counted, &Wish::Agendas, [answer(200, "[1,2]"), answer(200, "[3]")]);
    assert_eq!((urls(&asked), all.result), (vec!["a?from=0", "a?from=2"], json!([1, 2, 3])));

    let ignored = talk(&numbered, &Wish::Agendas, [answer(200, "[1,2]"), answer(200, "[1,2]")]).1;
    assert_eq!(ignored.result, json!([1, 2]), "a backend without pages sends the same each time");

    let linked = agendas("a", json!({ "by": "header", "at": "next-page", "size": 2 }));
    let page = |rows: &str, next: Option<&str>| Response { header: next.map(str::to_owned), ..answer(200, rows) };
    let here = page("[1]", Some("https://site.example/api/a?token=x"));
    let (asked, all) = talk(&linked, &Wish::Agendas, [here, page("[2]", None)]);
    assert_eq!(
        (asked[0].header.as_deref(), urls(&asked)[1], all.result),
        (Some("next-page"), "a?token=x", json!([1, 2]))
    );
}

#[test]
fn no_answer_leads_elsewhere() {
    let pages = json!({ "by": "body", "at": "/next", "size": 2 });
    let agendas = json!({ "method": "GET", "path": "a", "result": "/rows", "pages": pages });
    let description = described(json!({ "agendas": agendas }), json!({}));
    for next in [
        "https://evil.example/api/a",
        "https://site.example.evil.example/api/",
        "//evil.example/",
        "/elsewhere/",
        "../secrets",
        "https://site.example/api/../secrets",
        "https://site.example/api/..\\secrets",
    ] {
        let (asked, done) = talk(&description, &Wish::Agendas, [answer(200, json!({ "rows": [1], "next": next }))]);
        assert_eq!((asked.len(), done.meaning), (1, Meaning::Broken), "{next}");
    }
}

#[test]
fn records_are_called_as_the_backend_calls_them() {
    let create = json!({ "method": "POST", "path": "feedback", "fields": "said" });
    let read = json!({ "method": "GET", "path": "feedback/{id}", "fields": "said", "put_at": "feedback",
        "with": { "replies": { "path": "replies", "by": "to", "fields": "answers" } } });
    let fields = json!({
        "said": { "text": { "name": "words" }, "created_on": { "day": "epoch_ms" } },
        "answers": { "text": { "name": "body" } }
    });
    let description = described(json!({ "create": create, "read": read }), json!({ "fields": fields }));
    let (feedback, secret) = (feedback("Hoi"), code().secret());
    let (asked, _) = talk(&description, &Wish::Create(&feedback, &secret), [answer(201, "")]);
    let sent: Value = serde_json::from_str(asked[0].body.as_ref().expect("a body")).expect("JSON");
    assert_eq!(
        (&sent["words"], &sent["created_on"], sent.get("text")),
        (&json!("Hoi"), &json!(1_795_305_600_000_i64), None)
    );

    let replies = json!([{ "to": feedback.id, "on": "2026-11-23", "body": "Dank je." }, { "to": "x", "on": "2026-11-23", "body": "Nee" }]);
    let (_, read) = talk(&description, &Wish::Read(&feedback.id, &secret), [answer(200, &sent), answer(200, replies)]);
    let contribution: crate::feedback::Contribution = serde_json::from_value(read.result).expect("a contribution");
    assert_eq!(contribution.feedback, feedback);
    assert_eq!(contribution.replies.iter().map(|reply| reply.text.as_str()).collect::<Vec<_>>(), ["Dank je."]);
}

#[test]
fn what_takes_more_than_an_exchange_or_is_wrong_is_not_plain() {
    let is_plain = |operation: Value| {
        let operations = json!({ "agenda": { "method": "GET", "path": "a/{agenda}" }, "create": operation });
        let text = json!({ "privacy": "per_record", "base": "api/", "timeout_ms": 1, "operations": operations });
        Plain::read(&text.to_string()).is_some()
    };
    assert!(is_plain(json!({ "method": "PUT", "path": "f/{id}", "headers": { "X": "{secret}" }, "result": "/a" })));
    for more in [
        json!({ "method": "POST", "path": "f", "body": { "data": "{record}" } }),
        json!({ "method": "POST", "path": "f", "headers": { "Authorization": "Basic {basic}" } }),
        json!({ "method": "POST", "path": "f", "answers": [{ "status": 409, "means": "exists" }] }),
        json!({ "method": "POST", "path": "f", "answers": [{ "contains": "x", "means": "done" }] }),
        json!({ "method": "POST", "path": "f", "answers": [{ "at": "/x", "means": "done" }] }),
        json!({ "method": "POST", "path": "f?{secret}" }),
        json!({ "method": "POST", "path": "f/{agenda}" }),
        json!({ "method": "POST", "path": "../f" }),
        json!({ "method": "GET", "path": "f" }),
        json!({ "method": "POST", "path": "f", "result": "rows" }),
        json!({ "method": "POST", "path": "f", "unknown": 1 }),
    ] {
        assert!(!is_plain(more.clone()), "{more}");
    }
    for shipped in ["embedded", "static"] {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../public/backends/{shipped}.json"));
        assert!(Plain::read(&std::fs::read_to_string(file).expect("a description")).is_some(), "{shipped}");
    }
}

#[test]
fn a_wrong_description_names_the_field_and_the_fix() {
    let wrong = |place: &str, value: Value| {
        let mut text = json!({
            "privacy": "per_record", "base": "api/", "timeout_ms": 1000,
            "operations": {
                "agenda": { "method": "GET", "path": "a/{agenda}", "with": { "themes": { "path": "t" } } },
                "read": { "method": "GET", "path": "f/{id}" }
            }
        });
        *text.pointer_mut(place).expect("a place") = value;
        Description::parse(&text.to_string()).unwrap_err().0
    };
    for (place, value, said) in [
        ("/base", json!("api"), "`base` must end in `/`"),
        ("/operations/read/path", json!("f/{secret}"), "`operations.read.path` must not hold `{secret}`"),
        ("/operations/read/path", json!("f/{agenda}"), "use `{id}`"),
        ("/operations/read/path", json!("https://elsewhere.example/"), "must be relative to `base`"),
        ("/operations/read/path", json!("../../x"), "must be relative to `base`"),
        ("/operations/agenda/method", json!("POST"), "`operations.agenda.method` does not fit"),
        (
            "/operations/agenda/with/themes",
            json!({ "path": "t", "fields": "x" }),
            "`operations.agenda.with.themes.fields` names `x`",
        ),
        ("/operations/agenda/with/themes", json!({ "path": "t", "result": "rows" }), "begins with `/`"),
        (
            "/operations/read",
            json!({ "method": "GET", "path": "f", "pages": { "by": "body", "size": 5 } }),
            "`operations.read.pages.at` is missing",
        ),
        (
            "/operations/read",
            json!({ "method": "GET", "path": "f", "answers": [{ "is": "1", "means": "done" }] }),
            "needs `at`",
        ),
        ("/operations/read", json!({ "method": "GET", "path": "f", "meanings": {} }), "`meanings` is not a field"),
        ("/timeout_ms", json!("5"), "timeout_ms: expected"),
    ] {
        let error = wrong(place, value);
        assert!(error.contains(said), "{said} in {error}");
    }
    assert!(Description::parse("{}").unwrap_err().0.contains("privacy"));
}

/// Any JSON, not too large.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z/{}.:]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec(("(id|next|rows|agenda|a)", inner), 0..4)
                .prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// A description that can be used, with whatever its parts allow.
fn any_described() -> impl Strategy<Value = Description> {
    let pages = prop_oneof![
        Just(Value::Null),
        ("(number|offset)", 1_u16..4).prop_map(|(by, size)| json!({ "by": by, "size": size })),
        "(body|header)".prop_map(|by| json!({ "by": by, "at": "/next", "size": 2 })),
    ];
    let pointer = prop_oneof![Just(Value::Null), "(/rows|/a/0|)".prop_map(Value::from)];
    let flags = any::<(bool, bool)>();
    (pages.clone(), pages, pointer.clone(), pointer, flags, "a(\\{page\\}|\\{after\\})?").prop_filter_map(
        "it can be used",
        |(pages, more, result, other, (empty, single), path)| {
            let agenda = json!({
                "method": "GET", "path": path, "pages": pages, "result": result, "empty_is_not_found": empty,
                "with": { "themes": { "path": "t", "pages": more, "result": other, "by": "agenda", "order": "id", "single": single } }
            });
            let text = json!({ "privacy": "public", "base": "https://api.example/v1/", "timeout_ms": 1, "operations": { "agenda": agenda } });
            Description::parse(&text.to_string()).ok()
        },
    )
}

/// A description by which every wish is one exchange, as text.
fn any_plain() -> impl Strategy<Value = String> {
    let pointer = || prop_oneof![Just(Value::Null), "(/id|/rows|/rows/0|)".prop_map(Value::from)];
    let rule = (
        proptest::option::of(prop_oneof![Just(200_u16), Just(409), any::<u16>()]),
        "(done|not_found|different|taken_back|refused|busy|broken)",
    )
        .prop_map(|(status, means)| json!({ "status": status, "means": means }));
    let exchange = (vec(rule, 0..3), pointer(), pointer(), "(Receipt \\{secret\\}|x)")
        .prop_map(|(answers, result, repeats_id, header)| (answers, result, repeats_id, header));
    vec(exchange, 7).prop_map(|exchanges| {
        let ways = [
            ("agendas", "GET", "a"),
            ("agenda", "GET", "a/{agenda}"),
            ("create", "POST", "f"),
            ("read", "GET", "f/{id}"),
            ("edit", "PUT", "f/{id}?x"),
            ("take_back", "DELETE", "f/{id}"),
            ("judge", "PATCH", "f/{id}/{outcome}"),
        ];
        let operations = ways.into_iter().zip(exchanges).map(|((name, method, path), (answers, result, repeats_id, header))| {
            let headers = if name.starts_with("agenda") { json!({}) } else { json!({ "Authorization": header }) };
            let operation = json!({
                "method": method, "path": path, "headers": headers, "answers": answers, "result": result, "repeats_id": repeats_id
            });
            (name.to_owned(), operation)
        });
        let operations: serde_json::Map<_, _> = operations.collect();
        json!({ "privacy": "public", "base": "https://api.example/v1/", "timeout_ms": 1, "operations": operations }).to_string()
    })
}

/// A request with its body as a document, in which order says nothing.
fn as_document(mut request: Request) -> (Request, Option<Value>) {
    let body = request.body.take().map(|body| serde_json::from_str(&body).expect("JSON"));
    (request, body)
}

proptest! {
    #[test]
    fn a_plain_description_asks_and_understands_the_same_as_an_exchange_and_as_a_conversation(
        text in any_plain(), status in prop_oneof![Just(200_u16), Just(409), any::<u16>()], body in any_value(),
    ) {
        let plain = Plain::read(&text).expect("it is plain");
        let whole = Description::parse(&text).expect("it can be used");
        prop_assert_eq!(&whole.clone().outline(), &plain);
        let (agenda, feedback, secret) = (slug("a"), feedback("Hoi"), code().secret());
        let verdict = serde_json::from_value(json!({ "outcome": "o", "says": "right", "on": "2026-11-22" })).expect("a verdict");
        for wish in [
            Wish::Agendas,
            Wish::Agenda(&agenda),
            Wish::Create(&feedback, &secret),
            Wish::Read(&feedback.id, &secret),
            Wish::Edit(&feedback, &secret),
            Wish::TakeBack(&feedback.id, &secret),
            Wish::Judge(&feedback.id, &secret, &verdict),
        ] {
            let (exchange, one) = plain.begin(&wish).expect("it is described");
            let (mut conversation, other) = whole.begin(&wish, HOME).expect("it is described");
            prop_assert_eq!(as_document(one), as_document(other));
            let response = answer(status, &body);
            let Step::Done(heard) = conversation.hear(&response) else { panic!("it asks more") };
            prop_assert_eq!(exchange.answer(&wish, &response), heard);
        }
    }

    #[test]
    fn whatever_a_backend_answers_nobody_else_is_asked_and_it_ends(
        description in any_described(),
        answers in vec((prop_oneof![Just(200_u16), any::<u16>()], any_value(), proptest::option::of("(https://api.example/v1/x|https://evil.example|/y|\\.\\./z|)")), 1..6),
    ) {
        let agenda = slug("a");
        let (mut conversation, first) = description.begin(&Wish::Agenda(&agenda), HOME).expect("it is described");
        prop_assert!(first.url.starts_with("https://api.example/v1/"));
        let mut turns = 0;
        for (status, body, header) in answers.iter().cycle() {
            let response = Response { status: *status, retry_after: None, header: header.clone(), body: body.to_string() };
            match conversation.hear(&response) {
                Step::Ask(request) => prop_assert!(request.url.starts_with("https://api.example/v1/"), "{request:?}"),
                Step::Done(_) => break,
            }
            turns += 1;
            prop_assert!(turns < 2_100, "it goes on for ever");
        }
    }

    #[test]
    fn no_answer_makes_it_panic(status in any::<u16>(), body in ".{0,100}") {
        let create = json!({ "method": "POST", "path": "feedback", "look_first": true, "repeats_id": "/id" });
        let read = json!({ "method": "GET", "path": "feedback/{id}", "put_at": "feedback" });
        let description = described(json!({ "create": create, "read": read }), json!({}));
        let (feedback, secret) = (feedback("Hoi"), code().secret());
        let (mut conversation, _) = description.begin(&Wish::Create(&feedback, &secret), HOME).expect("it is described");
        for _ in 0..3 {
            conversation.hear(&answer(status, &body));
        }
    }

    #[test]
    fn no_text_makes_parsing_panic(json in ".{0,200}") {
        let _ = Description::parse(&json);
    }
}
