#!/usr/bin/env bash
# Takes the pictures of the desk anew, from the samples, under a display of its own:
#     bash assets/screenshots/make.sh [FOLDER] [NAME…]
#
# FOLDER is where they go, this one if none is named; a NAME takes that picture alone. The program is
# target/release/copydesk, or what COPYDESK names. Needs Xvfb, xdotool and ImageMagick.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$here/../..
folder=$(mkdir -p "${1:-$here}" && cd "${1:-$here}" && pwd)
shift || true
wanted=("$@")
program=$(realpath "${COPYDESK:-$top/target/release/copydesk}")
home=$(mktemp -d)
server='' desk=''

stop() { [[ -z $1 ]] || { kill "$1" 2>/dev/null && wait "$1" 2>/dev/null; } || true; }
trap 'stop "$desk"; stop "$server"; rm -rf "$home"' EXIT

# desk SIZE SCALE SETTINGS [ARGUMENT…]: a desk with these settings, on a display of this size.
desk() {
    local size=$1 scale=$2 settings=$3 number
    shift 3
    stop "$desk"
    stop "$server"
    rm -rf "${home:?}"/*
    mkdir -p "$home/config" "$home/data"
    cp -r "$top"/projects/river.ron "$top"/projects/river.photos "$top"/projects/kitab.ron "$home/data"
    [[ ! -d $top/projects/kitab.photos ]] || cp -r "$top/projects/kitab.photos" "$home/data"
    printf '%s\n' "$settings" >"$home/config/settings.ron"
    mkfifo "$home/number"
    Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset 3>"$home/number" 2>/dev/null &
    server=$!
    read -r number <"$home/number"
    export DISPLAY=:$number
    (cd "$home/data" && exec env -u WAYLAND_DISPLAY -u XDG_RUNTIME_DIR LIBGL_ALWAYS_SOFTWARE=1 LANG=en_US.UTF-8 USER=noor WINIT_X11_SCALE_FACTOR="$scale" \
        COPYDESK_CONFIG="$home/config" COPYDESK_DATA="$home/data" COPYDESK_STATE="$home/state" \
        COPYDESK_CACHE="$home/cache" COPYDESK_STANDBY=off COPYDESK_FILE_DIALOG=own "$program" "$@") &
    desk=$!
    timeout 60 xdotool search --sync --onlyvisible --name Copydesk windowfocus --sync >/dev/null
    rest
}

# Waits until two pictures in a row are the same.
rest() {
    local last='' now
    for _ in {1..60}; do
        now=$(import -window root rgb:- | sha256sum)
        [[ $now != "$last" ]] || return 0
        last=$now
        sleep 0.4 # the caret blinks; jobs come in
    done
}

key() { for keys in "$@"; do xdotool key --clearmodifiers "$keys"; rest; done; }
words() { xdotool type --clearmodifiers --delay 15 "$1"; rest; }
press() { xdotool mousemove "$1" "$2" click "${3:-1}"; rest; }

# picture NAME: keeps what is seen, in as few colors as look the same.
picture() {
    rest
    import -window root -strip "$folder/$1.png"
    convert "$folder/$1.png" -dither FloydSteinberg -colors 256 "PNG8:$folder/$1.png"
    echo "$folder/$1.png"
}

is_wanted() { ((${#wanted[@]} == 0)) || [[ " ${wanted[*]} " == *" $1 "* ]]; }

# Each picture: a function of its name.
welcome() { desk 1440x900 1 '()'; }
desk-light() { desk 1440x900 1 '(appearance: Light)' river.ron; key ctrl+4; }
desk-dark() { desk 1440x900 1 '(appearance: Dark)' river.ron; key ctrl+4; }
desk-contrast() { desk 1440x900 1 '(appearance: Light, contrast: High)' river.ron; key ctrl+4; }
arabic() { desk 1440x900 1 '(appearance: Light, interface_language: Some("ar"))' kitab.ron; }
arabic-dark() { desk 1440x900 1 '(appearance: Dark, interface_language: Some("ar"))' kitab.ron; key ctrl+4; }
preview() { desk 1440x900 1 '(appearance: Light)' river.ron; key F5; }
photos() { desk 1440x900 1 '(appearance: Light)' river.ron; key ctrl+2; }
export-dialog() { desk 1440x900 1 '(appearance: Light)' river.ron; key ctrl+e; }
palette() { desk 1440x900 1 '(appearance: Light)' river.ron; key ctrl+k; words 'riv'; }
narrow() { desk 800x600 1 '(appearance: Light)' river.ron; }
narrow-panel() { desk 800x600 1 '(appearance: Light)' river.ron; key F9; }
double() { desk 2880x1800 2 '(appearance: Light)' river.ron; key ctrl+4; }

# Those of the README by themselves: arabic desk-light export-dialog photos preview.
for name in welcome desk-light desk-dark desk-contrast arabic arabic-dark preview photos export-dialog palette narrow narrow-panel double; do
    is_wanted "$name" || continue
    "$name"
    picture "$name"
done
