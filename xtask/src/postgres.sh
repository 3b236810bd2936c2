# A PostgreSQL of its own, for as long as somebody holds the other end of the standard input.
# `$programs` is where its programs are, `$port` where it listens, `$settings` what else it is told.
set -eu
# An interrupt is for who holds the other end: when they are gone, the input ends and nobody reads what we say.
trap '' INT PIPE
data=$(mktemp -d)
postgres() { "$programs/pg_ctl" --pgdata="$data" --silent "$@"; }
trap 'postgres --mode=immediate stop 2>&- || true; rm -rf "$data"' EXIT
postgres --options='--auth=trust --username=postgres --encoding=UTF8 --locale=C --no-sync --no-instructions' initdb >&2
postgres --options="-p $port -h 127.0.0.1 -c unix_socket_directories= -c max_connections=200 $settings" --log="$data/log" start >&2 ||
    { cat "$data/log" >&2; exit 1; }
echo ready
read -r _ || true
