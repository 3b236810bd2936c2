//! The built application.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

/// The folder with the built application, which nobody changes.
pub(crate) fn dist() -> PathBuf {
    let folder = env::var_os("WEERKLANK_DIST").map(|folder| xtask::paths::root().join(folder));
    let folder = folder.filter(|folder| folder.join("csp.json").is_file());
    folder.expect("there is no built application to test: run `cargo xtask test`, which builds it")
}

/// A copy of the application that is built to be served under `base`, such as `/meedoen/`.
///
/// All that a build for another base writes differently are addresses in the pages.
pub(crate) fn moved_to(base: &str) -> TempDir {
    let copy = TempDir::new().expect("a folder");
    for file in xtask::paths::files(&dist()).expect("the build can be read") {
        let name = file.strip_prefix(dist()).expect("it is a file of the build").to_owned();
        // Those were made of pages with other addresses.
        let compressed = name.extension().is_some_and(|extension| extension == "br" || extension == "gz");
        if !compressed {
            copy_moved(&file, &copy.path().join(name), base);
        }
    }
    copy
}

fn copy_moved(file: &Path, to: &Path, base: &str) {
    fs::create_dir_all(to.parent().expect("a file is in a folder")).expect("a folder");
    if file.extension().is_some_and(|extension| extension == "html") {
        let mut page = fs::read_to_string(file).expect("a page is text");
        for name in ["href", "data-glue", "data-wasm", "data-worker"] {
            page = page.replace(&format!("{name}=\"/"), &format!("{name}=\"{base}"));
        }
        for list in ["data-preload", "data-later"] {
            page = with_list_under(&page, list, base);
        }
        assert!(page.contains(&format!("<base href=\"{base}\">")), "{} names its base", file.display());
        fs::write(to, page).expect("a page can be written");
    } else {
        fs::copy(file, to).expect("a file can be copied");
    }
}

/// What the loader fetches ahead is a list of addresses. The desk has no loader.
fn with_list_under(page: &str, name: &str, base: &str) -> String {
    let Some((before, rest)) = page.split_once(&format!(" {name}=\"")) else { return page.to_owned() };
    let (list, after) = rest.split_once('"').expect("a list ends");
    let moved: Vec<_> = list.split(' ').map(|address| address.replacen('/', base, 1)).collect();
    format!("{before} {name}=\"{}\"{after}", moved.join(" "))
}
