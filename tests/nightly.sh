#!/usr/bin/env bash
# Ten minutes of fuzzing, by new seeds: no reader of linked data may throw, whatever the bytes. A failure names its seed and input.
set -euo pipefail
cd "$(dirname "$0")/.."

export UNTP_FUZZ_SECONDS="${1:-600}"
dotnet test tests/Untp.LinkedData.Tests -c Release --filter 'FullyQualifiedName~Fuzz'
