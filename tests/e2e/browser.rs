//! A person at a browser: what they do, and what they see.

use std::{
    fs,
    path::PathBuf,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    engine::Engine,
    evidence::{Asked, Evidence},
    seat::{Borrowed, Seat},
    site::{PATIENCE, Site, WayThere, squeezed},
    trouble::Way,
    webdriver::{Element, Refusal},
    witness::WATCH,
};

/// A phone that many people have, in CSS pixels.
pub(crate) const PHONE: (u32, u32) = (360, 740);
/// A laptop.
pub(crate) const LAPTOP: (u32, u32) = (1280, 800);

const FIND: &str = include_str!("find.js");
const VOICE: &str = include_str!("voice.js");

/// Keys that are not letters.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Key {
    Tab,
    BackTab,
    Enter,
    Escape,
    Shift,
    Letter(char),
    /// A letter with Shift.
    Capital(char),
}

impl Key {
    fn strokes(self) -> Vec<Value> {
        let down = |key: char| json!({ "type": "keyDown", "value": key });
        let up = |key: char| json!({ "type": "keyUp", "value": key });
        let (tab, enter, shift) = ('\u{e004}', '\u{e007}', '\u{e008}');
        match self {
            Self::Tab => vec![down(tab), up(tab)],
            Self::BackTab => vec![down(shift), down(tab), up(tab), up(shift)],
            Self::Enter => vec![down(enter), up(enter)],
            Self::Escape => vec![down('\u{e00c}'), up('\u{e00c}')],
            Self::Shift => vec![down(shift), up(shift)],
            Self::Letter(letter) => vec![down(letter), up(letter)],
            Self::Capital(letter) => vec![down(shift), down(letter), up(letter), up(shift)],
        }
    }
}

/// Waits for something that no page can tell; says whether it came true.
fn comes_true(holds: impl Fn() -> bool) -> bool {
    let end = Instant::now() + PATIENCE;
    while !holds() {
        if Instant::now() > end {
            return false;
        }
        thread::park_timeout(Duration::from_millis(20));
    }
    true
}

/// What was downloaded.
pub(crate) struct Downloads(TempDir);

impl Downloads {
    /// Waits for a file, and gives what is in it.
    #[track_caller]
    pub(crate) fn file(&self, name: &str) -> String {
        let file = self.0.path().join(name);
        // An empty one keeps the name free until all of it is there.
        let is_whole = || fs::metadata(&file).is_ok_and(|file| file.len() > 0);
        assert!(comes_true(is_whole), "{name} is not downloaded");
        fs::read_to_string(file).expect("text")
    }
}

/// Somebody at a browser that knows nothing yet, on a phone.
pub(crate) struct Browser {
    pub(crate) session: Borrowed,
    /// The site that they are about to visit.
    address: String,
    way: Arc<WayThere>,
    /// How often they tapped.
    pub(crate) taps: usize,
    pub(crate) evidence: Evidence,
    _seat: Seat,
}

impl Browser {
    /// A browser with an empty tab.
    pub(crate) fn open(site: &Site) -> Self {
        Self::borrow(site, Borrowed::for_site)
    }

    /// A browser whose own settings let no site keep anything on a page of somebody else.
    pub(crate) fn open_strict(site: &Site) -> Self {
        Self::borrow(site, Borrowed::strict_for_site)
    }

    fn borrow(site: &Site, borrowed: impl FnOnce(Engine, &str) -> Borrowed) -> Self {
        let seat = Seat::take();
        let (address, way) = (site.address.clone(), Arc::clone(&site.way));
        let session = borrowed(Engine::current(), &address);
        if !session.engine.tells_all() {
            way.watch();
        }
        let browser = Self { session, address, way, taps: 0, evidence: Evidence::default(), _seat: seat };
        browser.prepare_tab();
        browser
    }

    /// The same person at another device, which knows nothing of them.
    pub(crate) fn at_another_device(&mut self) {
        self.has_nothing_to_hide();
        // It keeps its seat, so that no story waits for one that it has itself.
        self.session = Borrowed::for_site(self.session.engine, &self.address);
        self.prepare_tab();
    }

    fn prepare_tab(&self) {
        if self.session.engine.tells_all() {
            self.session.chromium("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
        }
        self.resizes(PHONE);
    }

    /// The device has this voice, and no other, from the next page on.
    pub(crate) fn has_a_voice(&self, voice: &Value) {
        let source = format!("const voice = {voice};\n{VOICE}");
        self.session.chromium("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
    }

    /// The window has another size.
    pub(crate) fn resizes(&self, (width, height): (u32, u32)) {
        self.session.resize(width, height);
    }

    // What holds for every story.

    /// Fails when something happened behind the page that never may.
    #[track_caller]
    pub(crate) fn has_nothing_to_hide(&mut self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "behind the page:\n{}", complaints.join("\n"));
    }

    pub(crate) fn complaints(&mut self) -> Vec<String> {
        self.evidence.complaints(&self.session, &self.way, &self.address)
    }

    /// The requests since the story began, or since this was asked before.
    pub(crate) fn requests(&mut self) -> Vec<Asked> {
        self.evidence.gather(&self.session, &self.way);
        std::mem::take(&mut self.evidence.requests)
    }

    /// What stands in the console as an error, so far.
    pub(crate) fn errors(&mut self) -> &[String] {
        self.evidence.gather(&self.session, &self.way);
        &self.evidence.errors
    }

    // What they do.

    /// Opens a page of the site, and waits until the application runs.
    #[track_caller]
    pub(crate) fn visits(&self, path: &str) {
        self.loads(path);
        self.is_taken_over();
    }

    /// Opens a page of the site.
    #[track_caller]
    pub(crate) fn loads(&self, path: &str) {
        let loaded = self.session.post("/url", &json!({ "url": format!("{}{path}", self.address) }));
        loaded.unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    #[track_caller]
    pub(crate) fn is_taken_over(&self) {
        self.until("the application to take over", "return isRunning()", &[]);
    }

    /// Opens a page of somebody else that the site is on; `place` comes after its address.
    #[track_caller]
    pub(crate) fn visits_the_host(&mut self, site: &Site, place: &str) {
        self.evidence.is_on_a_page_of(&site.host);
        // Of a frame of another site no driver tells all.
        self.way.watch();
        let loaded = self.session.post("/url", &json!({ "url": format!("{}{place}", site.host) }));
        loaded.unwrap_or_else(|error| panic!("{place}: {error}"));
    }

    /// Scrolls to a frame of the page, which may be loaded only then; looks at what is in it, and stays with that.
    #[track_caller]
    pub(crate) fn looks_into(&self, name: &str) {
        let frame = self.finds("frame", name);
        self.brings_into_view(&frame).expect("it can be seen");
        self.session.goes_into(Some(&frame));
    }

    /// Looks at the whole page again.
    pub(crate) fn looks_at_the_page(&self) {
        self.session.goes_into(None);
    }

    /// Loads the page again.
    #[track_caller]
    pub(crate) fn reloads(&self) {
        self.session.post("/refresh", &json!({})).expect("the page loads again");
        self.is_taken_over();
    }

    /// Goes back.
    pub(crate) fn goes_back(&self) {
        self.session.post("/back", &json!({})).expect("the browser goes back");
    }

    /// Closes the tab and opens another.
    pub(crate) fn closes_the_tab(&self) {
        assert_eq!(self.session.tabs().len(), 1, "one tab is open");
        self.session.starts_over_in_a_new_tab();
        self.prepare_tab();
    }

    /// Opens another tab beside this one, and looks at that. Gives both.
    pub(crate) fn opens_another_tab(&self) -> [String; 2] {
        let here = self.session.tab();
        let other = self.session.opens_tab();
        self.looks_at(&other);
        self.prepare_tab();
        [here, other]
    }

    /// Looks at another tab.
    pub(crate) fn looks_at(&self, tab: &str) {
        self.session.goes_to_tab(tab);
    }

    /// Uses a browser that keeps nothing, from the next page on.
    pub(crate) fn can_keep_nothing(&self) {
        let blocked = "for (const area of ['sessionStorage', 'localStorage'])
            Object.defineProperty(window, area, { get() { throw new DOMException('blocked', 'SecurityError') } })";
        self.session.chromium("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": blocked }));
    }

    /// Taps something.
    #[track_caller]
    pub(crate) fn taps(&mut self, role: &str, name: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let element = self.finds(role, name);
            match self.brings_into_view(&element).and_then(|()| self.session.click(&element)) {
                Ok(()) => break,
                // It was there, and was drawn anew just now.
                Err(Refusal { kind, .. }) if kind == "stale element reference" && Instant::now() < end => {}
                Err(error) => panic!("tapping the {role} “{name}”: {error}\n{}", self.page()),
            }
        }
        self.taps += 1;
    }

    /// Scrolls as a person does, who taps nothing at the edge of the window or under something else.
    fn brings_into_view(&self, element: &Element) -> Result<(), Refusal> {
        self.session.run("arguments[0].scrollIntoView({ block: 'center' })", &[element.to_value()]).map(drop)
    }

    /// Taps on a point of the window.
    pub(crate) fn taps_at(&self, point: &Value) {
        self.taps_often_at(point, 1);
    }

    /// Taps twice on a point of the window, as fast as a finger does.
    pub(crate) fn taps_twice_at(&self, point: &Value) {
        self.taps_often_at(point, 2);
    }

    /// Points at something, and does nothing.
    pub(crate) fn points_at(&self, element: &Element) {
        self.brings_into_view(element).expect("it can be seen");
        let to = json!({ "type": "pointerMove", "origin": element.to_value(), "x": 0, "y": 0 });
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [to] });
        self.session.post("/actions", &json!({ "actions": [mouse] })).expect("a mouse can point");
    }

    fn taps_often_at(&self, point: &Value, times: usize) {
        let step = |kind: &str| json!({ "type": kind, "button": 0 });
        let to = json!({ "type": "pointerMove", "x": point["x"].as_f64().map(f64::floor), "y": point["y"].as_f64().map(f64::floor) });
        let tap = [step("pointerDown"), step("pointerUp")];
        let taps: Vec<_> = [to].into_iter().chain(tap.into_iter().cycle().take(2 * times)).collect();
        let finger =
            json!({ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": taps });
        self.session.post("/actions", &json!({ "actions": [finger] })).expect("a finger can tap");
    }

    /// Taps a button.
    #[track_caller]
    pub(crate) fn presses(&mut self, name: &str) {
        self.taps("button", name);
    }

    /// Taps a button, unless what it is for has happened already.
    #[track_caller]
    pub(crate) fn presses_if_it_is_there(&mut self, name: &str) {
        self.asks("allNamed('button', arguments[0])[0]?.click()", &[name.into()]);
        self.taps += 1;
    }

    /// Taps a link.
    #[track_caller]
    pub(crate) fn follows(&mut self, name: &str) {
        self.taps("link", name);
    }

    /// Opens what stands under a line, or closes it.
    #[track_caller]
    pub(crate) fn opens(&mut self, name: &str) {
        self.taps("disclosure", name);
    }

    /// Chooses one of what a field offers.
    #[track_caller]
    pub(crate) fn chooses(&mut self, field: &str, option: &str) {
        let offered = self.finds("combobox", field);
        let script = "return [...arguments[0].options].find((it) => squeezed(it.label) === arguments[1])";
        let chosen = Element::of(&self.asks(script, &[offered.to_value(), option.into()]));
        let chosen = chosen.unwrap_or_else(|| panic!("{field} does not offer “{option}”"));
        self.session.click(&chosen).unwrap_or_else(|error| panic!("{option}: {error}"));
        self.taps += 1;
    }

    /// Puts other text into a field.
    #[track_caller]
    pub(crate) fn writes(&mut self, field: &str, text: &str) {
        self.writes_into("textbox", field, text);
    }

    /// Puts other words into a field that searches.
    #[track_caller]
    pub(crate) fn searches(&mut self, field: &str, words: &str) {
        self.writes_into("searchbox", field, words);
    }

    #[track_caller]
    fn writes_into(&self, role: &str, field: &str, text: &str) {
        let element = self.finds(role, field);
        // All that is there, away.
        self.session
            .send_keys(&element, "\u{e009}a\u{e000}\u{e017}")
            .unwrap_or_else(|error| panic!("{field}: {error}"));
        self.session.insert(&element, text);
        let typed = self.asks("return named(...arguments).value", &[role.into(), field.into()]);
        assert_eq!(typed, text, "the field {field} holds what was written");
    }

    /// Presses keys, one after the other.
    pub(crate) fn types(&self, keys: &[Key]) {
        let strokes: Vec<_> = keys.iter().flat_map(|key| key.strokes()).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.session.post("/actions", &json!({ "actions": [keyboard] })).expect("keys can be pressed");
    }

    /// Has no network any more, or again.
    pub(crate) fn is_online(&self, online: bool) {
        if self.session.be_online(online) {
            return;
        }
        // The browser is only told so, and nothing gets through.
        if online {
            self.way.heals();
        } else {
            self.way.when("* *", Way::Unreachable);
        }
        self.asks(
            "Object.defineProperty(navigator, 'onLine', { value: arguments[0], configurable: true });
             dispatchEvent(new Event(arguments[0] ? 'online' : 'offline'))",
            &[online.into()],
        );
    }

    /// Lets the site use the clipboard.
    pub(crate) fn may_use_the_clipboard(&self) {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.session.chromium("Browser.grantPermissions", &permissions);
    }

    /// What was copied.
    #[track_caller]
    pub(crate) fn clipboard(&self) -> String {
        let script =
            "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(String(error)))";
        let copied = self.session.run_until_done(script, &[]).unwrap_or_else(|error| panic!("the clipboard: {error}"));
        copied.as_str().unwrap_or_default().to_owned()
    }

    /// Keeps what is downloaded, to look at it.
    pub(crate) fn keeps_downloads(&self) -> Downloads {
        let folder = TempDir::new().expect("a folder");
        let parameters = json!({ "behavior": "allow", "downloadPath": folder.path(), "eventsEnabled": true });
        self.session.chromium("Browser.setDownloadBehavior", &parameters);
        Downloads(folder)
    }

    /// Prefers dark or light.
    pub(crate) fn prefers(&self, scheme: &str) {
        assert!(self.session.prefer(scheme), "the browser can prefer {scheme}");
    }

    /// Looks at the page as it is on paper, for somebody who prefers dark on a screen.
    pub(crate) fn looks_at_paper(&self) {
        let features = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
        self.session.chromium("Emulation.setEmulatedMedia", &json!({ "media": "print", "features": features }));
    }

    /// The page as a document to print, as PDF.
    pub(crate) fn prints(&self) -> Vec<u8> {
        let printed = self.session.chromium("Page.printToPDF", &json!({ "preferCSSPageSize": true }));
        STANDARD.decode(printed["data"].as_str().unwrap_or_default()).expect("a document")
    }

    /// Has switched scripts off, or on again.
    pub(crate) fn runs_scripts(&self, runs: bool) {
        self.session.chromium("Emulation.setScriptExecutionDisabled", &json!({ "value": !runs }));
    }

    // What they see.

    /// Waits for something, and gives it.
    #[track_caller]
    pub(crate) fn finds(&self, role: &str, name: &str) -> Element {
        let what = format!("a {role} “{name}”");
        let found = self.until(&what, "return named(...arguments)", &[role.into(), name.into()]);
        let element = Element::of(&found).expect("what is found is an element");
        self.is_called(&element, role, name);
        element
    }

    /// Where a page cannot ask what something is called (`find.js`), the driver can.
    #[track_caller]
    fn is_called(&self, element: &Element, role: &str, name: &str) {
        if self.session.engine.tells_all() || ["disclosure", "frame"].contains(&role) {
            return;
        }
        match self.session.role_and_name(element) {
            Ok((its_role, its_name)) => {
                // WebKit calls a field that offers a list a button.
                let is_list = role == "combobox" && its_role == "button";
                assert!(is_list || its_role == role, "“{name}” is a {its_role}, and no {role}");
                assert!(squeezed(&its_name).starts_with(name), "“{name}” is called “{its_name}”");
            }
            // It was there, and was drawn anew just now.
            Err(Refusal { kind, .. }) if kind == "stale element reference" => {}
            Err(error) => panic!("what is “{name}”? {error}"),
        }
    }

    /// Waits until this can be read on the page.
    #[track_caller]
    pub(crate) fn sees(&self, text: &str) {
        self.until(&format!("“{text}”"), "return shownText().includes(arguments[0])", &[text.into()]);
    }

    /// This cannot be read on the page.
    #[track_caller]
    pub(crate) fn sees_nothing_of(&self, text: &str) {
        assert!(!self.text().contains(text), "“{text}” is on the page: {}", self.text());
    }

    /// Waits until something of a role has words in it, and gives them.
    #[track_caller]
    pub(crate) fn finds_role(&self, role: &str) -> String {
        let script = "return [...document.querySelectorAll(`[role=${arguments[0]}]`)]
                      .filter(isShown).map((it) => squeezed(it.innerText)).find((text) => text)";
        let found = self.until(&format!("a {role}"), script, &[role.into()]);
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Whether there is such a thing now.
    pub(crate) fn has(&self, role: &str, name: &str) -> bool {
        self.asks("return allNamed(...arguments).length > 0", &[role.into(), name.into()]) == true
    }

    /// Waits until a page with this heading is there, and has its title.
    #[track_caller]
    pub(crate) fn is_at(&self, heading: &str) {
        self.until(
            &format!("the page “{heading}”"),
            "return allOf('heading').some((it) => it.tagName === 'H1' && nameOf(it) === arguments[0]) \
             && document.title.startsWith(arguments[0])",
            &[heading.into()],
        );
    }

    /// Waits until the browser is at an address of somebody else.
    #[track_caller]
    pub(crate) fn has_gone_to(&self, address: &str) {
        // The address may be there before the site is gone.
        let is_gone = || {
            let page = self.session.run("return location.href", &[]);
            page.is_ok_and(|page| page.as_str().is_some_and(|page| !page.starts_with(&self.address)))
        };
        let has_gone = comes_true(|| self.session.address_bar() == address && is_gone());
        assert!(has_gone, "{address} is not reached; {}", self.page());
    }

    /// All text that can be seen.
    pub(crate) fn text(&self) -> String {
        self.asks("return shownText()", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// What is typed into a field.
    #[track_caller]
    pub(crate) fn value_of(&self, field: &str) -> String {
        let element = self.finds("textbox", field);
        let value = self.asks("return arguments[0].value", &[element.to_value()]);
        value.as_str().expect("a field has a value").to_owned()
    }

    /// What has focus, as role and name.
    pub(crate) fn focus(&self) -> String {
        self.asks("return focused()", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until something has focus.
    #[track_caller]
    pub(crate) fn has_focus_on(&self, what: &str) {
        self.until(&format!("focus on {what}"), "return focused() === arguments[0]", &[what.into()]);
    }

    /// The names of all things of a role, in the order of the page; only those in the region `part`, if one is given.
    pub(crate) fn names(&self, role: &str, part: Option<&str>) -> Vec<String> {
        let script = "const part = arguments[1] && named('region', arguments[1]);
                      return allOf(arguments[0]).filter((it) => !part || part.contains(it)).map(nameOf)";
        serde_json::from_value(self.asks(script, &[role.into(), part.into()])).expect("names")
    }

    /// The headings of the parts of the page, in their order.
    pub(crate) fn parts(&self) -> Vec<String> {
        let script = "return allOf('heading').filter((it) => it.tagName === 'H2' && it.closest('main')).map((it) => squeezed(it.innerText))";
        serde_json::from_value(self.asks(script, &[])).expect("headings")
    }

    /// All text that can be seen in a part of the page.
    #[track_caller]
    pub(crate) fn text_of(&self, part: &str) -> String {
        let text = self.until(
            &format!("the part “{part}”"),
            "const part = named('region', arguments[0]); return part && squeezed(part.innerText)",
            &[part.into()],
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The title in the browser's tab.
    pub(crate) fn title(&self) -> String {
        self.asks("return document.title", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The path in the address bar, after the site's address.
    pub(crate) fn path(&self) -> String {
        let address = self.session.address_bar();
        address.strip_prefix(&self.address).unwrap_or(&address).to_owned()
    }

    /// The names of what the site keeps in this browser.
    pub(crate) fn kept(&self) -> Vec<String> {
        let kept = self.asks("return [sessionStorage, localStorage].flatMap((area) => Object.keys(area))", &[]);
        serde_json::from_value(kept).expect("names")
    }

    /// Waits until the site keeps this page, to read it without a network.
    #[track_caller]
    pub(crate) fn keeps_the_page(&self) {
        let kept = self.waits_for("return caches.match(location.href)");
        assert!(!kept.is_null());
    }

    /// Waits until the site keeps all that it takes to answer without a network: then it asks for nothing by itself.
    #[track_caller]
    pub(crate) fn keeps_everything(&self) {
        self.waits_for(
            "const { later } = document.querySelector('script[data-glue]').dataset;
             return Promise.all(later.split(' ').map((file) => caches.match(file))).then((kept) => kept.every(Boolean))",
        );
    }

    /// Waits until a tab waits for another to be done with what it sends.
    #[track_caller]
    pub(crate) fn waits_for_its_turn(&self) {
        self.waits_for("return navigator.locks.query().then(({ pending }) => pending.length)");
    }

    /// Waits until the site keeps no page, and nothing runs that could.
    #[track_caller]
    pub(crate) fn keeps_no_pages(&self) {
        self.waits_for(
            "return navigator.serviceWorker.getRegistrations()
             .then(async (workers) => !workers.length && !(await caches.keys()).length)",
        );
    }

    /// The addresses that the site keeps, to read them without a network.
    pub(crate) fn kept_addresses(&self) -> Vec<String> {
        let script = "const addresses = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url);
            return caches.keys().then((names) => Promise.all(names.map(addresses))).then((all) => all.flat())";
        serde_json::from_value(self.waits_for(script)).expect("addresses")
    }

    /// Waits until what a script promises is something, and gives that. It is run again and again.
    #[track_caller]
    fn waits_for(&self, script: &str) -> Value {
        let again = format!(
            "const promised = async () => {{ {script} }};
             window.promises ??= new Map();
             promised().then((kept) => promises.set(arguments[0], kept && (kept instanceof Response ? 'kept' : kept)));
             return promises.get(arguments[0])"
        );
        // Each time anew: what was so before a page changed says nothing of now.
        let name = format!("{script} {:?}", Instant::now());
        self.until(script, &again, &[name.into()])
    }

    /// Runs a script in the page, with what `find.js` offers.
    #[track_caller]
    pub(crate) fn asks(&self, script: &str, arguments: &[Value]) -> Value {
        let answer = self.session.run(&format!("{FIND}\n{script}"), arguments);
        answer.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until a script returns something, and gives that. It is run in the page, again and again.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "{FIND}
            const done = arguments[arguments.length - 1];
            const given = [...arguments].slice(1, -1);
            const end = performance.now() + arguments[0];
            const check = function () {{ {script} }};
            const look = () => {{
                let found;
                // A frame begins as a page of nothing.
                try {{ found = document.documentElement && check(...given) }} catch (error) {{ return done({{ wrong: String(error) }}) }}
                if (found || performance.now() > end) done({{ found }}); else setTimeout(look, 20);
            }};
            look();"
        );
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now()).as_millis();
            let arguments: Vec<_> = [json!(left)].into_iter().chain(arguments.iter().cloned()).collect();
            match self.session.run_until_done(&script, &arguments) {
                Ok(answer) if !answer["found"].is_null() && answer["found"] != false => return answer["found"].clone(),
                Ok(answer) if answer["wrong"].is_string() => panic!("{what}: {}\n{}", answer["wrong"], self.page()),
                // The page changed while it was looked at, or is not there yet.
                Err(_) | Ok(Value::Null) if Instant::now() < end => {}
                Err(error) => panic!("waited for {what}: {error}"),
                Ok(_) => panic!("waited for {what}\n{}", self.page()),
            }
        }
    }

    /// What is on the screen, for a message.
    fn page(&self) -> String {
        let page = self.session.run(&format!("{FIND}\nreturn [document.title, shownText()]"), &[]);
        let page = page.map_or_else(|error| error.to_string(), |page| page.to_string());
        format!("at {}: {page}", self.path())
    }

    /// Keeps a picture of the page where `WEERKLANK_SHOTS` says, if it does.
    pub(crate) fn takes_a_picture(&self, name: &str) {
        self.takes_a_picture_of(name, true);
    }

    /// Keeps a picture of what is in the window, from this part of the page on.
    pub(crate) fn takes_a_picture_from(&self, part: &str, name: &str) {
        self.asks("named('heading', arguments[0]).scrollIntoView()", &[part.into()]);
        self.takes_a_picture_of(name, false);
    }

    fn takes_a_picture_of(&self, name: &str, whole: bool) {
        let Some(folder) = std::env::var_os("WEERKLANK_SHOTS").map(PathBuf::from) else { return };
        if self.session.engine != Engine::Chromium {
            return;
        }
        let picture = self.session.chromium("Page.captureScreenshot", &json!({ "captureBeyondViewport": whole }));
        let picture = STANDARD.decode(picture["data"].as_str().unwrap_or_default()).expect("a picture");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{name}.png")), picture).expect("a picture can be kept");
    }
}
