#!/bin/sh
# bundle.sh PROGRAM VERSION FOLDER: lays out FOLDER/Copydesk.app of a program built for macOS. To
# hand it out it has to be signed and notarized there:
#   codesign --deep --options runtime --sign IDENTITY FOLDER/Copydesk.app
set -eu
program=$1 version=$2 app=$3/Copydesk.app
here=$(cd "$(dirname "$0")" && pwd)
umask 022
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources/en.lproj" "$app/Contents/Resources/ar.lproj"
cp "$program" "$app/Contents/MacOS/copydesk"
chmod 755 "$app/Contents/MacOS/copydesk"
cp "$here/../../icon/copydesk.icns" "$app/Contents/Resources"
sed "s/@VERSION@/$version/" "$here/Info.plist" >"$app/Contents/Info.plist"
printf 'APPL????' >"$app/Contents/PkgInfo"
