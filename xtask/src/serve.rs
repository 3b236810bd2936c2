//! The default backend, in front of the built application.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    io::{self, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context, Result, bail};

use crate::{
    app, paths,
    process::{cargo, command, run as run_to_end, step},
};

const PORT: u16 = 8080;

/// What the application is built from.
const APP: [&str; 8] = ["Cargo.toml", "Trunk.toml", "core/src", "embed", "index.html", "public", "src", "style"];

/// What the server is built from.
const SERVER: [&str; 3] = ["Cargo.toml", "core/src", "server"];

/// How to run.
pub struct Options {
    /// How to build what is run.
    pub build: app::Options,
    /// The port to listen on, or the next free one if it is taken.
    pub port: Option<u16>,
    /// Where the database is kept.
    pub data: Option<PathBuf>,
}

/// Builds the application and its backend and serves them until interrupted.
///
/// # Errors
/// When something does not build, or the server does not start.
pub fn run(options: &Options) -> Result<()> {
    let dev = options.build.dev;
    // From before the first build: what changes while it runs is built again.
    let watched = dev.then(Watched::now).transpose()?;
    app::build(&options.build)?;
    let binary = build_server(dev)?;
    let data = match &options.data {
        Some(data) => std::path::absolute(data)?,
        None => paths::target().join("run"),
    };
    let server = Server {
        binary,
        dist: paths::dist(),
        agendas: paths::agendas(&paths::dist()),
        base: options.build.public_url.clone(),
        database: data.join("weerklank.db").into(),
        address: free_address(options.port.unwrap_or(PORT))?,
        dev,
        more: &["--example"],
    };
    fs::create_dir_all(&data).with_context(|| format!("cannot make {}", data.display()))?;
    match watched {
        Some(watched) => watch(&options.build, &server, watched),
        None => server.take_over(),
    }
}

/// Builds the server and returns where it is.
///
/// # Errors
/// When it does not compile.
pub fn build_server(dev: bool) -> Result<PathBuf> {
    let (profile, title) =
        if dev { ("debug", "Building the server") } else { ("release", "Building the server (release)") };
    step(title, || {
        let mut build = cargo(["build", "--locked", "--package", "weerklank-server"]);
        if !dev {
            build.arg("--release");
        }
        run_to_end(&mut build)
    })?;
    let name = format!("weerklank-server{}", std::env::consts::EXE_SUFFIX);
    Ok(paths::target().join(profile).join(name))
}

/// This machine, at a port on which nobody listens: this one or the first one after it.
///
/// # Errors
/// When they are all taken.
pub fn free_address(port: u16) -> Result<SocketAddr> {
    for candidate in port..=port.saturating_add(99) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            if candidate != port {
                println!("Port {port} is taken, so it will be {candidate}");
            }
            return Ok(listener.local_addr()?);
        }
    }
    bail!("no port is free from {port} on")
}

/// A server, and what it serves to whom.
pub struct Server {
    /// The program.
    pub binary: PathBuf,
    /// The built application, or any other directory of files.
    pub dist: PathBuf,
    /// The folder with its agendas.
    pub agendas: PathBuf,
    /// The path of its site, between slashes.
    pub base: String,
    /// The database: a file, made when it is not there, or an address of PostgreSQL.
    pub database: OsString,
    /// Where it listens.
    pub address: SocketAddr,
    /// Whether browsers must ask for every file each time.
    pub dev: bool,
    /// What else it is started with.
    pub more: &'static [&'static str],
}

impl Server {
    /// Starts it and waits until it answers.
    ///
    /// # Errors
    /// When it does not start within five minutes.
    pub fn start(&self) -> Result<Running> {
        Running::start(&mut self.command(), self.address)
    }

    /// Becomes the server: an interrupt is then its own to handle, and so is what we return with.
    #[cfg(unix)]
    fn take_over(&self) -> Result<()> {
        use std::os::unix::process::CommandExt;

        Err(self.command().exec()).with_context(|| format!("cannot start {}", self.binary.display()))
    }

    #[cfg(not(unix))]
    fn take_over(&self) -> Result<()> {
        run_to_end(&mut self.command())
    }

    fn command(&self) -> Command {
        let mut command = command(&self.binary);
        command
            .arg("serve")
            .arg("--dist")
            .arg(&self.dist)
            .arg("--agendas")
            .arg(&self.agendas)
            .arg("--base")
            .arg(&self.base)
            .arg("--database")
            .arg(&self.database)
            .arg("--listen")
            .arg(self.address.to_string());
        if self.dev {
            command.arg("--dev");
        }
        command.args(self.more);
        command
    }
}

/// Whether somebody answers there, and does not only let one in.
fn answers(address: SocketAddr) -> bool {
    let answer = || -> io::Result<usize> {
        let mut line = TcpStream::connect(address)?;
        line.set_read_timeout(Some(Duration::from_secs(1)))?;
        line.write_all(b"GET / HTTP/1.0\r\n\r\n")?;
        line.read(&mut [0])
    };
    answer().is_ok_and(|length| length > 0)
}

/// A server that runs for as long as this value is kept.
pub struct Running(Child);

impl Running {
    /// Starts a server and waits until it answers.
    ///
    /// # Errors
    /// When it does not start within five minutes.
    pub fn start(server: &mut Command, address: SocketAddr) -> Result<Self> {
        let child = server.spawn();
        let program = server.get_program().display();
        let mut running = Self(child.with_context(|| format!("cannot start {program}"))?);
        // Filling an example takes a while, and one can connect before.
        let patience = Instant::now() + Duration::from_secs(300);
        while !answers(address) {
            running.assert_alive()?;
            if Instant::now() > patience {
                bail!("the server does not answer at {address}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }

    /// # Errors
    /// When it has stopped of itself.
    fn assert_alive(&mut self) -> Result<()> {
        match self.0.try_wait()? {
            Some(status) => bail!("the server has stopped ({status})"),
            None => Ok(()),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Serves, and builds again whatever changes. A server reads files anew for each request, so a new
/// build of the application needs no new start.
fn watch(options: &app::Options, server: &Server, mut watched: Watched) -> Result<()> {
    let mut running = server.start()?;
    println!("Watching for changes");
    loop {
        thread::sleep(Duration::from_secs(1));
        running.assert_alive()?;
        let now = Watched::now()?;
        if now.app != watched.app {
            report(app::build(options));
        }
        if now.server != watched.server && report(build_server(true)).is_some() {
            // The old one has to let go of the port first.
            drop(running);
            running = server.start()?;
        }
        watched = now;
    }
}

/// A change that does not build is no reason to stop: the next one may.
fn report<T>(built: Result<T>) -> Option<T> {
    built.inspect_err(|error| eprintln!("error: {error:#}\nWaiting for the next change")).ok()
}

/// When each file was last changed.
type Times = BTreeMap<PathBuf, SystemTime>;

/// The files that a running development build depends on, as they were at some moment.
struct Watched {
    app: Times,
    server: Times,
}

impl Watched {
    fn now() -> io::Result<Self> {
        Ok(Self { app: times(&APP)?, server: times(&SERVER)? })
    }
}

fn times(paths: &[&str]) -> io::Result<Times> {
    let mut times = Times::new();
    for path in paths {
        for file in paths::files(&paths::root().join(path))? {
            // An editor may have taken a file away since it was listed.
            if let Ok(changed) = modified(&file) {
                times.insert(file, changed);
            }
        }
    }
    Ok(times)
}

fn modified(file: &Path) -> io::Result<SystemTime> {
    file.metadata()?.modified()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_gives_way_to_the_next() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let free = free_address(port).unwrap();
        assert!(free.ip().is_loopback());
        assert!(free.port() > port);
    }
}
