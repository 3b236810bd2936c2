//! How many givers at once the server takes, and whether it loses or doubles what they send.
//!
//! Every third contribution is also sent by a neighbour, at about the same time: as a retry is, when an answer got lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fs, iter, thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use weerklank_core::receipt::{ENTROPY, ReceiptCode};

use crate::{
    paths,
    postgres::Postgres,
    process::{command, output, step},
    serve::{self, Server},
};

/// How often a contribution is tried when the server asks to come again.
const TRIES: usize = 10;
/// Which contributions a neighbour sends, too: one of so many.
const TWICE: usize = 3;

/// How much is sent.
pub struct Load {
    /// How many people send at once.
    givers: usize,
    /// How many contributions each of them sends.
    each: usize,
}

impl Load {
    /// A school that sends at the end of the lesson.
    pub const FULL: Self = Self { givers: 200, each: 10 };
    /// Enough to see that it works.
    pub const QUICK: Self = Self { givers: 20, each: 5 };
}

/// How it is kept.
#[derive(Clone, Copy)]
pub enum Kept {
    /// In a file, by one server.
    InFile,
    /// In PostgreSQL, by two servers. Neighbours ask each another one.
    InPostgres,
}

/// Starts servers on a fresh database, sends, reads all of it back as staff do, and prints what that took. `dev` is for
/// the server without optimisation.
///
/// # Errors
/// When something does not start, or when a contribution is lost or doubled.
pub fn run(load: &Load, dev: bool, kept: Kept) -> Result<()> {
    let binary = serve::build_server(dev)?;
    let work = paths::target().join("bench-server");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work)?;
    let public = paths::root().join("public");
    let (servers, postgres) = match kept {
        Kept::InFile => (1, None),
        Kept::InPostgres => (2, Some(Postgres::durable()?)),
    };
    let database: OsString = match &postgres {
        None => work.join("weerklank.db").into(),
        Some(postgres) => postgres.url("bench")?.into(),
    };
    let server = || -> Result<Server> {
        Ok(Server {
            binary: binary.clone(),
            agendas: paths::agendas(&public),
            // Nobody asks for a page here.
            dist: public.clone(),
            base: "/".to_owned(),
            database: database.clone(),
            address: serve::free_address(0)?,
            // Everybody here has one address, so there is no limit for each.
            dev: true,
            more: &[],
        })
    };
    let servers = iter::repeat_with(server).take(servers).collect::<Result<Vec<_>>>()?;
    let _running = servers.iter().map(Server::start).collect::<Result<Vec<_>>>()?;
    let mut make_token = command(&binary);
    make_token.args(["token", "--name", "bench", "--database"]).arg(&database);
    let token = output(&mut make_token)?;
    let client = |server: &Server| Client::new(format!("http://{}/api/v1/", server.address), token.trim());
    let clients: Vec<_> = servers.iter().map(client).collect();
    let client = &clients[0];

    let started = Instant::now();
    let requests = step("Sending", || send_all(&clients, load))?;
    let took = started.elapsed();
    let (found, listing) = timed(|| client.read_all())?;
    let (_, as_json) = timed(|| client.get("staff/export.json"))?;
    let (_, as_table) = timed(|| client.get("staff/export.csv"))?;
    let tally = Tally::of(load, &found);

    println!("\n| givers | contributions | requests | a second | p50 | p95 | p99 | longest | lost | doubled |");
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    let at = |share| milliseconds(percentile(&requests, share));
    println!(
        "| {} | {} | {} | {:.0} | {} | {} | {} | {} | {} | {} |",
        load.givers,
        load.givers * load.each,
        requests.len(),
        requests.len() as f64 / took.as_secs_f64(),
        at(50),
        at(95),
        at(99),
        at(100),
        tally.lost,
        tally.doubled,
    );
    println!(
        "\nReading all back as staff: {}; as JSON: {}; as a table: {}",
        milliseconds(listing),
        milliseconds(as_json),
        milliseconds(as_table)
    );
    ensure!(tally == Tally::default(), "{} lost and {} doubled", tally.lost, tally.doubled);
    Ok(())
}

/// Contribution `number` of a giver. Its text is another one each time.
fn contribution(giver: usize, number: usize) -> (String, String) {
    let mut entropy = [0; ENTROPY];
    let (giver_bytes, number_bytes) = ((giver as u32).to_be_bytes(), (number as u32).to_be_bytes());
    entropy[..4].copy_from_slice(&giver_bytes);
    entropy[4..8].copy_from_slice(&number_bytes);
    let code = ReceiptCode::from_entropy(entropy);
    let body = json!({
        "id": code.feedback_id(), "secret_hash": code.secret().hash(), "agenda": "voorbeeld", "theme": "wachttijd",
        "audience": "youth", "text": text(giver, number), "answers": { "recognise": 4 }, "created_on": "2026-11-22",
    });
    (code.feedback_id().as_str().to_owned(), body.to_string())
}

fn text(giver: usize, number: usize) -> String {
    format!("Nummer {number} van gever {giver}. {}", "Ik wacht al een jaar. ".repeat(number % 20))
}

/// Everybody sends at once, each their contributions one after another. Gives how long each request took, in order.
fn send_all(clients: &[Client], load: &Load) -> Result<Vec<Duration>> {
    let times: Result<Vec<Vec<Duration>>> = thread::scope(|scope| {
        let send = |giver: usize| {
            let (mut times, client) = (Vec::new(), &clients[giver % clients.len()]);
            for number in 0..load.each {
                let neighbour = (giver + 1) % load.givers;
                let also = (number % TWICE == 0).then_some(neighbour);
                for of in also.into_iter().chain([giver]) {
                    client.send(&contribution(of, number).1, &mut times)?;
                }
            }
            Ok(times)
        };
        let givers: Vec<_> = (0..load.givers).map(|giver| scope.spawn(move || send(giver))).collect();
        givers.into_iter().map(|giver| giver.join().expect("a giver does not panic")).collect()
    });
    let mut times: Vec<_> = times?.into_iter().flatten().collect();
    times.sort_unstable();
    Ok(times)
}

struct Client {
    agent: ureq::Agent,
    api: String,
    authorization: String,
}

impl Client {
    fn new(api: String, token: &str) -> Self {
        let agent =
            ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(60)));
        Self { agent: agent.build().new_agent(), api, authorization: format!("Bearer {token}") }
    }

    /// Sends a contribution until it is stored, as the outbox does.
    fn send(&self, body: &str, times: &mut Vec<Duration>) -> Result<()> {
        for _ in 0..TRIES {
            let started = Instant::now();
            let request = self.agent.post(format!("{}feedback", self.api)).header("content-type", "application/json");
            let answer = request.send(body);
            times.push(started.elapsed());
            match answer.map(|answer| answer.status().as_u16()) {
                Ok(200 | 201) => return Ok(()),
                Ok(503) | Err(_) => thread::sleep(Duration::from_millis(100)),
                Ok(status) => bail!("a contribution was answered with {status}"),
            }
        }
        bail!("a contribution was not taken in {TRIES} tries")
    }

    fn get(&self, path: &str) -> Result<Vec<u8>> {
        let request = self.agent.get(format!("{}{path}", self.api)).header("authorization", &self.authorization);
        let mut answer = request.call()?;
        ensure!(answer.status().is_success(), "{path} was answered with {}", answer.status());
        Ok(answer.body_mut().with_config().limit(u64::MAX).read_to_vec()?)
    }

    /// The id and the text of everything that is stored.
    fn read_all(&self) -> Result<Vec<(String, String)>> {
        let mut found = Vec::new();
        let mut path = "staff/feedback?limit=500".to_owned();
        loop {
            let page: Value = serde_json::from_slice(&self.get(&path)?)?;
            let items = page["items"].as_array().context("a page has items")?;
            let word = |item: &Value, field: &str| item["feedback"][field].as_str().unwrap_or_default().to_owned();
            found.extend(items.iter().map(|item| (word(item, "id"), word(item, "text"))));
            let Some(next) = page["next"].as_str() else { return Ok(found) };
            path = format!("staff/feedback?limit=500&after={next}");
        }
    }
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, Duration)> {
    let started = Instant::now();
    Ok((work()?, started.elapsed()))
}

/// What became of everything that was sent.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    /// Not there, or not as it was sent.
    lost: usize,
    /// There more than once.
    doubled: usize,
}

impl Tally {
    fn of(load: &Load, found: &[(String, String)]) -> Self {
        let stored: BTreeMap<&str, &str> = found.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
        let sent = (0..load.givers).flat_map(|giver| (0..load.each).map(move |number| (giver, number)));
        let is_lost = |&(giver, number): &(usize, usize)| {
            stored.get(contribution(giver, number).0.as_str()) != Some(&text(giver, number).as_str())
        };
        let ids: BTreeSet<_> = found.iter().map(|(id, _)| id).collect();
        Self { lost: sent.filter(is_lost).count(), doubled: found.len() - ids.len() }
    }
}

/// The longest that this share of requests took, in hundredths.
fn percentile(sorted: &[Duration], share: usize) -> Duration {
    let place = (sorted.len() * share).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(load: &Load) -> Vec<(String, String)> {
        let each = |giver| (0..load.each).map(move |number| (contribution(giver, number).0, text(giver, number)));
        (0..load.givers).flat_map(each).collect()
    }

    #[test]
    fn what_is_lost_changed_or_doubled_is_seen() {
        let load = Load { givers: 3, each: 2 };
        let all = stored(&load);
        assert_eq!(Tally::of(&load, &all), Tally::default());
        assert_eq!(Tally::of(&load, &all[1..]), Tally { lost: 1, doubled: 0 });
        let twice = [&all[..], &all[..1]].concat();
        assert_eq!(Tally::of(&load, &twice), Tally { lost: 0, doubled: 1 });
        let mut changed = all;
        changed[0].1.clear();
        assert_eq!(Tally::of(&load, &changed), Tally { lost: 1, doubled: 0 });
    }

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let times: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        let at = |share| percentile(&times, share).as_millis();
        assert_eq!([at(50), at(95), at(99), at(100)], [100, 190, 198, 200]);
        assert_eq!(percentile(&times[..1], 50).as_millis(), 1);
        assert_eq!(percentile(&[], 50), Duration::ZERO);
    }
}
