//! What is done to the bundled application before it is served: pages that can be read without
//! scripts, and compressed copies of all that compresses.

use std::{
    env::consts::EXE_SUFFIX,
    ffi::OsString,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

use crate::{
    paths::{self, files},
    process::{cargo, command, run},
};

const COMPRESSIBLE: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Writes the start page and the pages of the shipped agendas, by the application itself compiled for
/// this machine.
///
/// Cargo compiles a dependency once more for each set of features, and the whole workspace asks for
/// more than the application alone. So, when the tests are next (`tests_follow`), all that they need
/// is compiled here, and compiled once.
///
/// # Errors
/// When it does not compile or fails.
pub fn write_pages(dist: &Path, public_url: &str, tests_follow: bool) -> Result<()> {
    let mut build = cargo(["build", "--locked"]);
    if tests_follow {
        build.args(["--workspace", "--all-targets"]);
    } else {
        build.args(["--package", "weerklank"]);
    }
    run(&mut build)?;
    let program = paths::target().join("debug").join(format!("weerklank{EXE_SUFFIX}"));
    run(command(program).arg("pages").arg(dist).args(["--public-url", public_url]))
}

/// Writes the configurations of web servers in `docs/serve` to `target/serve`, with what the pages in `dist` may run in them.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write_configurations(dist: &Path) -> Result<()> {
    let hashes: Value = serde_json::from_slice(&fs::read(dist.join("csp.json"))?)?;
    let hash = |of: &str| hashes[of][0].as_str().with_context(|| format!("csp.json names no {of}"));
    let (script, style) = (hash("script")?, hash("style")?);
    let made = paths::target().join("serve");
    fs::create_dir_all(&made)?;
    for file in files(&paths::root().join("docs").join("serve"))? {
        let text = fs::read_to_string(&file)?.replace("sha256-SCRIPT", script).replace("sha256-STYLE", style);
        fs::write(made.join(file.file_name().unwrap_or_default()), text)?;
    }
    Ok(())
}

/// Writes `.br` and `.gz` beside every file that becomes smaller by it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn compress(dist: &Path) -> Result<()> {
    let files: Vec<PathBuf> = files(dist)?
        .into_iter()
        .filter(|file| {
            let extension = file.extension().and_then(|extension| extension.to_str());
            extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension)) && !is_setting(dist, file)
        })
        .collect();
    // Each worker takes the next file until there is none: one large file does not hold up the rest.
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            compress_file(file).with_context(|| format!("cannot compress {}", file.display()))?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, Into::into);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|worker| worker.join().expect("compressing does not panic"))
    })
}

/// Whether a workplace edits this file in the built site: a compressed copy would stay the old one.
fn is_setting(dist: &Path, file: &Path) -> bool {
    file == dist.join("config.json") || file.starts_with(dist.join("backends"))
}

fn compress_file(file: &Path) -> io::Result<()> {
    let content = fs::read(file)?;
    for (extension, compressed) in [("br", brotli(&content)?), ("gz", gzip(&content)?)] {
        let beside = beside(file, extension);
        if compressed.len() < content.len() {
            fs::write(beside, compressed)?;
        } else if beside.exists() {
            fs::remove_file(beside)?;
        }
    }
    Ok(())
}

/// The address of the copy of a file that is compressed as `extension`.
pub fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

/// Compresses as hard as Brotli can.
///
/// # Errors
/// None that are known: memory is written to memory.
pub fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Compresses as hard as gzip can. The result depends on the content alone, not on the hour.
///
/// # Errors
/// None that are known: memory is written to memory.
pub fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn compressed_content_comes_back_whole() {
        let content = "Wat helpt jou? ".repeat(100);

        let mut unpacked = String::new();
        let packed = brotli(content.as_bytes()).unwrap();
        brotli::Decompressor::new(&*packed, 4096).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, content);
        assert!(packed.len() < 100);

        let mut unpacked = String::new();
        let packed = gzip(content.as_bytes()).unwrap();
        flate2::read::GzDecoder::new(&*packed).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, content);
        assert!(packed.len() < 100);
    }

    #[test]
    fn only_what_becomes_smaller_gets_a_copy() {
        let text = "<p>Wat helpt jou?</p>".repeat(50);
        let dist = Scratch::new(
            "compress",
            &[
                ("thema/index.html", &text),
                ("icon.png", &text),
                ("tiny.txt", "x"),
                ("tiny.txt.gz", "of an earlier, longer text"),
            ],
        );

        compress(&dist).unwrap();

        let files = files(&dist).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.strip_prefix(&*dist).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["icon.png", "thema/index.html", "thema/index.html.br", "thema/index.html.gz", "tiny.txt"]);
    }
}
