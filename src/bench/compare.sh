#!/bin/bash
# Jarshy and a peer against the same neutral sink, interleaved in one run, so that both meet the same machine.
#
# usage: compare.sh GATEWAY_JAR SINK [ROUNDS]
#   GATEWAY_JAR  target/gateway/jarshy-gateway.jar
#   SINK         the sink, built or as C source: it takes PORT --dlr --expect N [--delay MS], answers submits with ids,
#                returns a receipt for each, and prints "... rate=N/s" when it has N receipts acknowledged
#   ROUNDS       default 3
#
# Environment: N         recipients a round (default 20000)
#              WINDOW    submits without an answer (default 500)
#              PORT      of the sink for Jarshy (default 2799); the peer's script has its own
#              JAVA_OPTS default -Xmx512m
#              KANNEL    the peer's script: "KANNEL N spool|file WINDOW [sink options]" prints the sink's summary line;
#                        left out, only Jarshy is measured
#
# Prints a Markdown table of medians. Both sides' messages a second are the sink's own count: from the first submit it
# saw to the last receipt acknowledged. Exit code 1 when a round lost or doubled a recipient.
set -u
if [ $# -lt 2 ] || [ $# -gt 3 ]; then
  sed -n '4,8p' "$0" | cut -c3- >&2
  exit 2
fi
jar=$1 sink=$2 rounds=${3:-3}
n=${N:-20000} window=${WINDOW:-500} port=${PORT:-2799} kannel=${KANNEL:-}
text='Curfew in Almaty 23:00-07:00. Stay home.'
[ -f "$jar" ] || { echo "no jar: $jar" >&2; exit 2; }
[ -e "$sink" ] || { echo "no sink: $sink" >&2; exit 2; }
case $rounds in '' | *[!0-9]* | 0) echo "ROUNDS is $rounds; a number from 1 is allowed" >&2; exit 2 ;; esac
if [ -n "$kannel" ] && [ ! -f "$kannel" ]; then echo "no script: $kannel" >&2; exit 2; fi

work=$(mktemp -d) sinkpid=
trap '[ -n "$sinkpid" ] && kill "$sinkpid" 2>/dev/null; rm -rf "$work"' EXIT
case $sink in
  *.c) gcc -O2 -o "$work/sink" "$sink" || exit 2; sink=$work/sink ;;
  */*) ;;
  *) sink=./$sink ;;
esac

# One round of Jarshy: $1 file for the rate, the rest options of the sink.
jarshy() {
  local rates=$1
  shift
  "$sink" "$port" --dlr --expect "$n" "$@" > "$work/sink.out" &
  sinkpid=$!
  sleep 0.3
  kill -0 "$sinkpid" 2>/dev/null || { echo "the sink does not run: is port $port taken?" >&2; exit 2; }
  # shellcheck disable=SC2086
  java ${JAVA_OPTS:--Xmx512m} -jar "$jar" bench --smsc "127.0.0.1:$port" --recipients "$n" --window "$window" \
    --text "$text" > "$work/bench.json" || failed=1
  kill "$sinkpid" 2>/dev/null
  wait "$sinkpid" 2>/dev/null
  sinkpid=
  cat "$work/bench.json" >&2
  rate < "$work/sink.out" >> "$rates"
  value first_submit_ms >> "$work/first"
  value peak_heap_mib >> "$work/heap"
  [ "$(value duplicated)" = 0 ] || failed=1
}

# One round of the peer: $1 file for the rate, $2 its store, the rest options of the sink.
peer() {
  local rates=$1 store=$2
  shift 2
  bash "$kannel" "$n" "$store" "$window" "$@" | tee -a /dev/stderr | rate >> "$rates"
}

rate() { sed -n 's/.*rate=\([0-9.]*\).*/\1/p' | tail -1; }
value() { sed -n "s/.*\"$1\":\\([-0-9.]*\\).*/\\1/p" "$work/bench.json"; }
median() { [ -s "$1" ] && sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.0f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ratio() { [ -n "$1" ] && [ -n "$2" ] && awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }'; }

failed=0
for round in $(seq 1 "$rounds"); do
  for delay in 0 20; do
    options=()
    [ "$delay" = 0 ] || options=(--delay "$delay")
    echo "round $round, sink ${delay} ms away" >&2
    jarshy "$work/jarshy.$delay" "${options[@]}"
    if [ -n "$kannel" ]; then
      peer "$work/file.$delay" file "${options[@]}"
      peer "$work/spool.$delay" spool "${options[@]}"
    fi
  done
done

echo "$n recipients, one link, window $window, receipts on, all durable; medians of $rounds rounds, $(date -u +%Y-%m-%d), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
echo
echo '| sink | Jarshy, messages/s | Kannel `file` | ratio | Kannel `spool` | ratio |'
echo '|---|---|---|---|---|---|'
for delay in 0 20; do
  j=$(median "$work/jarshy.$delay") f=$(median "$work/file.$delay" 2>/dev/null) s=$(median "$work/spool.$delay" 2>/dev/null)
  echo "| $([ "$delay" = 0 ] && echo 'at once' || echo "$delay ms away") | $j | ${f:--} | $(ratio "$j" "$f" || echo -) | ${s:--} | $(ratio "$j" "$s" || echo -) |"
done
echo
echo "Jarshy: first submit $(median "$work/first") ms after the click, peak heap $(median "$work/heap") MiB (medians)"
exit "$failed"
