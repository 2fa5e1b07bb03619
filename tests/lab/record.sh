#!/usr/bin/env bash
# Records the logs that the tests of reader, summary and annotations read, with the real CLI in the lab:
#   tests/lab/record.sh [NAME…]      all of tests/EndToEnd.Tests/Recording/Scenarios.cs, or those of these names
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/lab/lab.sh

dotnet build tests/EndToEnd.Tests --verbosity quiet -nologo
lab_up
export RECORD_LOGS=$PWD/tests/Depot.Actions.Core.Tests/Log/recorded RECORD_NAMES="$*"
mkdir -p "$RECORD_LOGS"
artifacts/bin/EndToEnd.Tests/debug/EndToEnd.Tests --filter-class '*RecordingSpecs' --no-ansi --no-progress
