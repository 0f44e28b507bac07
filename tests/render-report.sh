#!/usr/bin/env bash
# Makes the Word reports of the tests, has LibreOffice render them, and looks at what comes out: pages, six scripts, pictures.
# Needs Debian's libreoffice-writer and poppler-utils. The pictures stay in artifacts/report-pictures to be looked at.
#   bash tests/render-report.sh      after a build
set -uo pipefail
cd "$(dirname "$0")/.."

for tool in soffice pdftoppm pdftotext pdfinfo; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: apt-get install libreoffice-writer poppler-utils"; exit 1; }
done

out=artifacts/report-pictures
rm -rf "$out"
mkdir -p "$out"
failed=0
no() { echo "$1"; failed=1; }

KEEP_REPORTS="$PWD/$out" timeout -s KILL 300 dotnet tests/Cafe.Host.Tests/bin/Debug/net10.0/Cafe.Host.Tests.dll -noColor -noLogo \
  -class '*.Telling_the_whole_harvest' >"$out/tests.txt" 2>&1 || { cat "$out/tests.txt"; exit 1; }

profile=$(mktemp -d)
timeout 600 soffice -env:UserInstallation="file://$profile" --headless --convert-to pdf --outdir "$out" "$out"/*.docx >/dev/null 2>&1
rm -rf "$profile"

# What people wrote in six scripts stands in the report of every language.
scripts=("Publish every blocking order" "garantir l’accès de tous" "La consulta debería decir" "Нужны учителя" "政府应当公布" "الوصول")
for word in "$out"/*.docx; do
  name=$(basename "$word" .docx)
  pdf="$out/$name.pdf"
  [ -s "$pdf" ] || { no "$name: LibreOffice made no PDF"; continue; }
  pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
  case "$name" in
    template-itu-information) most=4 least=1 ;;
    template-key-messages) most=2 least=1 ;;
    template-*) most=40 least=1 ;;
    *) most=40 least=8 ;;
  esac
  [ "$pages" -ge "$least" ] && [ "$pages" -le "$most" ] || no "$name: $pages pages, not $least to $most"
  pdftotext "$pdf" "$out/$name.txt"
  if [[ $name == finished-* ]]; then
    for text in "${scripts[@]}"; do
      tr '\n' ' ' <"$out/$name.txt" | grep -qF "$text" || no "$name: «$text» is not in it"
    done
    grep -q "�" "$out/$name.txt" && no "$name: a sign that no font has"
  fi
  pdftoppm -r 60 -png "$pdf" "$out/$name"
  # A page without ink is a page too many.
  for picture in "$out/$name"-*.png; do
    [ "$(stat -c %s "$picture")" -gt 1500 ] || no "$(basename "$picture") is blank"
  done
  echo "$name: $pages pages"
done
exit "$failed"
