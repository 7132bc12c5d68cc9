// SPDX-License-Identifier: GPL-2.0-or-later
// What can go wrong, told so that the person can act: every failure carries a code, a message and a hint.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace vanmach {

/// Why something failed. Programs map a code to an exit status (exit_status), the server to an HTTP status.
enum class ErrorCode {
    usage,          // the command line or a parameter is wrong
    bad_query,      // a query cannot be understood
    not_found,      // a document, file or folder that is not there
    unreadable,     // a file that cannot be read (permission, a device, an I/O error)
    empty,          // a file without text
    too_large,      // over the configured limit
    unsupported,    // a file format that is not read
    not_an_index,   // a folder that holds no index of ours
    index_version,  // an index of another schema version
    index_damaged,  // an index that fails its checksums
    index_busy,     // another process writes to it
    write_failed,   // disk full, no permission to write
    port_taken,     // the address cannot be bound
    internal,       // a fault of ours
};

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message; // what happened, naming the thing it happened to
    std::string hint;    // what the person can do about it; may be empty
};

template <typename T> using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint)});
}

/// The exit status of a program that ends with this error: 2 wrong usage or the port is taken, 3 the index cannot
/// be opened or written, 1 the input could not be read.
constexpr int exit_status(ErrorCode code) {
    switch (code) {
    case ErrorCode::usage:
    case ErrorCode::bad_query:
    case ErrorCode::not_found:
    case ErrorCode::port_taken: return 2;
    case ErrorCode::unreadable:
    case ErrorCode::empty:
    case ErrorCode::too_large:
    case ErrorCode::unsupported: return 1;
    case ErrorCode::not_an_index:
    case ErrorCode::index_version:
    case ErrorCode::index_damaged:
    case ErrorCode::index_busy:
    case ErrorCode::write_failed:
    case ErrorCode::internal: return 3;
    }
    return 3;
}

} // namespace vanmach
