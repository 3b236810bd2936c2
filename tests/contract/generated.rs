//! What is made from the types and the documents is what is committed.
//!
//! With `WEERKLANK_WRITE=1` it is written instead.

use std::{cmp::Ordering, env, ffi::OsStr, fs, path::PathBuf};

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;
use weerklank_core::{
    agenda::{Agenda, AgendaIndex},
    backend::Description,
    config::Config,
    feedback::{Contribution, Feedback},
    staff::port::DeskDescription,
};

use crate::server::root;

/// Fails when a committed file is not what it should be; or writes it, when asked to.
pub(crate) fn committed(name: &str, content: &str) {
    let file = root().join(name);
    if env::var_os("WEERKLANK_WRITE").is_some_and(|write| write == "1") {
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(&file, content).expect("a file");
        return;
    }
    let there = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(there == content, "{name} is out of date; WEERKLANK_WRITE=1 cargo test -p weerklank-tests generated");
}

fn schema<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>().to_value()
}

fn pretty(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("JSON");
    text.push('\n');
    text
}

/// The JSON files in a folder of public/.
fn documents(folder: &str) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(root().join("public").join(folder)).expect("a folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|file| file.extension() == Some(OsStr::new("json")) && !file.ends_with("index.json"));
    files.sort();
    assert!(!files.is_empty(), "{folder} has documents");
    files.into_iter().map(|file| (file.clone(), fs::read_to_string(file).expect("a document"))).collect()
}

fn agendas() -> Vec<Agenda> {
    let parse = |(file, text): (PathBuf, String)| {
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    };
    documents("data/agendas").into_iter().map(parse).collect()
}

/// Panics with every place where a document is not as its schema says.
fn fits(schema: &Value, file: &str, text: &str) {
    let document: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let errors: Vec<_> =
        validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{file}:\n{}", errors.join("\n"));
}

#[test]
fn generated_schemas_are_those_of_the_types() {
    committed("docs/schema/agenda.schema.json", &pretty(&schema::<Agenda>()));
    committed("docs/schema/agenda-index.schema.json", &pretty(&schema::<AgendaIndex>()));
    committed("docs/schema/config.schema.json", &pretty(&schema::<Config>()));
    committed("docs/schema/contribution.schema.json", &pretty(&schema::<Contribution>()));
    committed("docs/schema/description.schema.json", &pretty(&schema::<Description>()));
    committed("docs/schema/desk-description.schema.json", &pretty(&schema::<DeskDescription>()));
    committed("docs/schema/feedback.schema.json", &pretty(&schema::<Feedback>()));
}

#[test]
fn generated_index_is_that_of_the_documents() {
    let mut agendas = agendas();
    // The agenda that Weerklank was made for comes first, and what is made up comes last.
    let place = |agenda: &Agenda| (agenda.example, agenda.id.as_str() != "st-raw-2025");
    agendas.sort_by(|a, b| match place(a).cmp(&place(b)) {
        Ordering::Equal => a.id.cmp(&b.id),
        order => order,
    });
    let index = AgendaIndex { agendas: agendas.iter().map(Agenda::summary).collect() };
    committed("public/data/agendas/index.json", &pretty(&index));
}

#[test]
fn shipped_agendas_fit_their_schema_and_make_sense() {
    let schema = schema::<Agenda>();
    for (file, text) in documents("data/agendas") {
        let name = file.display().to_string();
        fits(&schema, &name, &text);
        let agenda: Agenda = serde_json::from_str(&text).expect("it fits its schema");
        assert_eq!(agenda.problems(), Vec::<String>::new(), "{name}");
        assert_eq!(file.file_stem().and_then(OsStr::to_str), Some(agenda.id.as_str()));
    }
}

#[test]
fn shipped_config_fits_its_schema_and_its_references_exist() {
    let text = fs::read_to_string(root().join("public/config.json")).expect("a config");
    fits(&schema::<Config>(), "config.json", &text);
    let config: Config = serde_json::from_str(&text).expect("it fits its schema");
    assert!(root().join(format!("public/backends/{}.json", config.backend)).is_file());
    assert!(config.default_agenda.is_none_or(|id| agendas().iter().any(|agenda| agenda.id == id)));
    assert!(config.quick_exit.href().is_some(), "the quick exit leads somewhere");
}

#[test]
fn shipped_backend_descriptions_fit_their_schema_and_can_be_used() {
    for (file, text) in documents("backends") {
        let name = file.display().to_string();
        if name.ends_with(".desk.json") {
            fits(&schema::<DeskDescription>(), &name, &text);
            DeskDescription::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            continue;
        }
        fits(&schema::<Description>(), &name, &text);
        Description::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn the_schema_of_feedback_refuses_what_the_types_refuse() {
    let schema = schema::<Feedback>();
    let good = serde_json::to_value(crate::giver::Giver::new(1).says("Hoi")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&good));
    for (field, wrong) in [("id", "ABC"), ("theme", "A b"), ("audience", "king"), ("created_on", "gisteren")] {
        let mut bad = good.clone();
        bad[field] = wrong.into();
        assert!(!validator.is_valid(&bad), "{field}");
        assert!(serde_json::from_value::<Feedback>(bad).is_err(), "{field}");
    }
    for field in ["id", "secret_hash", "agenda", "theme", "audience", "created_on"] {
        let mut bad = good.clone();
        bad.as_object_mut().expect("an object").remove(field);
        assert!(!validator.is_valid(&bad), "{field}");
    }
}
