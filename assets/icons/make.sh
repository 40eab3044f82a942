#!/bin/sh
# Cuts Phosphor's regular face to the icons that src/ui/icons.rs names, and lays the font beside
# this file. Wants npm, and Python's fontTools (`pip install fonttools`).
set -eu
cd "$(dirname "$0")"
version=2.1.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "@phosphor-icons/web@$version" >/dev/null && tar xzf ./*.tgz)
icons=$(grep -o "u{[0-9a-f]*}" ../../src/ui/icons.rs | sed 's/u{\(.*\)}/U+\1/' | sort -u | paste -sd, -)
python3 -m fontTools.subset "$work/package/src/regular/Phosphor.ttf" --unicodes="$icons" \
    --layout-features= --no-hinting --desubroutinize --drop-tables+=GSUB,GPOS --name-IDs=0,1,2,13 \
    --output-file=Phosphor-subset.ttf
cp "$work/package/LICENSE" MIT-Phosphor.txt
