//! The application's files of WebAssembly, and the glue between them and the browser.
//!
//! What only some pages need is in files of its own (`src/pages/chunks.rs`), which the build cuts out of what was
//! compiled. That has to happen before `wasm-bindgen` sees it, and Trunk is who calls that: so Trunk finds *us* under
//! that name ([`bindgen`]). Once Trunk is done, [`finish`] makes all files small and gives them names that follow
//! from their content.
//!
//! What several chunks use becomes a part of its own. Some of these go back into the main file ([`for_the_main_file`]).

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

use crate::{
    app, paths,
    process::{command, output, run},
    tools::Tools,
};

/// Where [`bindgen`] learns which program it stands in for.
pub const REAL_BINDGEN: &str = "WEERKLANK_WASM_BINDGEN";

/// What loads the chunks. The glue imports it.
const LINK: &str = "__wasm_split.js";

/// Which chunks belong to which pages, between [`bindgen`] and [`finish`].
const CHUNKS: &str = "chunks.json";

/// What first visits open. What the first shares with one of the others is in the main file: nearly everybody needs
/// it, and one file becomes smaller by Brotli than two.
const OPENED_FIRST: [&str; 3] = ["reading", "answering", "mine"];

/// What hardly anybody loads. Nothing goes into the main file for its sake.
const SELDOM: [&str; 2] = ["elsewhere", "embedding"];

/// A part that reading shares and with fewer bytes than this, before it is made small, is not worth a file of its own.
const TOO_SMALL: u64 = 14_400;

/// The same for a part that reading does not need: in the main file it comes with every page that is read.
const TOO_SMALL_BESIDE_READING: u64 = 4800;

/// What wasm-opt may use, because every browser that we support has it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How wasm-opt makes a file small; `docs/adr/0003-size.md` has what each pass is worth.
const SMALLER: [&str; 8] = [
    "-Oz",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--strip-producers",
    "--strip-target-features",
];

/// The parts that belong to each chunk.
type Chunks = BTreeMap<String, Vec<String>>;

/// Where the parts of what was compiled are, until they are in `dist/`.
fn parts() -> PathBuf {
    paths::target().join("split")
}

/// Splits what was compiled, and hands the part that starts to the real `wasm-bindgen`.
///
/// # Errors
/// When what was compiled cannot be split, or the real one fails.
pub fn bindgen(arguments: Vec<OsString>) -> Result<()> {
    let real = env::var_os(REAL_BINDGEN).with_context(|| format!("{REAL_BINDGEN} is not set"))?;
    let arguments = arguments.into_iter().map(|argument| match Path::new(&argument).extension() {
        Some(extension) if extension == "wasm" => split(Path::new(&argument)).map(PathBuf::into_os_string),
        _ => Ok(argument),
    });
    // What the linker exports is what the chunks take from the main file.
    run(command(real).arg("--keep-lld-exports").args(arguments.collect::<Result<Vec<_>>>()?))
}

/// Splits a file of WebAssembly, and says where the part is that starts.
fn split(compiled: &Path) -> Result<PathBuf> {
    let parts = parts();
    let _ = fs::remove_dir_all(&parts);
    let main = parts.join("main.wasm");
    let content = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let mut options = Options::new(&content);
    options.output_dir = &parts;
    options.main_out_path = &main;
    let split = transform(options).map_err(|error| anyhow!("cannot split {}: {error:#}", compiled.display()))?;
    let mut chunks: Chunks = split.prefetch_map.into_iter().collect();
    let file = |part: &str| parts.join(format!("{part}.wasm"));
    let back = for_the_main_file(&chunks, |part| fs::metadata(file(part)).map_or(0, |file| file.len()));

    // What a part takes from the main file, it takes from a module with this name.
    let mut merge = command("wasm-merge");
    merge.args(FEATURES).arg("-g").arg(&main).arg("__wasm_split");
    let mut link = fs::read_to_string(parts.join(LINK))?;
    for part in &back {
        merge.arg(file(part)).arg(part);
        link = without_loading(&link, part).with_context(|| format!("{LINK} does not load {part}"))?;
    }
    // It warns of every name that it does not know the use of.
    output(merge.arg("--output").arg(&main))?;
    fs::write(parts.join(LINK), link)?;

    chunks.values_mut().for_each(|parts| parts.retain(|part| !back.contains(part)));
    fs::write(parts.join(CHUNKS), serde_json::to_string(&chunks)?)?;
    Ok(main)
}

/// The parts, of those that chunks share, that are better off in the main file.
fn for_the_main_file(chunks: &Chunks, size: impl Fn(&str) -> u64) -> BTreeSet<String> {
    let is_better_off = |part: &&String| {
        let users = chunks.iter().filter(|(_, parts)| parts.contains(part)).map(|(name, _)| name);
        let users: Vec<_> = users.map(String::as_str).collect();
        let [reading, others @ ..] = OPENED_FIRST.map(|name| users.contains(&name));
        let too_small = match users.iter().filter(|name| !SELDOM.contains(name)).count() {
            _ if reading => TOO_SMALL,
            0 | 1 => 0,
            _ => TOO_SMALL_BESIDE_READING,
        };
        users.len() > 1 && (reading && others.contains(&true) || size(part) < too_small)
    };
    chunks.values().flatten().filter(is_better_off).cloned().collect()
}

/// What loads the chunks, without loading this part.
fn without_loading(link: &str, part: &str) -> Option<String> {
    const END: &str = ", []);";
    let (before, rest) = link.split_once(&format!("const __{part} = "))?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}const __{part} = () => {{}};{after}"))
}

/// Completes what Trunk wrote: the chunks beside the main file, what loads them within the glue, all of it small
/// unless for development, and `index.html` with every name.
///
/// # Errors
/// When a tool fails, or Trunk wrote something else than we know.
pub fn finish(dist: &Path, options: &app::Options, tools: &Tools) -> Result<()> {
    let (main, glue) = (written_by_trunk(dist, "_bg.wasm")?, written_by_trunk(dist, ".js")?);
    let chunks: Chunks = serde_json::from_slice(&fs::read(parts().join(CHUNKS))?)?;
    let mut link = fs::read_to_string(parts().join(LINK))?;
    let mut names = BTreeMap::new();
    // Pages may share a part: each once.
    for part in chunks.values().flatten().collect::<BTreeSet<_>>() {
        let file = format!("{part}.wasm");
        fs::copy(parts().join(&file), dist.join(&file))?;
        let name = small(dist, &file, options, tools)?;
        link = link.replace(&format!("./{file}"), &format!("./{name}"));
        names.insert(part, name);
    }
    let small_main = small(dist, &main, options, tools)?;
    fs::write(dist.join(LINK), link.replace("./main.js", &format!("./{glue}")))?;
    let small_glue = bundle(dist, &glue, options, tools)?;
    fs::remove_file(dist.join(LINK))?;

    let preload = |(pages, part): (&String, &String)| {
        format!("<link rel=\"preload\" data-chunk=\"{pages}\" href=\"{}{}\">\n", options.public_url, names[part])
    };
    let parts = chunks.iter().flat_map(|(pages, parts)| parts.iter().map(move |part| (pages, part)));
    let preloads: String = parts.map(preload).collect();
    let index = fs::read_to_string(dist.join("index.html"))?;
    let index = index.replace(&main, &small_main).replace(&glue, &small_glue);
    fs::write(dist.join("index.html"), index.replacen("</head>", &format!("{preloads}</head>"), 1))?;
    Ok(())
}

/// The name of the file that Trunk made of the application, with this end.
fn written_by_trunk(dist: &Path, end: &str) -> Result<String> {
    let names = paths::files(dist)?.into_iter().filter_map(|file| {
        let name = file.strip_prefix(dist).ok()?.to_str()?.to_owned();
        (name.starts_with("weerklank-") && name.ends_with(end)).then_some(name)
    });
    match <[String; 1]>::try_from(names.collect::<Vec<_>>()) {
        Ok([name]) => Ok(name),
        Err(names) => bail!("Trunk wrote {names:?} where one file ending in {end} was expected"),
    }
}

/// Makes a file of WebAssembly small, and gives its new name.
pub(crate) fn small(dist: &Path, name: &str, options: &app::Options, tools: &Tools) -> Result<String> {
    if !options.dev {
        let file = dist.join(name);
        run(tools.command("wasm-opt").args(SMALLER).args(FEATURES).arg(&file).arg("--output").arg(&file))?;
    }
    named_by_content(dist, name)
}

/// Puts what the glue imports into it, without comments and long names unless for development, and gives its new name.
pub(crate) fn bundle(dist: &Path, glue: &str, options: &app::Options, tools: &Tools) -> Result<String> {
    let file = dist.join(glue);
    let mut esbuild = tools.esbuild(options.dev);
    esbuild.args(["--format=esm", "--allow-overwrite"]);
    // wasm-bindgen lists a module once for each thing that it imports from it.
    esbuild.arg("--log-override:duplicate-object-key=silent");
    run(esbuild.arg(&file).arg(format!("--outfile={}", file.display())))?;
    named_by_content(dist, glue)
}

/// Names a file after what is in it, so that browsers may keep it for ever; gives the name.
pub(crate) fn named_by_content(dist: &Path, name: &str) -> Result<String> {
    let file = dist.join(name);
    let mut hasher = DefaultHasher::new();
    fs::read(&file)?.hash(&mut hasher);
    let (start, extension) = name.rsplit_once('.').context("a file of the application has an extension")?;
    let start = start.trim_start_matches("split_").split('-').next().unwrap_or_default();
    let name = format!("{start}-{:016x}.{extension}", hasher.finish());
    fs::rename(file, dist.join(&name))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_name_follows_from_the_content() {
        let dist = Scratch::new("named", &[("weerklank-1_bg.wasm", "a"), ("split_mine.wasm", "a"), ("x.js", "b")]);
        let main = named_by_content(&dist, "weerklank-1_bg.wasm").unwrap();
        let chunk = named_by_content(&dist, "split_mine.wasm").unwrap();
        assert_eq!(main.strip_prefix("weerklank-"), chunk.strip_prefix("mine-"));
        assert_ne!(named_by_content(&dist, "x.js").unwrap(), "x.js");
        assert!(dist.join(&main).is_file() && !dist.join("weerklank-1_bg.wasm").exists());
    }

    #[test]
    fn what_first_visits_share_and_what_is_tiny_is_in_the_main_file() {
        let chunks = [
            ("mine", "chunk_1 chunk_2 split_mine"),
            ("reading", "chunk_1 chunk_3 split_reading"),
            ("found", "chunk_2 chunk_3"),
            ("elsewhere", "chunk_1 chunk_4 split_elsewhere"),
            ("site", "chunk_4 split_site"),
        ];
        let chunks =
            chunks.map(|(name, parts)| (name.to_owned(), parts.split(' ').map(str::to_owned).collect())).into();
        let back = |size| Vec::from_iter(for_the_main_file(&chunks, |_| size));
        assert_eq!(back(TOO_SMALL), ["chunk_1"]);
        assert_eq!(back(TOO_SMALL_BESIDE_READING), ["chunk_1", "chunk_3"], "reading needs the last");
        assert_eq!(back(1), ["chunk_1", "chunk_2", "chunk_3"], "what only one needs stays with it");
    }

    #[test]
    fn a_part_of_the_main_file_is_not_loaded() {
        let link = "const __chunk_1 = makeLoad(() => {\n  fetch(\"./chunk_1.wasm\");\n}\n, []);\n\
                    export const mine = wrapAsyncCb(makeLoad(() => {}, [__chunk_1]));";
        let without = "const __chunk_1 = () => {};\nexport const mine = wrapAsyncCb(makeLoad(() => {}, [__chunk_1]));";
        assert_eq!(without_loading(link, "chunk_1").as_deref(), Some(without));
        assert_eq!(without_loading(link, "chunk_2"), None);
    }

    #[test]
    fn what_trunk_wrote_is_found_or_missed() {
        let dist = Scratch::new("trunk", &[("weerklank-1_bg.wasm", "a"), ("weerklank-1.js", "b"), ("sw.js", "c")]);
        assert_eq!(written_by_trunk(&dist, "_bg.wasm").unwrap(), "weerklank-1_bg.wasm");
        assert_eq!(written_by_trunk(&dist, ".js").unwrap(), "weerklank-1.js");
        assert!(written_by_trunk(&dist, ".css").is_err());
    }
}
