//! Taking turns with the other tabs of this site.

/// A turn, until it is dropped.
#[must_use]
pub struct Turn {
    #[cfg(target_arch = "wasm32")]
    end: Option<js_sys::Function>,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, Function, Promise};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
    use wasm_bindgen_futures::JsFuture;

    use super::Turn;

    #[wasm_bindgen]
    extern "C" {
        /// Fails where the browser has no locks.
        #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"])]
        fn request(name: &str, granted: &Function) -> Result<Promise, JsValue>;
    }

    /// A promise, and what fulfils it.
    fn promise() -> (Promise, Option<Function>) {
        let mut fulfil = None;
        let promise = Promise::new(&mut |resolve, _| fulfil = Some(resolve));
        (promise, fulfil)
    }

    fn call(function: Option<&Function>) {
        if let Some(function) = function {
            let _ = function.call0(&JsValue::NULL);
        }
    }

    /// Waits until no other tab has the turn of this `name`. Where the browser knows no turns (an insecure
    /// address, a frame without an origin) it is this tab's turn at once.
    pub async fn turn(name: &str) -> Turn {
        let (begun, begin) = promise();
        let (ended, end) = promise();
        let granted = Closure::once_into_js(move || -> Promise {
            call(begin.as_ref());
            ended
        });
        let Ok(asked) = request(name, granted.unchecked_ref()) else { return Turn { end: None } };
        // What was asked ends only with the turn, unless the browser refuses it.
        let granted = JsFuture::from(Promise::race(&Array::of2(&begun, &asked))).await;
        Turn { end: end.filter(|_| granted.is_ok()) }
    }

    impl Drop for Turn {
        fn drop(&mut self) {
            call(self.end.as_ref());
        }
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::turn;

/// At once, natively.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unused_async, reason = "the browser's version waits")]
pub async fn turn(_name: &str) -> Turn {
    Turn {}
}

/// Whether tabs can take turns.
#[cfg(target_arch = "wasm32")]
pub fn are_there() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}

/// No, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn are_there() -> bool {
    false
}
