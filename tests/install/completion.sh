#!/usr/bin/env bash
# What Tab offers: completion.sh COMPLETION PROGRAM
set -euo pipefail
. "$1"
program=$2

# offers WORDS…: what the last of them is completed to, on one line
offers() {
    COMP_WORDS=(cachescope-cli "$@")
    COMP_CWORD=$#
    _cachescope_cli "$program" "${!#}" ""
    echo "${COMPREPLY[*]}"
}

expect() {
    [ "$1" = "$2" ] || { printf 'offered "%s" instead of "%s"\n' "$1" "$2" >&2; exit 1; }
}

expect "$(offers st)" stats
expect "$(offers d)" "designs diff"
expect "$(offers --v)" --version
expect "$(offers load --fin)" --find-limit
expect "$(offers generate a.db --en)" --entries
expect "$(offers list a.db --accessed)" "--accessed-from --accessed-to"
expect "$(offers info ca)" ""
