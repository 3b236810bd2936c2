//! How often one address may send or read feedback.
//!
//! Addresses are kept in memory only, and forgotten as soon as they may come freely again. They are
//! never logged or stored.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};

use crate::{problem::Problem, settings::Rate};

/// After this many questions, addresses that may come freely again are forgotten.
const FORGET_EVERY: u32 = 1_024;

/// Counts how often addresses come.
#[derive(Debug)]
pub struct Limiter {
    /// Without one there is no limit.
    limiter: Option<DefaultKeyedRateLimiter<IpAddr>>,
    trusted_proxies: Vec<IpAddr>,
    asked: AtomicU32,
}

impl Limiter {
    /// A limiter that believes what `trusted_proxies` say of whom they speak for.
    pub fn new(rate: Option<Rate>, trusted_proxies: Vec<IpAddr>) -> Self {
        let quota = |rate: Rate| Quota::per_second(rate.per_second).allow_burst(rate.burst);
        Self { limiter: rate.map(|rate| RateLimiter::keyed(quota(rate))), trusted_proxies, asked: AtomicU32::new(0) }
    }

    /// Counts a request of its sender.
    ///
    /// # Errors
    /// When the sender came too often: the problem says when to come again.
    pub fn count(&self, request: &Request) -> Result<(), Problem> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if self.asked.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        limiter.check_key(&group(self.sender(request))).map_err(|early| {
            let wait = early.wait_time_from(limiter.clock().now()).as_secs_f64().ceil();
            let seconds = if wait >= 1.0 { wait as u32 } else { 1 };
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests of one address. Try again later.")
                .retry_after(seconds)
        })
    }

    /// Who sent a request: the peer, or whom a trusted proxy names. Only the last address of the header
    /// was written by that proxy; those before it can be made up.
    fn sender(&self, request: &Request) -> IpAddr {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        // Without a socket, as in tests, all come from here.
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)).to_canonical();
        if !self.trusted_proxies.contains(&peer) {
            return peer;
        }
        let forwarded = request.headers().get_all("x-forwarded-for").iter().next_back();
        let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
        last.map_or(peer, |address| address.to_canonical())
    }
}

/// What counts as one address: of IPv6 the first 64 bits, since one household has all the rest.
fn group(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

/// Lets a request through only when its sender does not come too often.
pub(crate) async fn slow_down(State(limiter): State<Arc<Limiter>>, request: Request, next: Next) -> Response {
    match limiter.count(&request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use std::num::NonZeroU32;

    fn from(peer: &str, forwarded: Option<&str>) -> Request {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        if let Some(forwarded) = forwarded {
            request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        }
        request
    }

    fn twice() -> Limiter {
        let burst = NonZeroU32::new(2).unwrap();
        Limiter::new(Some(Rate { burst, per_second: NonZeroU32::MIN }), vec!["10.0.0.1".parse().unwrap()])
    }

    #[test]
    fn each_address_has_its_own_count() {
        let limiter = twice();
        assert!(limiter.count(&from("192.0.2.1", None)).is_ok());
        assert!(limiter.count(&from("192.0.2.1", None)).is_ok());
        assert!(limiter.count(&from("192.0.2.1", None)).is_err());
        assert!(limiter.count(&from("192.0.2.2", None)).is_ok());
    }

    #[test]
    fn a_household_of_ipv6_is_one_address() {
        let limiter = twice();
        assert!(limiter.count(&from("2001:db8:1:2::1", None)).is_ok());
        assert!(limiter.count(&from("2001:db8:1:2:ffff::2", None)).is_ok());
        assert!(limiter.count(&from("2001:db8:1:2::3", None)).is_err());
        assert!(limiter.count(&from("2001:db8:1:3::1", None)).is_ok());
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_its_own_word() {
        let limiter = twice();
        assert_eq!(limiter.sender(&from("192.0.2.1", Some("198.51.100.1"))).to_string(), "192.0.2.1");
        assert_eq!(limiter.sender(&from("10.0.0.1", Some("1.1.1.1, 198.51.100.1"))).to_string(), "198.51.100.1");
        assert_eq!(limiter.sender(&from("::ffff:10.0.0.1", Some("198.51.100.1"))).to_string(), "198.51.100.1");
        assert_eq!(limiter.sender(&from("10.0.0.1", Some("nonsense"))).to_string(), "10.0.0.1");
    }

    #[test]
    fn addresses_that_may_come_freely_are_forgotten() {
        let burst = NonZeroU32::new(1_000_000).unwrap();
        let limiter = Limiter::new(Some(Rate { burst, per_second: burst }), Vec::new());
        for host in 0..FORGET_EVERY {
            let address = Ipv4Addr::from_bits(host);
            assert!(limiter.count(&from(&address.to_string(), None)).is_ok());
        }
        assert!(limiter.limiter.as_ref().unwrap().len() < FORGET_EVERY as usize);
    }
}
