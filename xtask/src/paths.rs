//! Where things are. Every path is absolute, so that no command depends on the current directory.

use std::{
    env, io,
    path::{Path, PathBuf},
};

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies inside the repository")
}

/// Cargo's target directory, and ours for what may be thrown away.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(directory) => root().join(directory),
        None => root().join("target"),
    }
}

/// The built application: static files, ready for any web server.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The shipped agendas inside a built application.
pub fn agendas(dist: &Path) -> PathBuf {
    dist.join("data").join("agendas")
}

/// Every file under `path` (or `path` itself when it is one) in a stable order; nothing when there is no such path.
///
/// # Errors
/// When a directory cannot be read.
pub fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in path.read_dir()? {
                open.push(entry?.path());
            }
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
