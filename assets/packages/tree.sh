#!/bin/sh
# tree.sh PROGRAM FOLDER: lays out under FOLDER what a Linux system wants to have of Copydesk, as
# FOLDER/bin and FOLDER/share. The .deb, the tarball and the AppDir are made of it.
set -eu
program=$1 to=$2
here=$(cd "$(dirname "$0")" && pwd)
house=$(cd "$here/../.." && pwd)

put() { # MODE FILE PLACE
    install -D -m "$1" "$2" "$to/$3"
}

put 755 "$program" bin/copydesk
put 644 "$here/linux/copydesk.desktop" share/applications/copydesk.desktop
put 644 "$here/linux/copydesk.xml" share/mime/packages/copydesk.xml
put 644 "$here/linux/org.copydesk.Copydesk.metainfo.xml" share/metainfo/org.copydesk.Copydesk.metainfo.xml
for size in 16 22 24 32 48 64 128 256 512; do
    put 644 "$house/assets/icon/copydesk-$size.png" "share/icons/hicolor/${size}x$size/apps/copydesk.png"
done
put 644 "$house/assets/icon/copydesk.svg" share/icons/hicolor/scalable/apps/copydesk.svg

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
complete() { # SHELL PLACE
    "$program" completions "$1" >"$made/$1"
    put 644 "$made/$1" "$2"
}
complete bash share/bash-completion/completions/copydesk
complete zsh share/zsh/vendor-completions/_copydesk
complete fish share/fish/vendor_completions.d/copydesk.fish
gzip -9nc "$here/linux/copydesk.1" >"$made/manual"
put 644 "$made/manual" share/man/man1/copydesk.1.gz

put 644 "$here/linux/copyright" share/doc/copydesk/copyright
gzip -9nc "$house/CHANGELOG.md" >"$made/changelog"
put 644 "$made/changelog" share/doc/copydesk/CHANGELOG.md.gz
python3 "$here/licenses.py" "$house" >"$made/licenses"
gzip -9n "$made/licenses"
put 644 "$made/licenses.gz" share/doc/copydesk/third-party-licenses.gz
