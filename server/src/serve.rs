//! Connections: how many, how slow, and their end.
//!
//! `axum::serve` sets no limits on connections, so the accept loop is here.

use std::{future::Future, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{net::TcpListener, sync::Semaphore};
use tower::ServiceExt;

/// More connections than these wait until one closes.
const MOST_CONNECTIONS: usize = 1_024;
/// The longest that a request's head may take to come in; also how long an idle connection stays.
const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
/// The largest head: a path, a receipt and what browsers add are well under it.
const LARGEST_HEAD: usize = 32 * 1024;
/// How long requests that run get to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves `app` on `listener` until `stop` is ready, then lets requests that run end. Connections that
/// fail concern only themselves.
pub async fn serve(listener: TcpListener, app: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT).max_buf_size(LARGEST_HEAD);
    let graceful = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let seat = Arc::clone(&seats).acquire_owned().await;
            (seat, listener.accept().await)
        };
        let (seat, accepted) = tokio::select! {
            () = &mut stop => break,
            accepted = accepted => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Mostly: no more file descriptors. Connections that close give some back.
                tracing::warn!("a connection could not be accepted: {error}");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let connection = http.serve_connection(TokioIo::new(stream), to_each_request(app.clone(), peer));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // What goes wrong on a connection is the other side's doing, and its address is not logged.
            let _ended = connection.await;
            drop(seat);
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(FAREWELL) => tracing::warn!("some requests did not end in time"),
    }
}

/// The application, told who asks.
fn to_each_request(
    app: Router,
    peer: SocketAddr,
) -> impl hyper::service::Service<
    hyper::Request<Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future = impl Future<Output = Result<axum::response::Response, std::convert::Infallible>> + Send,
> {
    service_fn(move |request: hyper::Request<Incoming>| {
        let app = app.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            app.oneshot(request).await
        }
    })
}
