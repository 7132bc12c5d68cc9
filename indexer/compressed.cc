// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/compressed.h"

#include <cstdint>
#include <stdexcept>
#include <zstd.h>

namespace vanmach {

namespace {
constexpr int level = 1; // a record is written once by a build that waits for it; higher levels gain a tenth
constexpr std::uint64_t longest = 4ULL << 30U;
} // namespace

std::string compressed(std::string_view bytes) {
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    const auto size = ZSTD_compress(frame.data(), frame.size(), bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size) != 0) throw std::runtime_error("a record cannot be compressed");
    frame.resize(size);
    return frame;
}

std::optional<std::string> decompressed(std::string_view frame) {
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > longest) return std::nullopt;
    std::string bytes(size, '\0');
    const auto written = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
    if (ZSTD_isError(written) != 0 || written != size) return std::nullopt;
    return bytes;
}

} // namespace vanmach
