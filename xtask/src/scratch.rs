//! A directory of its own for a test.

use std::{
    env, fs,
    ops::Deref,
    path::{Path, PathBuf},
    process,
};

/// Gone when the test is over, whether it held or not.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// With these files in it, as paths and contents. `name` must be another for each test.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let scratch = Self(env::temp_dir().join(format!("xtask-{name}-{}", process::id())));
        for (path, content) in files {
            scratch.write(path, content);
        }
        scratch
    }

    pub(crate) fn write(&self, path: &str, content: &str) {
        let file = self.join(path);
        fs::create_dir_all(file.parent().expect("a file is in a directory")).expect("writable");
        fs::write(file, content).expect("writable");
    }
}

impl Deref for Scratch {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
