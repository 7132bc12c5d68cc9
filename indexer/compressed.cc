// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/compressed.h"

#include <algorithm>
#include <cstdint>
#include <memory>
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

std::optional<std::string> decompressed(std::string_view frame, std::size_t most) {
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > longest) return std::nullopt;
    std::string bytes(std::min<std::uint64_t>(size, most), '\0');
    if (bytes.size() == size) {
        const auto written = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
        return ZSTD_isError(written) != 0 || written != size ? std::nullopt : std::optional(std::move(bytes));
    }
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    ZSTD_outBuffer out{bytes.data(), bytes.size(), 0};
    while (out.pos < out.size) {
        const auto before = out.pos + in.pos;
        if (ZSTD_isError(ZSTD_decompressStream(context.get(), &out, &in)) != 0 || out.pos + in.pos == before) return std::nullopt;
    }
    return bytes;
}

} // namespace vanmach
