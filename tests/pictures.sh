#!/usr/bin/env bash
# Takes docs/pictures anew: every screen at its widths side by side, a strip for each language and light. Needs ImageMagick and pdftoppm beside what the
# tests need. What was taken stays in artifacts/pictures, one file a width, to be looked at in full.
#   bash tests/pictures.sh [METHOD]    one of Taking_the_pictures alone, for instance of_what_is_printed
set -euo pipefail
cd "$(dirname "$0")/.."
taken=artifacts/pictures
rm -rf "$taken"
mkdir -p "$taken" docs/pictures
dotnet build tests/Cafe.Web.Tests -v quiet -p:Pictures=true -p:RunAnalyzers=false
dotnet tests/Cafe.Web.Tests/bin/Debug/net10.0/Cafe.Web.Tests.dll -noLogo -noColor -method "*Taking_the_pictures.${1:-*}"

# screen.language.light.width.png: the narrowest first
for first in "$taken"/*.png; do echo "${first%.*.png}"; done | sort -u | while read -r screen; do
  [ "$screen" != "$taken/opentalks.png" ] && ls "$screen".*.png >/dev/null 2>&1 || continue
  mapfile -t widths < <(ls "$screen".*.png | sort -t. -k4 -n)
  name=$(basename "$screen" | tr . -)
  convert "${widths[@]}" -bordercolor '#8a8378' -border 1 -background '#8a8378' -gravity north +append -resize 45% -strip -quality 62 -define webp:method=6 "docs/pictures/$name.webp"
done
for paper in "$taken"/*.en.pdf; do
  [ -e "$paper" ] || continue
  name=$(basename "$paper" .en.pdf)
  for language in en ar; do pdftoppm -r 60 -png -l 1 -singlefile "$taken/$name.$language.pdf" "$taken/$name-$language"; done
  convert "$taken/$name-en.png" "$taken/$name-ar.png" -bordercolor '#8a8378' -border 1 +append -strip -quality 70 -define webp:method=6 "docs/pictures/$name.webp"
done
if [ -e "$taken/opentalks.png" ]; then convert "$taken/opentalks.png" -strip -dither None -colors 255 -define png:compression-level=9 PNG8:docs/pictures/opentalks.png; fi
du -sh docs/pictures
