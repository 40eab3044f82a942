#!/usr/bin/env bash
# check.sh install PROGRAM | remove | others PROGRAM: tries the packages of a built program, on a
# Debian and as root, which may be a fresh machine but not one where Copydesk is in use.
#   install  makes the .deb, installs it and looks whether the system knows all that it brings
#   remove   removes it and looks that nothing is left
#   others   makes and tries the tarball, the AppDir, the bundle and the installer
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
    echo "packages: $*" >&2
    exit 1
}

# is WHAT WANTED FOUND
is() {
    [[ $3 == "$2" ]] || die "$1: wanted “$2”, found “$3”"
    echo "$1: $3"
}

installed() {
    [[ $(dpkg-query -W -f='${db:Status-Status}' copydesk 2>/dev/null) == installed ]]
}

known_packages() {
    local field package
    for field in Depends Recommends Suggests; do
        for package in $(dpkg-deb -f "$1" "$field" | sed 's/([^)]*)//g; s/[,|]/ /g'); do
            [[ -n $(apt-cache show --no-all-versions "$package" 2>/dev/null) ]] || die "$field: no package $package"
        done
    done
    echo "every package it names is there"
}

# The type of a project, of another program's file of the same ending, and of a project without one.
file_types() {
    local type=application/x-copydesk-project
    cp "$house/projects/river.ron" "$work/river.ron"
    cp "$house/projects/river.ron" "$work/river"
    printf '(width: 3)\n' >"$work/other.ron"
    is "xdg-mime, a project" $type "$(xdg-mime query filetype "$work/river.ron")"
    is "gio, a project" $type "$(gio info -a standard::content-type "$work/river.ron" | sed -n 's/.*content-type: //p')"
    is "gio, a project of another name" $type \
        "$(gio info -a standard::content-type "$work/river" | sed -n 's/.*content-type: //p')"
    is "gio, another program's file" text/plain \
        "$(gio info -a standard::content-type "$work/other.ron" | sed -n 's/.*content-type: //p')"
    grep -q "^$type=.*copydesk.desktop" /usr/share/applications/mimeinfo.cache || die "the menus do not know $type"
}

icons() {
    local icon folder
    for icon in $(dpkg -L copydesk | grep '/icons/hicolor/.*/apps/'); do
        folder=${icon#/usr/share/icons/hicolor/}
        grep -Eq "^\[${folder%/*}\]" /usr/share/icons/hicolor/index.theme || die "no theme looks into ${folder%/*}"
    done
    identify /usr/share/icons/hicolor/48x48/apps/copydesk.png
}

install_deb() {
    installed && die "copydesk is installed already"
    # Some machines keep no list of packages.
    [[ -n $(apt-cache show fonts-noto-core 2>/dev/null) ]] || apt-get update -qq
    COPYDESK_DEB_COMPRESSION=none sh "$here/deb.sh" "$1" "$work/copydesk.deb"
    chmod 755 "$work"
    known_packages "$work/copydesk.deb"
    # What fails below leaves nothing behind for the next run.
    trap 'status=$?; rm -rf "$work"; ((status == 0)) || apt-get purge -qq -y copydesk >/dev/null' EXIT
    apt-get install -qq -y --no-install-recommends "$work/copydesk.deb" >/dev/null
    is "program" "$("$1" --version)" "$(cd / && command -v /usr/bin/copydesk >/dev/null && /usr/bin/copydesk --version)"
    desktop-file-validate /usr/share/applications/copydesk.desktop
    xmllint --noout /usr/share/mime/packages/copydesk.xml /usr/share/metainfo/org.copydesk.Copydesk.metainfo.xml
    appstreamcli validate --no-net /usr/share/metainfo/org.copydesk.Copydesk.metainfo.xml
    bash -n /usr/share/bash-completion/completions/copydesk
    dpkg --verify copydesk
    file_types
    icons
}

remove_deb() {
    local files
    installed || die "copydesk is not installed"
    files=$(dpkg -L copydesk | grep copydesk)
    apt-get purge -qq -y copydesk >/dev/null
    for file in $files; do
        [[ ! -e $file ]] || die "$file is left"
    done
    files=$(find /etc /usr /var/lib/dpkg/info -iname '*copydesk*' -not -path "$house/*")
    [[ -z $files ]] || die "left: $files"
    ! grep -rq copydesk /usr/share/mime/globs2 /usr/share/mime/magic /usr/share/applications/mimeinfo.cache ||
        die "the system still knows the type"
    echo "nothing is left"
}

tarball() {
    local before home=$work/home
    mkdir "$home"
    sh "$here/tarball.sh" "$1" "$work/copydesk.tar.gz"
    tar -C "$work" -xzf "$work/copydesk.tar.gz"
    HOME=$home sh "$work"/copydesk-*/install.sh
    is "tarball" "$("$1" --version)" "$("$home/.local/bin/copydesk" --version)"
    desktop-file-validate "$home/.local/share/applications/copydesk.desktop"
    before=$(XDG_DATA_HOME=$home/.local/share gio info -a standard::content-type "$house/projects/river.ron" 2>/dev/null)
    [[ $before == *x-copydesk-project* ]] || die "the installed tarball tells no file type"
    sh "$home/.local/share/doc/copydesk/uninstall.sh"
    is "tarball, files left" "" "$(find "$home" -iname '*copydesk*' -type f)"
}

others() {
    tarball "$1"
    sh "$here/appdir.sh" "$1" "$work/Copydesk.AppDir"
    is "AppDir" "$("$1" --version)" "$(cd / && "$work/Copydesk.AppDir/AppRun" --version)"
    desktop-file-validate "$work/Copydesk.AppDir/copydesk.desktop"
    # Stand-ins: neither program can be built here.
    echo stand-in >"$work/copydesk.exe"
    sh "$here/macos/bundle.sh" "$work/copydesk.exe" 0.1.0 "$work"
    python3 - "$work/Copydesk.app/Contents" <<'END'
import pathlib, plistlib, sys
contents = pathlib.Path(sys.argv[1])
told = plistlib.load(open(contents / "Info.plist", "rb"))
assert (contents / "MacOS" / told["CFBundleExecutable"]).exists(), "no program"
assert (contents / "Resources" / (told["CFBundleIconFile"] + ".icns")).exists(), "no icon"
known = {kind["UTTypeIdentifier"] for kind in told["UTImportedTypeDeclarations"]}
assert all(known.issuperset(kind["LSItemContentTypes"]) for kind in told["CFBundleDocumentTypes"]), "unknown type"
print("bundle:", told["CFBundleIdentifier"], told["CFBundleVersion"])
END
    makensis -V2 -WX "-DPROGRAM=$work/copydesk.exe" -DVERSION=0.1.0 "-DOUT=$work/copydesk-0.1.0.exe" \
        "$here/windows/copydesk.nsi" >/dev/null
    echo "installer: $(stat -c %s "$work/copydesk-0.1.0.exe") bytes"
}

case ${1-} in
install) install_deb "$2" ;;
remove) remove_deb ;;
others) others "$2" ;;
*) die "install PROGRAM, remove, or others PROGRAM" ;;
esac
