//! The application's files and the security headers.

use std::{
    fs::File,
    time::{Duration, SystemTime},
};

use crate::server::Site;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self'; \
    frame-ancestors 'self'; base-uri 'self'; form-action 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; trusted-types weerklank-worker";

#[test]
fn a_page_is_the_same_with_and_without_the_last_slash() {
    let site = Site::new();
    site.write("galm/wachten/index.html", "<!doctype html><title>Wachten</title>");
    let server = site.serve();
    for path in ["galm/wachten", "galm/wachten/", "galm/wachten/index.html"] {
        let answer = server.get(path).is(200);
        assert!(answer.text().contains("Wachten"), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    assert!(server.get("").is(200).text().contains("Begin"));
}

#[test]
fn an_unknown_page_is_a_page_and_an_unknown_file_is_not() {
    let site = Site::new();
    site.write("404.html", "<!doctype html><title>Nergens</title>");
    site.write("leeg/plaatje.svg", "<svg/>");
    let server = site.serve();
    let etag = server.get("404.html").is(200).header("etag").to_owned();
    for path in ["nergens", "galm/nergens/", "leeg", "a%20b"] {
        let condition = [("if-none-match", etag.as_str()), ("range", "bytes=0-3")];
        let answer = server.ask("GET", path, &condition, None).is(404);
        assert!(answer.text().contains("Nergens"), "{path}");
        assert_eq!(answer.header("etag"), "", "the next answer may be that there is such a page");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    for path in ["nergens.js", "galm/plaatje.png", "app-1a2b3c4d5e6f7890.js"] {
        let answer = server.get(path).is(404);
        assert!(!answer.text().contains('<'), "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    server.ask("POST", "", &[], Some("x")).is(405);
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = Site::new();
    let server = site.serve();
    for path in
        ["../weerklank.db", "..%2Fweerklank.db", "%2e%2e/weerklank.db", "data/..%5c..%5cweerklank.db", "/etc/passwd"]
    {
        let request = format!("GET /{path} HTTP/1.1\r\nHost: {}\r\n\r\n", server.host());
        let answer = server.raw(&request);
        assert!((400..500).contains(&answer.status), "{path}: {answer:?}");
    }
}

#[test]
fn names_that_hold_a_hash_are_kept_and_all_others_asked_for_again() {
    let site = Site::new();
    let forever = ["app-1a2b3c4d5e6f7890.js", "app-1a2b3c4d5e6f7890_bg.wasm", "style-0a1b2c3d.css"];
    let again = ["sw.js", "icon.svg", "data/agendas/leeragenda-20251122.json"];
    for name in forever.iter().chain(&again) {
        site.write(name, "inhoud");
    }
    let server = site.serve();
    for (names, kept) in [(&forever, "public, max-age=31536000, immutable"), (&again, "no-cache")] {
        for name in names {
            let answer = server.get(name).is(200);
            assert_eq!(answer.header("cache-control"), kept, "{name}");
            let fresh = server.ask("GET", name, &[("if-none-match", answer.header("etag"))], None).is(304);
            assert_eq!(fresh.header("cache-control"), kept, "{name}");
            assert!(!answer.header("last-modified").is_empty());
        }
    }
    drop(server);
    let dev = site.serve_with(|settings| settings.dev = true);
    assert_eq!(dev.get(forever[0]).is(200).header("cache-control"), "no-cache");
}

/// A compressed copy that the build made would be the old version.
#[test]
fn settings_that_are_edited_are_sent_as_they_are_now() {
    let site = Site::new();
    for name in ["config.json", "backends/own.json"] {
        site.write(name, "{\"version\":1}");
        site.write(&format!("{name}.br"), "old");
    }
    let server = site.serve();
    for name in ["config.json", "backends/own.json"] {
        let compressed = server.ask("GET", name, &[("accept-encoding", "br")], None).is(200);
        assert_eq!(compressed.header("content-encoding"), "br", "{name}");
        let before = server.get(name).is(200);
        assert_eq!((before.text().as_str(), before.header("cache-control")), ("{\"version\":1}", "no-cache"), "{name}");
        site.write(name, "{\"version\":2}");
        let after = server.ask("GET", name, &[("if-none-match", before.header("etag"))], None).is(200);
        assert_eq!(after.text(), "{\"version\":2}", "{name}");
    }
}

#[test]
fn files_have_their_type_and_come_compressed_when_they_are() {
    let site = Site::new();
    for name in ["a.wasm", "a.js", "a.css", "a.svg", "a.webmanifest", "a.json", "a.png", "a.woff2"] {
        site.write(name, "inhoud");
    }
    site.write("a.wasm.br", "br");
    site.write("a.wasm.gz", "gz");
    site.write("index.html.br", "begin");
    let server = site.serve();
    for (name, kind) in [
        ("a.wasm", "application/wasm"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.json", "application/json"),
        ("a.png", "image/png"),
        ("a.woff2", "font/woff2"),
    ] {
        assert_eq!(server.get(name).is(200).header("content-type"), kind);
    }
    for (accepted, encoding, body) in [("br, gzip", "br", "br"), ("gzip", "gzip", "gz"), ("identity", "", "inhoud")] {
        let answer = server.ask("GET", "a.wasm", &[("accept-encoding", accepted)], None).is(200);
        assert_eq!((answer.header("content-encoding"), answer.text().as_str()), (encoding, body));
        assert_eq!(answer.header("content-type"), "application/wasm");
        assert_eq!(answer.header("vary").to_lowercase(), "accept-encoding");
    }
    let page = server.ask("GET", "", &[("accept-encoding", "br")], None).is(200);
    assert_eq!((page.header("content-encoding"), page.header("content-type")), ("br", "text/html; charset=utf-8"));
}

#[test]
fn every_answer_has_the_security_headers() {
    let site = Site::new();
    site.write("a.wasm", "inhoud");
    site.write("worker.js", "inhoud");
    let server = site.serve();
    let shown = [
        server.get(""),
        server.get("nergens"),
        server.get("worker.js"),
        server.get("api/v1/nergens"),
        server.get("api/v1/staff/feedback"),
        server.post_json("{"),
    ];
    let data = [server.get("a.wasm").is(200), server.get("api/v1/agendas").is(200)];
    for answer in shown.iter().chain(&data) {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(answer.header(name), value, "{}", answer.status);
        }
        assert_eq!(answer.header("set-cookie"), "");
    }
    for answer in &shown {
        assert_eq!(answer.header("content-security-policy"), POLICY);
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        for power in ["camera=()", "microphone=()", "geolocation=()"] {
            assert!(answer.header("permissions-policy").contains(power), "{power}");
        }
    }
    // Nothing runs in these, and a phone on a slow line waits for every byte.
    for answer in &data {
        assert_eq!((answer.header("content-security-policy"), answer.header("permissions-policy")), ("", ""));
    }
}

#[test]
fn the_policy_has_the_hashes_of_the_newest_build() {
    let site = Site::new();
    let policy = |server: &crate::server::Server| server.get("").is(200).header("content-security-policy").to_owned();
    let server = site.serve();
    assert_eq!(policy(&server), POLICY);
    let write = |hashes: &str, age: u64| {
        let file = site.write("csp.json", hashes);
        let changed = SystemTime::now() - Duration::from_secs(age);
        File::options().write(true).open(file).expect("a file").set_modified(changed).expect("a time");
    };
    write(r#"{"script":["sha256-AAA+/="],"style":["sha256-BBB=","sha256-CCC="]}"#, 100);
    let with = POLICY
        .replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'sha256-AAA+/='")
        .replace("style-src 'self'", "style-src 'self' 'sha256-BBB=' 'sha256-CCC='");
    assert_eq!(policy(&server), with);
    write(r#"{"script":["sha256-DDD=","'unsafe-inline'","sha256-x; img-src *"]}"#, 50);
    assert_eq!(policy(&server), POLICY.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'sha256-DDD='"));
    write("geen JSON", 10);
    assert_eq!(policy(&server), POLICY);
}

#[test]
fn a_backend_elsewhere_and_a_page_that_embeds_are_let_in_by_name() {
    let site = Site::new();
    let server = site.serve_with(|settings| {
        settings.connect_src = vec!["https://api.example".parse().expect("an origin")];
        settings.frame_ancestors = vec!["https://gemeente.example".parse().expect("an origin")];
    });
    let answer = server.get("").is(200);
    let policy = POLICY
        .replace("connect-src 'self'", "connect-src 'self' https://api.example")
        .replace("frame-ancestors 'self'", "frame-ancestors 'self' https://gemeente.example");
    assert_eq!(answer.header("content-security-policy"), policy);
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
}

#[test]
fn the_scripts_for_pages_of_others_are_for_all_of_them() {
    let site = Site::new();
    site.write("weerklank.js", "export {}");
    site.write("frame.js", "export {}");
    site.write("app.js", "export {}");
    let server = site.serve();
    let allowed = |path| {
        let answer = server.get(path).is(200);
        ["access-control-allow-origin", "cross-origin-resource-policy", "cache-control"]
            .map(|name| answer.header(name).to_owned())
    };
    for script in ["weerklank.js", "frame.js"] {
        assert_eq!(allowed(script), ["*", "cross-origin", "no-cache"], "{script}");
    }
    assert_eq!(allowed("app.js"), ["", "same-origin", "no-cache"]);
}

#[test]
fn all_of_it_can_be_under_another_path() {
    let site = Site::new();
    site.write("404.html", "<!doctype html><title>Nergens</title>");
    let server = site.serve_with(|settings| settings.base = "/sub/path/".parse().expect("a base"));
    assert!(server.address.ends_with("/sub/path/"));
    assert!(server.get("").is(200).text().contains("Begin"));
    server.get("api/v1/agendas").is(200);
    server.get("api/v1/staff/feedback").is(401);
    assert!(server.get("nergens").is(404).text().contains("Nergens"));
    for path in ["/", "/api/v1/agendas", "/sub", "/sub/pathos/"] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", server.host());
        let answer = server.raw(&request).is(404);
        assert_eq!(answer.header("content-security-policy"), POLICY, "{path}");
    }
}
