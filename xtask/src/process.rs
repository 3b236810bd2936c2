//! Running other programs, and saying how long it took.

use std::{
    env,
    ffi::OsStr,
    fmt,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::paths;

/// A command that runs in the repository, as if it were started from a shell.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    // Cargo tells us about *our* package. A build that we start would take that for news and
    // rebuild whatever reads it.
    for (name, _) in env::vars_os() {
        let inherited =
            name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"));
        if inherited {
            command.env_remove(name);
        }
    }
    command
}

/// [`command`] for Cargo.
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(arguments);
    cargo
}

/// Runs a command to its end, with its output on ours.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", Line(command));
    }
    Ok(())
}

/// Runs a command to its end and returns what it wrote to its standard output.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("`{}` failed ({}): {}", Line(command), output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where a program is on the `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|directory| directory.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

/// Does a piece of work between two lines: what begins, and how long it took.
///
/// # Errors
/// Those of the work.
pub fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("{title} …");
    let start = Instant::now();
    let done = work()?;
    println!("{title}: done in {}", Took(start.elapsed()));
    Ok(done)
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` cannot be started", Line(command))
}

/// A command as one would type it.
struct Line<'a>(&'a Command);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.get_program().display())?;
        for argument in self.0.get_args() {
            write!(f, " {}", argument.display())?;
        }
        Ok(())
    }
}

/// A duration in the words of a person.
struct Took(Duration);

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        if seconds < 10.0 {
            return write!(f, "{seconds:.1} s");
        }
        let seconds = seconds.round() as u64;
        match (seconds / 60, seconds % 60) {
            (0, seconds) => write!(f, "{seconds} s"),
            (minutes, seconds) => write!(f, "{minutes} min {seconds} s"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_speech() {
        let said = |seconds| Took(Duration::from_secs_f64(seconds)).to_string();
        assert_eq!(said(0.42), "0.4 s");
        assert_eq!(said(59.4), "59 s");
        assert_eq!(said(192.0), "3 min 12 s");
    }

    #[test]
    fn a_failure_names_the_command_and_its_reason() {
        let error = output(&mut cargo(["no-such-subcommand", "--quiet"])).unwrap_err().to_string();
        assert!(error.starts_with("`cargo no-such-subcommand --quiet` failed"), "{error}");
        assert!(error.contains("no such command"), "{error}");
    }
}
