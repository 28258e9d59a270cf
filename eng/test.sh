#!/usr/bin/env bash
# Passes every test of the repository on a bare Debian machine with the .NET SDK: installs what is missing, builds, checks the
# format, runs all tests, and closes with the line "N passed, N failed". Exits with 0 only if nothing failed.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

install() {
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo"
    $sudo apt-get update -qq -o Acquire::Retries=3
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq -o Acquire::Retries=3 --no-install-recommends "$@" >/dev/null
}

if ! ldconfig -p | grep -q libicuuc; then
    echo "Installing ICU, which .NET needs for cultures."
    install libicu-dev
fi

# Debian's package of PostgreSQL starts a server of its own, which is left alone: the tests make theirs from the binaries.
missing=()
if [ -z "${HEXITIME_TEST_POSTGRES:-}" ] && ! command -v pg_ctl >/dev/null && ! ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1; then missing+=(postgresql); fi
command -v aiosmtpd >/dev/null || missing+=(python3-aiosmtpd)
command -v chromium >/dev/null || missing+=(chromium)
command -v curl >/dev/null || missing+=(curl)
command -v jq >/dev/null || missing+=(jq)

results="$(mktemp -d)"
trap 'wait; rm -rf "$results"' EXIT

# The tests need them, the build does not: it goes on meanwhile.
installing=""
if [ "${#missing[@]}" -gt 0 ]; then
    echo "Installing ${missing[*]}: servers that the tests talk to, the browser in which the pages are tried, what the documents' commands call."
    install "${missing[@]}" &
    installing=$!
fi

dotnet build Hexitime.Core.sln --configuration Release
# The build tells style apart already; what is left is white space, which is looked at while the tests run.
dotnet format whitespace . --folder --verify-no-changes &
formatting=$!
if [ -n "$installing" ]; then wait "$installing"; fi

# Thousands of small databases wait for the disk at every commit. In memory they do not, where there is room for them; what a killed process, a stopped server or a full disk
# leaves behind is the same there.
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -1)" -gt 6000000 ]; then
    export TMPDIR=/dev/shm
fi

status=0
HEXITIME_TEST_RESULTS="$results" dotnet test Hexitime.Core.sln --configuration Release --no-build || status=$?

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
passed="$(count passed)"
failed="$(count failed)"

# A project whose process died before it could say anything has failed, too.
silent=$(($(ls -d tests/*.Tests | wc -l) - $(find "$results" -name '*.trx' | wc -l)))
if [ "$silent" -gt 0 ]; then
    echo "$silent of the test projects told nothing."
    failed=$((failed + silent))
fi
if ! wait "$formatting"; then
    echo "White space is not as it should be: dotnet format whitespace . --folder"
    failed=$((failed + 1))
fi
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$failed" -gt 0 ] || [ "$passed" -eq 0 ]; then status=1; fi
echo "$passed passed, $failed failed"
exit "$status"
