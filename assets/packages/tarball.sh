#!/bin/sh
# tarball.sh PROGRAM FILE.tar.gz: the program for any Linux, with a script that installs it for one
# person or, with another prefix, for all.
set -eu
program=$1 file=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
name=copydesk-$("$program" --version | cut -d' ' -f2)-$(uname -m)
mkdir "$work/$name"
strip --strip-unneeded -o "$work/copydesk" "$program"
sh "$here/tree.sh" "$work/copydesk" "$work/$name"
install -m 755 "$here/linux/install.sh" "$here/linux/uninstall.sh" "$work/$name"
(cd "$work/$name" && find bin share -type f | sort >files)
: "${SOURCE_DATE_EPOCH:=$(cd "$here" && git log -1 --format=%ct 2>/dev/null || date +%s)}"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$work" -cf - "$name" |
    gzip -9n >"$file"
