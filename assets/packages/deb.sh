#!/bin/sh
# deb.sh PROGRAM FILE.deb: makes a Debian package of a built program.
#
# By dpkg-deb, which every Debian has, and not by cargo-deb: the same tree serves the tarball and
# the AppDir, and nothing has to be compiled to make it. COPYDESK_DEB_COMPRESSION=none is for tests,
# which do not want to wait. No script runs when it is installed: menus, icons and file types are
# taken up by the triggers of the packages that keep them.
set -eu
program=$1 deb=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022

strip --strip-unneeded -o "$work/copydesk" "$program"
sh "$here/tree.sh" "$work/copydesk" "$work/root/usr"
version=$("$program" --version | cut -d' ' -f2)
libc=$(objdump -T "$work/copydesk" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n1 | cut -d_ -f2)
maintainer=${COPYDESK_MAINTAINER:-Copydesk authors <nobody@example.invalid>}
# Opened when they are wanted, so no tool finds them in the program.
x11="libx11-6, libx11-xcb1, libxcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0"
wayland="libwayland-client0, libwayland-cursor0, libwayland-egl1"
drawing="libgl1, libegl1, libfontconfig1"
size=$(du -sk "$work/root/usr" | cut -f1)

# Equal input, equal package.
: "${SOURCE_DATE_EPOCH:=$(cd "$here" && git log -1 --format=%ct 2>/dev/null || date +%s)}"
export SOURCE_DATE_EPOCH

mkdir "$work/root/DEBIAN"
gzip -9n >"$work/root/usr/share/doc/copydesk/changelog.gz" <<END
copydesk ($version) unstable; urgency=medium

  * What has changed is told in CHANGELOG.md.gz.

 -- $maintainer  $(date -Rud "@$SOURCE_DATE_EPOCH")
END
cat >"$work/root/DEBIAN/control" <<END
Package: copydesk
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: $maintainer
Installed-Size: $size
Section: editors
Priority: optional
Depends: libc6 (>= $libc), libgcc-s1, hicolor-icon-theme, $x11, $wayland, $drawing
Recommends: libgl1-mesa-dri, xdg-utils, xdg-desktop-portal, shared-mime-info, desktop-file-utils
Suggests: fonts-noto-core, fonts-noto-color-emoji, fonts-noto-cjk
Description: newsroom editor: from raw copy to a finished page
 Copydesk is a desktop editor for newsrooms. An editor drafts stories, attaches
 photos, tags people, places and events, gives every quotation its source and
 the terms it was spoken on, and exports web pages and data that could be
 published as they are.
 .
 It works offline, in English, Arabic and other languages, and keeps its
 projects in files that a person can read and git can compare.
END
(cd "$work/root" && find usr -type f -exec md5sum {} + | sort -k2) >"$work/root/DEBIAN/md5sums"

dpkg-deb --root-owner-group -Z"${COPYDESK_DEB_COMPRESSION:-xz}" --build "$work/root" "$deb"
