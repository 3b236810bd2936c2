//! Whether something was built already, from the very same files.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

use crate::paths::files;

/// What a build was made from and what it made, kept in a file.
///
/// Both are told by content, never by time: a checkout, a copy or a second build into the same place
/// changes times without meaning, and keeps them where there was a change.
pub struct Stamp {
    file: PathBuf,
    sources: String,
}

impl Stamp {
    /// A stamp in `file` for what is built from these files and directories, with these settings.
    ///
    /// # Errors
    /// When a source cannot be read.
    pub fn new(file: PathBuf, sources: &[PathBuf], settings: &[&str]) -> io::Result<Self> {
        let mut hasher = DefaultHasher::new();
        settings.hash(&mut hasher);
        for source in sources {
            add(&mut hasher, source)?;
        }
        Ok(Self { file, sources: format!("{:016x}", hasher.finish()) })
    }

    /// Whether `product` is what was made from the sources as they are now, untouched since.
    pub fn matches(&self, product: &Path) -> bool {
        let kept = fs::read_to_string(&self.file);
        // A product that cannot be read is not the one that was made.
        kept.is_ok_and(|kept| self.line(product).is_ok_and(|line| line == kept))
    }

    /// Remembers that `product` was made from the sources.
    ///
    /// The sources are those of [`Stamp::new`]: one that changed while the build ran makes another build.
    ///
    /// # Errors
    /// When the product cannot be read or the stamp cannot be written.
    pub fn write(&self, product: &Path) -> io::Result<()> {
        if let Some(directory) = self.file.parent() {
            fs::create_dir_all(directory)?;
        }
        fs::write(&self.file, self.line(product)?)
    }

    fn line(&self, product: &Path) -> io::Result<String> {
        let mut hasher = DefaultHasher::new();
        add(&mut hasher, product)?;
        Ok(format!("{} {:016x}\n", self.sources, hasher.finish()))
    }
}

fn add(hasher: &mut DefaultHasher, path: &Path) -> io::Result<()> {
    for file in files(path)? {
        file.hash(hasher);
        fs::read(&file)?.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn built(name: &str) -> Scratch {
        Scratch::new(name, &[("src/a.rs", "a"), ("dist/index.html", "made")])
    }

    fn stamp(scratch: &Scratch, setting: &str) -> Stamp {
        Stamp::new(scratch.join("stamp"), &[scratch.join("src")], &[setting]).unwrap()
    }

    #[test]
    fn the_same_sources_and_product_match() {
        let scratch = built("same");
        let dist = scratch.join("dist");
        assert!(!stamp(&scratch, "/").matches(&dist), "nothing was built yet");
        stamp(&scratch, "/").write(&dist).unwrap();
        assert!(stamp(&scratch, "/").matches(&dist));
    }

    #[test]
    fn a_changed_new_or_renamed_source_does_not_match() {
        let scratch = built("source");
        let matches = || stamp(&scratch, "/").matches(&scratch.join("dist"));
        stamp(&scratch, "/").write(&scratch.join("dist")).unwrap();

        scratch.write("src/a.rs", "b");
        assert!(!matches());

        scratch.write("src/a.rs", "a");
        scratch.write("src/b.rs", "");
        assert!(!matches());

        fs::remove_file(scratch.join("src/b.rs")).unwrap();
        assert!(matches());

        fs::rename(scratch.join("src/a.rs"), scratch.join("src/c.rs")).unwrap();
        assert!(!matches());
    }

    #[test]
    fn another_setting_or_a_touched_product_does_not_match() {
        let scratch = built("product");
        let dist = scratch.join("dist");
        stamp(&scratch, "/").write(&dist).unwrap();
        assert!(!stamp(&scratch, "/x/").matches(&dist));

        scratch.write("dist/index.html", "made otherwise");
        assert!(!stamp(&scratch, "/").matches(&dist));

        fs::remove_dir_all(&dist).unwrap();
        assert!(!stamp(&scratch, "/").matches(&dist));
    }
}
