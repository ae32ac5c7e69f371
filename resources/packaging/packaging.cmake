# What `cpack` makes: Debian packages of the programs (cachescope) and of the library (libcachescope-dev). Both are built from
# one build directory; `cmake --preset package` is the one whose paths are those of Debian.

# Documents that Debian wants beside each package, packed without the time of day.
set(packed ${CMAKE_CURRENT_BINARY_DIR}/resources/packaging)
file(MAKE_DIRECTORY ${packed})
foreach(document IN ITEMS "CHANGELOG.md changelog" "resources/packaging/changelog.Debian changelog.Debian")
    separate_arguments(document)
    list(GET document 0 source)
    list(GET document 1 name)
    add_custom_command(OUTPUT ${packed}/${name}.gz
        COMMAND ${GZIP_PROGRAM} -9nc ${PROJECT_SOURCE_DIR}/${source} > ${packed}/${name}.gz
        DEPENDS ${PROJECT_SOURCE_DIR}/${source})
    list(APPEND packed_documents ${packed}/${name}.gz)
endforeach()
add_custom_target(cachescope-packed-documents ALL DEPENDS ${packed_documents})
foreach(package IN ITEMS cachescope libcachescope-dev)
    install(FILES ${packed_documents} resources/packaging/copyright
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${package})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cachescope)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own, below
set(CPACK_PACKAGE_CONTACT "The Cachescope maintainers <cachescope@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL cachescope libcachescope-dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)

set(CPACK_DEBIAN_CACHESCOPE_PACKAGE_NAME cachescope)
set(CPACK_DEBIAN_CACHESCOPE_PACKAGE_SECTION database)
set(CPACK_DEBIAN_CACHESCOPE_PACKAGE_SHLIBDEPS ON)
# Plugins that Qt loads at run time, which no library dependency shows: SQLite, and symbols drawn from SVG. The first
# line of what is recommended is another display than X11, images inside values, and Qt's own words in German.
set(CPACK_DEBIAN_CACHESCOPE_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6")
set(CPACK_DEBIAN_CACHESCOPE_PACKAGE_RECOMMENDS "qt6-wayland, qt6-image-formats-plugins, qt6-translations-l10n")
set(CPACK_COMPONENT_CACHESCOPE_DESCRIPTION
"inspector and load tester for SQLite-backed blob caches
Cachescope looks into caches that keep their values in an SQLite file, of any
size and without changing a byte of it: what takes the space, how long ago it
was read, what the values are, and what a smaller budget would drop.
.
It runs hundreds of simulated users against a cache and tells throughput,
latency and every lock error, and compares a faulty design with its correction
under the same load.
.
There is a desktop program, cachescope, and a headless one, cachescope-cli.")

set(CPACK_DEBIAN_LIBCACHESCOPE-DEV_PACKAGE_NAME libcachescope-dev)
set(CPACK_DEBIAN_LIBCACHESCOPE-DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBCACHESCOPE-DEV_PACKAGE_DEPENDS
    "qt6-base-dev (>= 6.4), libsqlite3-dev (>= 3.40), zlib1g-dev, libzstd-dev, libxxhash-dev, libopusfile-dev, libuchardet-dev, pkgconf | pkg-config")
set(CPACK_DEBIAN_LIBCACHESCOPE-DEV_PACKAGE_SUGGESTS cmake)
set(CPACK_COMPONENT_LIBCACHESCOPE-DEV_DESCRIPTION
"persistent blob cache for Qt programs, in one SQLite file (development files)
BlobCache keeps values under text keys in an SQLite file and drops the least
recently used beyond a budget. Reads take no write lock, stores share
transactions, and several threads and processes may use a file at once.
.
This package has the static library and its headers, with what the inspector
and the load tester of Cachescope are made of, and an example.")
include(CPack)
