//! The shipped descriptions of backends, interpreted by the core, against what they describe.

use std::fs;

use serde::de::DeserializeOwned;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    backend::{Answer, Description, Meaning, OperationName, Response, Step, Wish},
    feedback::{Contribution, Feedback},
    verdict::Verdict,
};

use crate::{
    giver::{Giver, slug},
    server::{Server, Site, root},
};

fn description(name: &str) -> Description {
    let file = root().join("public/backends").join(name);
    Description::parse(&fs::read_to_string(file).expect("a description")).expect("a good description")
}

/// Does what the application does: asks as the description says, until that is all.
fn wish(backend: &Description, server: &Server, wish: &Wish<'_>) -> Answer {
    let (mut conversation, mut request) = backend.begin(wish, "").expect("the backend can do it");
    loop {
        let headers: Vec<_> = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = server.ask(request.method.as_str(), &request.url, &headers, request.body.as_deref());
        let header = request.header.as_ref().map(|name| answer.header(name).to_owned());
        let retry_after = answer.header("retry-after").parse().ok();
        match conversation.hear(&Response { status: answer.status, retry_after, header, body: answer.text() }) {
            Step::Ask(next) => request = next,
            Step::Done(answer) => return answer,
        }
    }
}

/// What was asked for.
fn result<T: DeserializeOwned>(answer: Answer) -> T {
    serde_json::from_value(answer.result).expect("what was asked for")
}

fn reads_agendas(backend: &Description, server: &Server) {
    let answer = wish(backend, server, &Wish::Agendas);
    assert_eq!(answer.meaning, Meaning::Done);
    assert!(result::<AgendaIndex>(answer).agendas.iter().any(|agenda| agenda.id == slug("galm")));
    let answer = wish(backend, server, &Wish::Agenda(&slug("galm")));
    assert_eq!(answer.meaning, Meaning::Done);
    assert_eq!(result::<Agenda>(answer).title.nl(), "Galm");
    assert_eq!(wish(backend, server, &Wish::Agenda(&slug("nergens"))).meaning, Meaning::NotFound);
}

#[test]
fn the_static_backend_reads_and_can_do_nothing_else() {
    let site = Site::new();
    let backend = description("static.json");
    // The files of the site are the backend; the list among them is the one that the build writes.
    let agenda: Agenda = serde_json::from_str(crate::server::GALM).expect("an agenda");
    let index = AgendaIndex { agendas: vec![agenda.summary()] };
    site.write("data/agendas/index.json", serde_json::to_string(&index).expect("JSON"));
    reads_agendas(&backend, &site.serve());
    for operation in [OperationName::Create, OperationName::Read, OperationName::Edit, OperationName::TakeBack] {
        assert!(!backend.can(operation), "{operation:?}");
    }
}

#[test]
fn the_embedded_backend_does_all_that_its_description_says() {
    let site = Site::new();
    let server = site.serve();
    let backend = description("embedded.json");
    reads_agendas(&backend, &server);

    let (noor, sem) = (Giver::new(1), Giver::new(2));
    let (first, other) = (noor.says("Ik wacht al een jaar."), noor.says("Ik wacht al twee jaar."));
    let (id, secret) = (noor.code().feedback_id(), noor.code().secret());
    let (wrong, ask) = (sem.code().secret(), |asked: &Wish<'_>| wish(&backend, &server, asked).meaning);

    assert_eq!(ask(&Wish::Create(&first, &secret)), Meaning::Done);
    assert_eq!(ask(&Wish::Create(&first, &secret)), Meaning::Done);
    assert_eq!(ask(&Wish::Create(&other, &secret)), Meaning::Different);

    let read = |secret| {
        let answer = wish(&backend, &server, &Wish::Read(&id, secret));
        (answer.meaning, (answer.meaning == Meaning::Done).then(|| result::<Contribution>(answer)))
    };
    let contribution = |feedback: &Feedback| Contribution::new(feedback.clone());
    assert_eq!(read(&secret), (Meaning::Done, Some(contribution(&first))));
    assert_eq!(read(&wrong), (Meaning::NotFound, None));

    assert_eq!(ask(&Wish::Edit(&other, &wrong)), Meaning::NotFound);
    assert_eq!(ask(&Wish::Edit(&other, &secret)), Meaning::Done);
    assert_eq!(read(&secret), (Meaning::Done, Some(contribution(&other))));

    server.staff("PUT", "agendas/galm/outcomes/korter", Some(&noor.is_answered_with("korter").to_string())).is(201);
    let verdict: Verdict = serde_json::from_value(noor.thinks("korter", "unnoticed")).expect("a verdict");
    let elsewhere = Verdict { outcome: slug("elders"), ..verdict.clone() };
    assert_eq!(ask(&Wish::Judge(&id, &secret, &verdict)), Meaning::Done);
    assert_eq!(ask(&Wish::Judge(&id, &secret, &elsewhere)), Meaning::Refused);
    assert_eq!(ask(&Wish::Judge(&id, &wrong, &verdict)), Meaning::NotFound);
    assert_eq!(read(&secret).1.map(|contribution| contribution.verdicts), Some(vec![verdict]));
    assert_eq!(ask(&Wish::Feed(&slug("galm"))), Meaning::Done);

    assert_eq!(ask(&Wish::TakeBack(&id, &wrong)), Meaning::NotFound);
    assert_eq!(ask(&Wish::TakeBack(&id, &secret)), Meaning::Done);
    assert_eq!(ask(&Wish::TakeBack(&id, &secret)), Meaning::Done);
    assert_eq!(ask(&Wish::Create(&first, &secret)), Meaning::TakenBack);
    assert_eq!(read(&secret).0, Meaning::TakenBack);

    let nowhere = Feedback { theme: slug("nergens"), ..sem.says("Hoi") };
    assert_eq!(ask(&Wish::Create(&nowhere, &wrong)), Meaning::Refused);
}
