#!/bin/sh
# appdir.sh PROGRAM FOLDER.AppDir: lays out what appimagetool makes one file of:
#   appimagetool FOLDER.AppDir copydesk-x86_64.AppImage
set -eu
program=$1 to=$2
here=$(cd "$(dirname "$0")" && pwd)
umask 022
mkdir -p "$to"
sh "$here/tree.sh" "$program" "$to/usr"
strip --strip-unneeded "$to/usr/bin/copydesk"
cp "$here/linux/copydesk.desktop" "$here/../icon/copydesk.svg" "$to"
cp "$here/../icon/copydesk-256.png" "$to/.DirIcon"
cat >"$to/AppRun" <<'END'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/bin/copydesk" "$@"
END
chmod 755 "$to/AppRun"
