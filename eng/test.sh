#!/usr/bin/env bash
# Passes every test of the repository on a bare Debian machine with the .NET SDK: installs what is missing, builds, checks the
# format, runs all tests, and closes with the line "N passed, N failed". Exits with 0 only if nothing failed.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

install() {
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if ! ldconfig -p | grep -q libicuuc; then
    echo "Installing ICU, which .NET needs for cultures."
    install libicu-dev
fi

# Debian's package starts a server of its own, which is left alone: the tests make theirs from the binaries.
if [ -z "${HEXITIME_TEST_POSTGRES:-}" ] && ! command -v pg_ctl >/dev/null && ! ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1; then
    echo "Installing PostgreSQL, on which the tests run."
    install postgresql
fi

if ! command -v aiosmtpd >/dev/null; then
    echo "Installing aiosmtpd, an SMTP server, to which the tests send."
    install python3-aiosmtpd
fi

if ! command -v curl >/dev/null || ! command -v jq >/dev/null; then
    echo "Installing curl and jq, with which the commands of the documents are tried."
    install curl jq
fi

if ! command -v chromium >/dev/null; then
    echo "Installing Chromium, in which the pages are tried."
    install chromium
fi

# Thousands of small databases wait for the disk at every commit. In memory they do not, where there is room for them; what a killed process, a stopped server or a full disk
# leaves behind is the same there.
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -1)" -gt 6000000 ]; then
    export TMPDIR=/dev/shm
fi

dotnet build Hexitime.Core.sln --configuration Release
# The build tells style apart already; what is left is white space.
dotnet format whitespace Hexitime.Core.sln --verify-no-changes --no-restore

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
status=0
dotnet test Hexitime.Core.sln --configuration Release --no-build --logger trx --results-directory "$results" || status=$?

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
passed="$(count passed)"
failed="$(count failed)"
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$passed" -eq 0 ]; then status=1; fi
echo "$passed passed, $failed failed"
exit "$status"
