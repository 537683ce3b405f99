#!/usr/bin/env bash
# The natively compiled program for one runtime, by default this machine's: publish.sh [RUNTIME [FOLDER]]
# For linux-x64 and osx-x64 two files: pinpoint for processors with AVX2, and pinpoint-avx512 beside it, in which the first continues where there is such a processor.
# Needs what the .NET SDK asks for (https://aka.ms/nativeaot-prerequisites): a linker, gcc or clang, of the runtime's kind.
set -euo pipefail
cd "$(dirname "$0")/../../.."
runtime="${1:-$(dotnet --info | sed -nE 's/^ *RID: +([a-z]+)[^-]*-(.*)$/\1-\2/p' | sed 's/^debian/linux/; s/^ubuntu/linux/')}"
folder="${2:-artifacts/native-$runtime}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

compile() {
  dotnet publish src/Pinpoint.Cli -c Release -v q -r "$runtime" -p:PublishAot=true -o "$@"
}

compile "$folder"
case "$runtime" in
  linux-x64 | linux-musl-x64 | osx-x64)
    wide="$(mktemp -d)"
    trap 'rm -rf "$wide"' EXIT
    compile "$wide" -p:IlcInstructionSet=x86-64-v4
    mv "$wide/pinpoint" "$folder/pinpoint-avx512"
    ;;
esac
ls -l "$folder"
