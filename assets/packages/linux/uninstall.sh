#!/bin/sh
# Takes away what install.sh laid down. Projects, settings and samples stay.
set -eu
prefix=$(cd "$(dirname "$0")/../../.." && pwd)
while read -r file; do
    rm -f "$prefix/$file"
done <"$prefix/share/doc/copydesk/files"
rm -f "$prefix/share/doc/copydesk/files" "$prefix/share/doc/copydesk/uninstall.sh"
rmdir "$prefix/share/doc/copydesk"
tell() { ! command -v "$1" >/dev/null || "$@" >/dev/null 2>&1 || true; }
tell update-mime-database "$prefix/share/mime"
tell update-desktop-database "$prefix/share/applications"
