//! The command line of the server.

use std::{
    error::Error,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use clap::{Args, Parser, Subcommand};
use tokio::net::TcpListener;
use weerklank_core::{
    date::Date,
    staff::{Role, TokenInfo},
};
use weerklank_server::{
    Agendas, Settings, Store, app, clock, example,
    serve::serve,
    settings::{self, Base, Origin, Rate},
    store::{self, Copied, Revoked},
    tokens::Token,
};

/// The name of the token that is made at first start.
const FIRST_TOKEN: &str = "staff";

/// Stores what people say about a youth agenda, and serves the application.
#[derive(Parser)]
#[command(version)]
struct Command {
    #[command(subcommand)]
    wish: Wish,
}

#[derive(Subcommand)]
enum Wish {
    /// Serve the application and its interface
    Serve(Box<Serve>),
    /// Make a new staff token and print it; an older one of the same name is no longer valid
    Token(NewToken),
    /// List the staff tokens: name, role, when made, when last used
    Tokens(Database),
    /// Take the power of a staff token away
    Revoke(OldToken),
    /// Copy everything into an empty database, and count it there: from a file to PostgreSQL, or back
    Copy(Copy),
}

#[derive(Args)]
struct Serve {
    /// The folder with the built application
    #[arg(long, value_name = "DIR")]
    dist: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Where to listen
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder with the agendas [default: data/agendas in DIST]
    #[arg(long, value_name = "DIR")]
    agendas: Option<PathBuf>,
    /// Where the site is on its host
    #[arg(long, value_name = "/PATH/", default_value = "/")]
    base: Base,
    /// The host as people reach it; a feed then has whole addresses
    #[arg(long, value_name = "ORIGIN")]
    origin: Option<Origin>,
    /// Another origin that the application may ask
    #[arg(long, value_name = "ORIGIN")]
    connect_src: Vec<Origin>,
    /// Another origin whose pages may use the interface
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<Origin>,
    /// Another origin whose pages may embed the application
    #[arg(long, value_name = "ORIGIN")]
    frame_ancestor: Vec<Origin>,
    /// A proxy in front of this server, whose X-Forwarded-For is believed
    #[arg(long, value_name = "ADDR")]
    trusted_proxy: Vec<IpAddr>,
    /// Fill the agenda that is made up with what so many people might have said [default: 60], unless somebody said something
    #[arg(long, value_name = "PEOPLE", num_args = 0..=1, default_missing_value = "60")]
    example: Option<usize>,
    /// For one's own machine: no limit on requests, and browsers keep no file
    #[arg(long)]
    dev: bool,
}

#[derive(Args)]
struct Database {
    /// A file, made when it is not there; or an empty database of PostgreSQL, as postgres://host/name
    #[arg(long = "database", value_name = "FILE|URL")]
    place: store::Database,
}

impl Database {
    async fn open(&self) -> Result<Store, String> {
        open(&self.place).await
    }
}

async fn open(database: &store::Database) -> Result<Store, String> {
    Store::connect(database).await.map_err(|error| format!("{database}: {error}"))
}

#[derive(Args)]
struct Copy {
    /// The database to copy; stop its servers first
    #[arg(long, value_name = "FILE|URL")]
    from: store::Database,
    /// An empty database
    #[arg(long, value_name = "FILE|URL")]
    to: store::Database,
}

#[derive(Args)]
struct OldToken {
    #[command(flatten)]
    database: Database,
    /// Its name
    #[arg(long)]
    name: String,
}

#[derive(Args)]
struct NewToken {
    #[command(flatten)]
    database: Database,
    /// Whose token it is: a role, not a person
    #[arg(long, default_value = FIRST_TOKEN)]
    name: String,
    /// What it may do: reader, moderator or publisher
    #[arg(long, value_parser = role, default_value = "publisher")]
    role: Role,
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| "choose reader, moderator or publisher".to_owned())
}

#[tokio::main]
async fn main() -> ExitCode {
    let command = Command::parse();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).with_target(false).init();
    // A panic's message can hold what a person wrote; the place is enough to find the mistake.
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tracing::error!("a panic at {place}"),
        None => tracing::error!("a panic"),
    }));
    let done = match command.wish {
        Wish::Serve(wish) => start(*wish).await,
        Wish::Token(wish) => make_token(&wish).await,
        Wish::Tokens(database) => list_tokens(&database).await,
        Wish::Revoke(wish) => revoke_token(&wish).await,
        Wish::Copy(wish) => copy(&wish).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("weerklank-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn start(wish: Serve) -> Result<(), Box<dyn Error>> {
    if !wish.dist.is_dir() {
        return Err(format!("{}: no such folder; `cargo xtask build` makes it", wish.dist.display()).into());
    }
    let store = wish.database.open().await?;
    let agendas = wish.agendas.unwrap_or_else(|| wish.dist.join("data/agendas"));
    let agendas = Agendas::load(&agendas, &store).await?;
    if agendas.is_empty() {
        tracing::warn!("there is no agenda, so nothing can be said yet");
    }
    let settings = Settings {
        base: wish.base,
        origin: wish.origin,
        connect_src: wish.connect_src,
        allow_origins: wish.allow_origin,
        frame_ancestors: wish.frame_ancestor,
        rate: (!wish.dev).then(Rate::default),
        trusted_proxies: wish.trusted_proxy,
        rules: settings::rules(&wish.dist)?,
        dev: wish.dev,
        ..Settings::new(wish.dist)
    };
    let stop = stop_signal()?;
    let listener = TcpListener::bind(wish.listen).await.map_err(|error| format!("{}: {error}", wish.listen))?;

    println!("address: http://{}{}", listener.local_addr()?, settings.base.as_str());
    println!("database: {}", wish.database.place);
    println!("agendas: {}", agendas.len());
    let receipt = match wish.example {
        Some(people) => example::fill(&agendas, &store, people).await?,
        None => None,
    };
    if let Some(receipt) = receipt {
        println!("example receipt: {receipt}");
    }
    let token = Token::new()?;
    if store.set_first_token(FIRST_TOKEN, &token.hash()).await? {
        println!("staff token: {}", token.expose());
    } else {
        let database = &wish.database.place;
        println!("staff token: made at first start; `weerklank-server token --database {database}` makes a new one");
    }

    let forgetting = tokio::spawn(forget_hourly(store.clone(), settings.rules.keep_months));
    serve(listener, app(&settings, store.clone(), agendas), stop).await;
    forgetting.abort();
    store.close().await;
    Ok(())
}

async fn make_token(wish: &NewToken) -> Result<(), Box<dyn Error>> {
    let store = wish.database.open().await?;
    let token = Token::new()?;
    store.set_token(&wish.name, wish.role, &token.hash()).await?;
    store.close().await;
    println!("{}", token.expose());
    Ok(())
}

async fn list_tokens(database: &Database) -> Result<(), Box<dyn Error>> {
    let store = database.open().await?;
    for TokenInfo { name, role, made_on, used_on } in store.tokens().await? {
        let used_on = used_on.as_ref().map_or("never", Date::as_str);
        println!("{name}\t{}\tmade {}\tused {used_on}", role.name(), made_on.as_str());
    }
    store.close().await;
    Ok(())
}

async fn revoke_token(wish: &OldToken) -> Result<(), Box<dyn Error>> {
    let store = wish.database.open().await?;
    let revoked = store.revoke_token(&wish.name, None).await?;
    store.close().await;
    if revoked == Revoked::Done { Ok(()) } else { Err(format!("there is no token named `{}`", wish.name).into()) }
}

async fn copy(wish: &Copy) -> Result<(), Box<dyn Error>> {
    if let store::Database::File(file) = &wish.from
        && !file.is_file()
    {
        return Err(format!("{}: no such file", wish.from).into());
    }
    let (from, to) = (open(&wish.from).await?, open(&wish.to).await?);
    for Copied { table, rows } in from.copy_into(&to).await? {
        println!("{table}: {rows} read, {rows} written");
    }
    from.close().await;
    to.close().await;
    Ok(())
}

/// Deletes every hour what is kept long enough, and wipes what was deleted.
async fn forget_hourly(store: Store, keep_months: Option<u16>) {
    let mut hourly = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hourly.tick().await;
        store.wipe().await;
        if let Err(error) = store.forget_overtaken().await {
            tracing::warn!("old tombstones could not be forgotten: {error}");
        }
        let Some(months) = keep_months else { continue };
        match store.forget_before(&clock::today().months_before(months)).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, months, "deleted what was kept long enough"),
            Err(error) => tracing::warn!("what was kept long enough could not be deleted: {error}"),
        }
    }
}

/// Ready when the server is asked to stop: by Ctrl-C, or by the machine (SIGTERM).
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        let terminated = terminate.recv();
        #[cfg(not(unix))]
        let terminated = std::future::pending::<Option<()>>();
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminated => {}
        }
    })
}
