#!/usr/bin/env bash
# run.sh: packs Hcl2.Net, builds these examples against the package, and runs them on .NET 8 and 10 and as native code.
# The output of each is compared with expected.txt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
project=tests/Hcl2.Net.Examples
# A package of the same version is restored anew.
rm -rf artifacts/package
dotnet pack src/Hcl2.Net --configuration Release --verbosity quiet --output artifacts/package >&2
for framework in net8.0 net10.0; do
    dotnet build $project --configuration Release --framework $framework --verbosity quiet >&2
    diff $project/expected.txt <(dotnet "artifacts/bin/Hcl2.Net.Examples/release_$framework/hcl2-examples.dll")
    echo "$framework: as expected"
done
for framework in net8.0 net10.0; do
    dotnet publish $project --configuration Release --framework $framework -p:PublishAot=true --verbosity quiet >&2
    diff $project/expected.txt <("artifacts/publish/Hcl2.Net.Examples/release_$framework/hcl2-examples")
    echo "native $framework: as expected"
done
