//! The configurations for web servers in `docs/serve` say what our server says.

use std::fs;

use crate::server::{Site, root};

/// What every answer with a page says, beside how long it may be kept.
const HEADERS: [&str; 6] = [
    "content-security-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "x-content-type-options",
    "referrer-policy",
    "strict-transport-security",
];

#[test]
fn other_web_servers_send_the_headers_of_ours() {
    let site = Site::new();
    // As they stand in the configurations, for the build to fill in.
    site.write("csp.json", r#"{"script":["sha256-SCRIPT"],"style":["sha256-STYLE"]}"#);
    let server = site.serve();
    let page = server.get("").is(200);
    for name in ["nginx.conf", "Caddyfile", "apache.conf"] {
        let configuration = fs::read_to_string(root().join("docs/serve").join(name)).expect("a configuration");
        for header in HEADERS {
            let line = |line: &&str| line.to_ascii_lowercase().contains(header);
            let said = configuration.lines().find(line).unwrap_or_else(|| panic!("{name} sends no {header}"));
            assert!(said.contains(&format!("\"{}\"", page.header(header))), "{name} sends another {header}:\n{said}");
        }
    }
}
