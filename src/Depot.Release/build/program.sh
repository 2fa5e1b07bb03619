#!/usr/bin/env bash
# program.sh PLATFORM DIRECTORY: compiles the native program for a platform, such as linux-x64 or windows-arm64, and leaves it in
# the directory by the name it is downloaded by. It runs on a machine of that system; Linux for arm64 can also be built on x64,
# where Debian's gcc-aarch64-linux-gnu is installed.
set -euo pipefail

platform=$1 directory=$2
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
# What .NET calls it.
runtime=${platform/macos/osx}
runtime=${runtime/windows/win}
[[ $platform == windows-* ]] && suffix=.exe || suffix=

# The compiler writes no path of this machine and no time into the program: the same commit gives the same bytes.
options=(--configuration Release --runtime "$runtime" --verbosity quiet -nologo -p:ContinuousIntegrationBuild=true)
if [[ $platform == linux-arm64 && $(uname -m) == x86_64 ]]; then
    options+=(-p:CppCompilerAndLinker=aarch64-linux-gnu-gcc -p:ObjCopyName=aarch64-linux-gnu-objcopy)
fi
dotnet publish "$repository/src/Depot.Actions" "${options[@]}"

mkdir -p "$directory"
cp "$repository/artifacts/publish/Depot.Actions/release_$runtime/depot-actions$suffix" "$directory/depot-actions-$platform$suffix"
