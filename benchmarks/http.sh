#!/usr/bin/env bash
# Measures the servers over HTTP, their starts and their memory, and writes the tables anew.
# usage: benchmarks/http.sh [launches, default 5] [starts, default 15]
set -euo pipefail
cd "$(dirname "$0")/.."

[ -d benchmarks/target/lib ] || mvn -q -B -ntp -Pbench -DskipTests -Dspotless.check.skip=true package -pl core,servlet,benchmarks -am
measure=(java -cp 'benchmarks/target/classes:benchmarks/target/lib/*')

mkdir -p benchmarks/results
"${measure[@]}" dev.outcry.benchmarks.http.HttpBenchmark benchmarks/target benchmarks/results/http.csv "${1:-5}"
"${measure[@]}" dev.outcry.benchmarks.http.StartupBenchmark benchmarks/target benchmarks/results/startup.csv "${2:-15}"
"${measure[@]}" dev.outcry.benchmarks.results.Report benchmarks
