#!/usr/bin/env bash
# Takes docs/pictures anew and makes the files small; needs ImageMagick beside what the tests need.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet test --project tests/Cafe.Web.Tests -p:Pictures=true --filter-class '*Taking_the_pictures'
for picture in docs/pictures/*.png; do
  convert "$picture" -strip -dither None -colors 255 -define png:compression-level=9 "PNG8:$picture"
done
