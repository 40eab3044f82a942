#!/bin/sh
# Makes the pictures of the icon from its two drawings: PNGs, and the files Windows and macOS want.
# Wants rsvg-convert, icotool and png2icns (apt install librsvg2-bin icoutils icnsutils).
set -eu
cd "$(dirname "$0")"
for size in 16 22 24 32 48 64 128 256 512; do
    drawing=copydesk.svg
    [ "$size" -gt 32 ] || drawing=copydesk-small.svg
    rsvg-convert --width="$size" --height="$size" --output="copydesk-$size.png" "$drawing"
done
icotool --create --output=copydesk.ico copydesk-16.png copydesk-24.png copydesk-32.png copydesk-48.png \
    copydesk-64.png --raw=copydesk-256.png
png2icns copydesk.icns copydesk-16.png copydesk-32.png copydesk-48.png copydesk-128.png copydesk-256.png \
    copydesk-512.png
