// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/file_identity.h"

#include <sys/stat.h>

namespace cachescope::sqlite {

FileIdentity identityOf(const char *path)
{
    struct stat status
    {
    };
    if (::stat(path, &status) != 0)
        return {};
    return {status.st_dev, status.st_ino};
}

} // namespace cachescope::sqlite
