#!/usr/bin/env bash
# Ten minutes of fuzzing, all fuzz tests together, by a new seed: no reader and no verification may throw or hang, whatever the bytes.
#   tests/nightly.sh [seconds in all] [seed]
# A failure names its seed and input; the seed again gives the same inputs again.
set -euo pipefail
cd "$(dirname "$0")/.."

projects=(tests/Untp.LinkedData.Tests tests/Untp.Core.Tests)
fuzz='FullyQualifiedName~Fuzz&FullyQualifiedName!~FuzzRunTests'
total="${1:-600}"

count=0
for project in "${projects[@]}"; do
    dotnet build "$project" -c Release -nologo -v quiet
    tests=$(dotnet test "$project" -c Release --no-build --list-tests --filter "$fuzz" | grep -c '^    Untp\.')
    count=$((count + tests))
done

# Each test gets its share, one after the other.
export UNTP_FUZZ_SECONDS UNTP_FUZZ_SEED UNTP_FUZZ_LOG
UNTP_FUZZ_SECONDS=$(awk "BEGIN { printf \"%.3f\", $total / $count }")
UNTP_FUZZ_SEED="${2:-$((RANDOM * 32768 + RANDOM))}"
UNTP_FUZZ_LOG=$(mktemp)
trap 'rm -f "$UNTP_FUZZ_LOG"' EXIT
echo "$count fuzz tests of $UNTP_FUZZ_SECONDS s each, seed $UNTP_FUZZ_SEED"

result=0
for project in "${projects[@]}"; do
    dotnet test "$project" -c Release --no-build --filter "$fuzz" -- xUnit.ParallelizeTestCollections=false || result=1
done
cat "$UNTP_FUZZ_LOG"
exit "$result"
