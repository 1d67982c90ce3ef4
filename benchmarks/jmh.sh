#!/usr/bin/env bash
# Measures what is done in the process, beside its rivals, and writes the tables anew.
# usage: benchmarks/jmh.sh [iterations of 250 ms, default 40, and half as many before]
set -euo pipefail
cd "$(dirname "$0")/.."

iterations=${1:-40}
[ -d benchmarks/target/lib ] || mvn -q -B -ntp -Pbench -DskipTests -Dspotless.check.skip=true package -pl core,servlet,benchmarks -am
measure=(java -jar benchmarks/target/benchmarks.jar -e HostileText
  -wi $((iterations / 2)) -w 250ms -i "$iterations" -r 250ms -f 1 -jvmArgsAppend -XX:+UseSerialGC
  -prof gc -prof dev.outcry.benchmarks.CpuTimeProfiler -rf json)

mkdir -p benchmarks/results
"${measure[@]}" -rff benchmarks/results/jmh.json
"${measure[@]}" -rff benchmarks/results/jmh-2-threads.json -t 2 'ContextBenchmark|IdBenchmark|LedgerBenchmark.count$'
java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' dev.outcry.benchmarks.results.Report benchmarks
