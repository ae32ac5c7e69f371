#!/bin/bash
# Makes the Debian packages of a build, and looks into them for what a desktop and a developer expect.
#
#   packages.sh BUILD WORK
set -euo pipefail
build=$1 work=$2

fail() { echo "$*" >&2; exit 1; }

rm -rf "$work"
mkdir -p "$work"
cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }

# contents PATTERN: of the package whose file is called so
contents() { dpkg-deb --contents "$(find "$work" -maxdepth 1 -name "$1" | head -n 1)" | awk '{print $6}'; }
has() { grep -qxF "./usr/$2" "$work/$1.list" || fail "$1 has no /usr/$2"; }

contents 'cachescope_*.deb' >"$work/cachescope.list"
contents 'libcachescope-dev_*.deb' >"$work/dev.list"
for file in bin/cachescope bin/cachescope-cli \
    share/applications/cachescope.desktop \
    share/mime/packages/cachescope.xml \
    share/metainfo/org.example.cachescope.metainfo.xml \
    share/icons/hicolor/scalable/apps/cachescope.svg \
    share/icons/hicolor/48x48/apps/cachescope.png \
    share/man/man1/cachescope.1.gz share/man/man1/cachescope-cli.1.gz \
    share/bash-completion/completions/cachescope-cli \
    share/doc/cachescope/copyright; do
    has cachescope "$file"
done
has dev include/cachescope/core/cache/blob_cache.h
grep -q 'CachescopeConfig.cmake$' "$work/dev.list" || fail "the library's package has no CMake package"
rm -rf "$work"
