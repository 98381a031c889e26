#!/bin/sh
# Renders every page at several sizes, in both themes and three scenarios, and composes a contact
# sheet of each scenario and theme: contact_sheet.sh WALLBOARD FOLDER [PAGE]...
set -eu

sizes="${SIZES:-1920x1080 3840x2160 1280x720 1080x1920 1024x768 2560x1080}"
themes="${THEMES:-night day}"
scenarios="${SCENARIOS:-calm flood incident}"
moment="${MOMENT:-2026-11-25T06:37:00Z}"

wallboard=$1
folder=$2
shift 2
root=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -gt 0 ] || set -- $(basename -s .json "$root"/assets/pages/*.json)
mkdir -p "$folder"

for scenario in $scenarios; do
    snapshot=$folder/$scenario.json
    [ -s "$snapshot" ] || "$wallboard" simdesk --print --scenario "$scenario" --queues 40 \
        --agents 420 --at "$moment" >"$snapshot"
    for theme in $themes; do
        for page in "$@"; do
            for size in $sizes; do
                "$wallboard" render --snapshot "$snapshot" --page "$page" --size "$size" \
                    --theme "$theme" --out "$folder/$scenario-$theme-$page-$size.png"
            done
        done
        # A row for each page, a column for each size; the names hold no blanks.
        pictures=
        for page in "$@"; do
            for size in $sizes; do
                pictures="$pictures $folder/$scenario-$theme-$page-$size.png"
            done
        done
        montage $pictures -tile "$(echo $sizes | wc -w)x" -geometry 480x270+8+8 \
            -background '#808080' "$folder/sheet-$scenario-$theme.png"
    done
done
