#!/bin/sh
# install.sh [PREFIX]: installs Copydesk from this folder, for one person into ~/.local or elsewhere.
set -eu
cd "$(dirname "$0")"
prefix=${1:-$HOME/.local}
while read -r file; do
    mode=644
    [ "$file" != bin/copydesk ] || mode=755
    install -D -m "$mode" "$file" "$prefix/$file"
done <files
# Menus start it also where PREFIX/bin is not among the folders that are searched.
sed -i "s|^Exec=copydesk|Exec=$prefix/bin/copydesk|" "$prefix/share/applications/copydesk.desktop"
install -D -m 755 uninstall.sh "$prefix/share/doc/copydesk/uninstall.sh"
install -m 644 files "$prefix/share/doc/copydesk/files"
tell() { ! command -v "$1" >/dev/null || "$@" >/dev/null 2>&1 || true; }
tell update-mime-database "$prefix/share/mime"
tell update-desktop-database "$prefix/share/applications"
echo "Installed in $prefix. To take it away: sh $prefix/share/doc/copydesk/uninstall.sh"
