# Shared by scripts/run and scripts/test (sourced, not run): installs what the build needs, and builds.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Lets ccache know files that it has read by their inode: it would read the precompiled headers, of up to 325 MB, for each
# source anew, which takes longer than to fetch the object.
export CCACHE_INODECACHE=true

# Debian 12 package names. In the last two lines are what Qt loads when the programs run (plugins, and its own texts),
# and what checks the files of a desktop and the man pages in tests.
packages=(
    g++ cmake ninja-build ccache mold pkg-config
    qt6-base-dev libqt6opengl6-dev qt6-charts-dev libsqlite3-dev libcli11-dev libbenchmark-dev
    qt6-svg-dev qt6-multimedia-dev qt6-tools-dev qt6-l10n-tools
    zlib1g-dev libzstd-dev libxxhash-dev libopusfile-dev libuchardet-dev
    libqt6sql6-sqlite libqt6svg6 qt6-translations-l10n
    appstream desktop-file-utils mandoc dpkg-dev file
)

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

missing_packages() {
    local package
    for package in "${packages[@]}"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Debian 12 and newer, and what descends from it with the same package names.
is_supported() {
    [ -r /etc/os-release ] && command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 1
    local id like version
    id=$(. /etc/os-release && printf '%s' "${ID:-}")
    like=$(. /etc/os-release && printf '%s' "${ID_LIKE:-}")
    version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-99}")
    case "$id" in
        debian) [ "${version%%.*}" -ge 12 ] ;;
        ubuntu) [ "${version%%.*}" -ge 24 ] ;;
        *) case " $like " in *" debian "*) true ;; *) false ;; esac ;;
    esac
}

# Never ends the script: where something cannot be installed it says what is wanted, and the build is tried all the same.
install_packages() {
    if ! is_supported; then
        say "this is not Debian 12 or newer; the build needs, by Debian's names: ${packages[*]}"
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages)
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        say "missing packages, and no sudo to install them. As root: apt-get install ${missing[*]}"
        return 0
    fi
    say "installing with apt-get: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q ||
        say "apt-get update failed; trying with the package lists that are there"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" ||
        say "not everything could be installed; trying to build all the same"
}

# configure PRESET [cmake options…]
configure() {
    local preset=$1
    shift
    (cd "$root" && cmake --preset "$preset" "$@" >/dev/null) || {
        say "configuring failed; the lines above say what is missing"
        return 1
    }
}

# build PRESET [target…]
build() {
    local preset=$1
    shift
    (cd "$root" && cmake --build --preset "$preset" ${1:+--target "$@"})
}
