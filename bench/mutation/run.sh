#!/usr/bin/env bash
# Mutation testing with Stryker.NET of the areas named, of the commit that is checked out: bench/mutation/run.sh AREA..
# Without an area it lists them. docs/results/mutation.md shows what came out. Needs jq, and minutes an area: see the page.
# Works in a clone and writes reports under $PINPOINT_MUTATION (~/.cache/pinpoint-mutation), never in the repository. Ends with the score and the survivors.
set -euo pipefail -f
repository="$(cd "$(dirname "$0")/../.." && pwd)"
state="${PINPOINT_MUTATION:-${XDG_CACHE_HOME:-$HOME/.cache}/pinpoint-mutation}"
version=5.1.0
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Stryker builds the projects itself, and its builds share a compiler. 'Could not find build environment' in its log: seen once, on a busy machine; run again.
unset MSBUILDDISABLENODEREUSE UseSharedCompilation DOTNET_CLI_USE_MSBUILD_SERVER

# Area | library | tests to run, in the words of dotnet test --filter (empty: all) | files to mutate, below the library's folder (empty: all)
areas='foundation | Pinpoint.Foundation | |
geometry | Pinpoint.Imaging | FullyQualifiedName~AffineTests\|FullyQualifiedName~OrientationCode\|FullyQualifiedName~VolumeSize | Geometry/Affine.cs Geometry/OrientationCode.cs Geometry/VolumeSize.cs
nifti-geometry | Pinpoint.Imaging | FullyQualifiedName~Nifti | Formats/Volumes/Nifti/NiftiGeometry.cs
intensities | Pinpoint.Imaging | FullyQualifiedName~IntensitiesTests | Volumes/Intensities.cs
shapes | Pinpoint | FullyQualifiedName~Tests.Shapes | Shapes/Procrustes.cs Shapes/Rotation.cs Shapes/Similarity.cs
statistics | Pinpoint | FullyQualifiedName~Tests.Evaluation\|FullyQualifiedName~Tests.Trust | Evaluation/ErrorStatistics.cs Evaluation/Bootstrap.cs Trust/ConformalQuantile.cs'

row() { awk -v area="$1" '{ split($0, parts, / *[|] */) } parts[1] == area' <<< "$areas"; }

# Field 2 and on of a row; \| stands for | within a field.
field() { sed 's/\\|/\x01/g' <<< "$1" | cut -d '|' -f "$2" | sed 's/^ *//; s/ *$//' | tr '\001' '|'; }

if [ $# -eq 0 ]; then
  cut -d ' ' -f 1 <<< "$areas"
  exit 2
fi

for area in "$@"; do
  [ -n "$(row "$area")" ] || { echo "run.sh: no area '$area'; there are: $(cut -d ' ' -f 1 <<< "$areas" | tr '\n' ' ')" >&2; exit 2; }
done

tool="$state/tool-$version"
[ -x "$tool/dotnet-stryker" ] || dotnet tool install dotnet-stryker --version "$version" --tool-path "$tool"
commit="$(git -C "$repository" rev-parse --short HEAD)"
[ -z "$(git -C "$repository" status --porcelain --untracked-files=no)" ] || echo "run.sh: the changes that are not committed are left out" >&2
tree="$state/tree"
[ -d "$tree" ] || git clone -q --shared --no-checkout "$repository" "$tree"
git -C "$tree" fetch -q "$repository" HEAD
git -C "$tree" checkout -q --force --detach FETCH_HEAD

for area in "$@"; do
  line="$(row "$area")"
  library="$(field "$line" 2)"
  filter="$(field "$line" 3)"
  arguments=()
  for file in $(field "$line" 4); do arguments+=(--mutate "**/$file"); done
  [ -z "$filter" ] || arguments+=(--test-case-filter "$filter")
  output="$state/$area"
  mkdir -p "$output"
  echo "$area of $commit: log in $output/stryker.log"
  (
    cd "$tree/tests/$library.Tests"
    dotnet restore -v q
    "$tool/dotnet-stryker" --project "$library.csproj" --configuration Release --concurrency 2 --break-at 0 --skip-version-check \
      --reporter json --output "$output" "${arguments[@]}"
  ) > "$output/stryker.log" 2>&1 || { tail -5 "$output/stryker.log" >&2; exit 1; }
  jq -r -f "$repository/bench/mutation/survivors.jq" "$output/reports/mutation-report.json" | tee "$output/survivors.txt"
done
