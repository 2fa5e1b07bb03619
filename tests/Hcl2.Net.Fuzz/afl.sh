#!/usr/bin/env bash
# Fuzzes one target with AFL and coverage, on one core: tests/Hcl2.Net.Fuzz/afl.sh native|json|template MINUTES
# Needs afl++ and, once: dotnet tool install --global SharpFuzz.CommandLine --version 2.3.0
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=$1 minutes=$2
work=artifacts/fuzz/$target
dictionary=native
if [[ $target == json ]]; then dictionary=json; fi

dotnet build tests/Hcl2.Net.Fuzz --configuration Release --verbosity quiet
rm -rf "$work"
mkdir -p "$work"
cp -r artifacts/bin/Hcl2.Net.Fuzz/release "$work/bin"
sharpfuzz "$work/bin/Hcl2.Net.dll"

# The program that AFL starts is the runtime's, which it cannot look into; a container cannot set the governor,
# the affinity or where core dumps go.
export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1
# One core, as promised; and code that does not change under the eyes of the coverage.
export DOTNET_gcConcurrent=0 DOTNET_TieredCompilation=0
status=0
nice -n 10 afl-fuzz -i "$work/bin/corpus/$target" -o "$work/out" -x "$work/bin/dictionary/$dictionary.dict" -t 10000 -m none \
    -V "$((minutes * 60))" -- "$work/bin/hcl2-fuzz" "$target" --afl >"$work/log" || status=$?
if [[ ! -f $work/out/default/fuzzer_stats ]]; then
    cat "$work/log"
    exit "$status"
fi
grep -E '^(run_time|execs_done|execs_per_sec|corpus_count|bitmap_cvg|saved_crashes|saved_hangs) ' "$work/out/default/fuzzer_stats"
find "$work/out/default/crashes" "$work/out/default/hangs" -type f ! -name README.txt
