//! The engines that people read with, and in what they differ for a story.
//!
//! Every story is told in Chromium; those that [`in_every_engine`] names are told in Firefox and in WebKit too.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use xtask::browser::{CHROMEDRIVER, CHROMIUM, FIREFOX, GECKODRIVER, Program, WEBKIT_DRIVER};

use crate::webdriver::{Element, Session};

/// What shows a page and runs its scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

thread_local! {
    /// The engine of the story that this thread tells.
    static CURRENT: Cell<Engine> = const { Cell::new(Engine::Chromium) };
}

/// Tells stories of this module in Firefox and in WebKit as well.
macro_rules! in_every_engine {
    ($($story:ident),+ $(,)?) => {
        mod in_firefox {
            $(#[test] fn $story() { crate::engine::Engine::Firefox.tells(super::$story); })+
        }
        mod in_webkit {
            $(#[test] fn $story() { crate::engine::Engine::WebKit.tells(super::$story); })+
        }
    };
}
pub(crate) use in_every_engine;

impl Engine {
    /// The engine of the story that is told now.
    pub(crate) fn current() -> Self {
        CURRENT.get()
    }

    /// Tells a story in this engine; the next one of this thread is told in Chromium again.
    pub(crate) fn tells(self, story: fn()) {
        struct Told;
        impl Drop for Told {
            fn drop(&mut self) {
                CURRENT.set(Engine::Chromium);
            }
        }
        CURRENT.set(self);
        let _told = Told;
        story();
    }

    /// Whether its driver tells what the browser did behind the page.
    pub(crate) fn tells_all(self) -> bool {
        self == Self::Chromium
    }

    /// Whether it needs a screen, if only one that nobody sees.
    pub(crate) fn needs_a_screen(self) -> bool {
        self == Self::WebKit
    }

    /// Whether its own settings can keep a site from keeping anything on pages of others.
    pub(crate) fn can_be_strict(self) -> bool {
        self != Self::WebKit
    }

    /// The command that starts its driver, for browsers that go to `world` with what is not for this machine.
    pub(crate) fn driver(self, world: &str) -> Command {
        match self {
            Self::Chromium => Command::new(program(&CHROMEDRIVER)),
            Self::Firefox => {
                let mut driver = Command::new(program(&GECKODRIVER));
                // Else it cannot be taken off the network, and asks its maker for news.
                driver.arg("--allow-system-access").env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
                driver
            }
            Self::WebKit => {
                let mut driver = Command::new(program(&WEBKIT_DRIVER));
                let world = format!("http://{world}");
                // Not as a capability: it would speak TLS with the way to the world itself.
                driver.env("https_proxy", &world).env("http_proxy", &world).env("no_proxy", "127.0.0.1,localhost");
                driver
            }
        }
    }

    /// The browser to start: with its profile in `folder`, and alone in the world. If it `is_strict`, sites can keep
    /// nothing on pages of others.
    pub(crate) fn wanted(self, folder: &Path, world: &str, is_strict: bool) -> Value {
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "goog:chromeOptions": {
                    "binary": program(&CHROMIUM),
                    "args": [
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        // Roles and names as the browser itself computes them.
                        "--enable-blink-features=ComputedAccessibilityInfo",
                        // There is no other host in the world, so that no test depends on one.
                        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
                        format!("--user-data-dir={}", folder.join("profile").display()),
                    ],
                    "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
                    // To block third-party cookies only gives each site a place apart for each that it is on. This is what
                    // somebody chooses in its list of sites that may keep nothing: ours, on a page of the host.
                    "prefs": { "profile": { "content_settings": { "exceptions": { "cookies": if is_strict {
                        json!({ "127.0.0.1,localhost": { "setting": 2 } })
                    } else {
                        json!({})
                    } } } } },
                },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "proxy": { "proxyType": "manual", "httpProxy": world, "sslProxy": world },
                "moz:firefoxOptions": {
                    "binary": program(&FIREFOX),
                    "args": ["-headless"],
                    "prefs": {
                        "network.disable-localhost-when-offline": true,
                        "services.settings.server": "data:,",
                        // Apart for each site that they are on, or nothing of third parties.
                        "network.cookie.cookieBehavior": if is_strict { 1 } else { 5 },
                    },
                },
            }),
            // It has a place apart for each site that another is on, and no setting for less.
            Self::WebKit => json!({ "browserName": "MiniBrowser" }),
        }
    }
}

/// What the protocol has no word for, or not one that all understand.
impl Session {
    /// Gives the window another size; a window of Firefox or WebKit is not as narrow as a phone.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
            self.chromium("Emulation.setDeviceMetricsOverride", &metrics);
        } else {
            self.post("/window/rect", &json!({ "width": width, "height": height })).expect("the window has a size");
        }
    }

    /// Puts text into the field that has focus, at once if it can.
    pub(crate) fn insert(&self, field: &Element, text: &str) {
        if self.engine == Engine::Chromium {
            self.chromium("Input.insertText", &json!({ "text": text }));
        } else {
            self.send_keys(field, text).unwrap_or_else(|error| panic!("typing: {error}"));
        }
    }

    /// Takes it off the network, or on it again; says whether that can be done.
    pub(crate) fn be_online(&self, online: bool) -> bool {
        match self.engine {
            Engine::Chromium => {
                let conditions =
                    json!({ "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                self.chromium("Network.emulateNetworkConditions", &conditions);
            }
            Engine::Firefox => self.firefox(
                "Services.io.offline = arguments[0]; Services.obs.notifyObservers(null, 'net:prune-all-connections')",
                &json!(!online),
            ),
            Engine::WebKit => return false,
        }
        true
    }

    /// Prefers dark or light, in this tab; says whether it is so.
    pub(crate) fn prefer(&self, scheme: &str) -> bool {
        match self.engine {
            Engine::Chromium => {
                let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
                self.chromium("Emulation.setEmulatedMedia", &features);
            }
            Engine::Firefox => self.firefox(
                "gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = arguments[0]",
                &json!(scheme),
            ),
            Engine::WebKit => return scheme == "light",
        }
        true
    }

    /// Runs a script in the windows of Firefox itself.
    fn firefox(&self, script: &str, argument: &Value) {
        let is_in = |context: &str| self.post("/moz/context", &json!({ "context": context }));
        is_in("chrome")
            .and_then(|_| self.run(script, std::slice::from_ref(argument)))
            .and_then(|_| is_in("content"))
            .unwrap_or_else(|error| panic!("{script}: {error}"));
    }

    /// The cookies of the site at `address`.
    pub(crate) fn cookies(&self, address: &str) -> Vec<Value> {
        let cookies = if self.engine == Engine::Chromium {
            self.chromium("Storage.getCookies", &json!({}))["cookies"].take()
        } else {
            // It tells those of the page that is open.
            if !self.address_bar().starts_with(address) {
                self.post("/url", &json!({ "url": address })).expect("the site is open");
            }
            self.get("/cookie").unwrap_or_else(|error| panic!("the cookies: {error}"))
        };
        cookies.as_array().cloned().unwrap_or_default()
    }
}

/// Where a program is.
pub(crate) fn program(program: &Program) -> PathBuf {
    program.find().unwrap_or_else(|| panic!("there is no {program}: run `cargo xtask test`, which installs it"))
}
