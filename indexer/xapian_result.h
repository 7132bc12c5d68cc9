// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian's exceptions end here: every call into it is wrapped and gives a Result.
#pragma once

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <type_traits>
#include <xapian.h>

#include "corpus/error.h"
#include "indexer/files.h"

namespace vanmach {

/// An exception of Xapian on the database `path`, as an error with `code` (index_damaged when reading,
/// write_failed when writing). Thread-safe.
inline tl::unexpected<Error> xapian_error(const std::filesystem::path& path, ErrorCode code,
                                          const Xapian::Error& e) {
    if (code == ErrorCode::write_failed) {
        // Xapian tells errno as text only.
        for (const int number : {ENOSPC, EDQUOT, EFBIG, EACCES, EROFS})
            if (e.get_error_string() != nullptr &&
                std::string_view(e.get_error_string()) == std::strerror(number))
                return write_error(path, number);
        return fail(code, fmt::format("{} cannot be written: {}", path.string(), e.get_msg()),
                    "Free some space or choose another folder; the index that was there is untouched.");
    }
    return fail(code, fmt::format("{} cannot be read: {}", path.string(), e.get_msg()),
                "Build the index again, or restore the folder from a copy.");
}

/// What `call` returns, or its exception as an error.
template <typename Call>
auto xapian_result(const std::filesystem::path& path, ErrorCode code, const Call& call)
    -> Result<std::invoke_result_t<Call>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Call>>) {
            call();
            return {};
        } else {
            return call();
        }
    } catch (const Xapian::Error& e) {
        return xapian_error(path, code, e);
    }
}

} // namespace vanmach
