// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/resolution/text_pool.h"

#include <algorithm>

namespace vanmach {

namespace {
constexpr std::size_t chunk_size = 1 << 16; // bytes; a longer text gets a chunk of its own
}

std::string_view TextPool::stored(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > free_) {
        free_ = std::max(chunk_size, text.size());
        chunks_.push_back(std::make_unique<char[]>(free_));
        end_ = chunks_.back().get() + free_;
    }
    char* const place = end_ - free_;
    std::copy(text.begin(), text.end(), place);
    free_ -= text.size();
    return {place, text.size()};
}

TextId TextPool::add(std::string_view text) {
    if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
    const auto id = static_cast<TextId>(texts_.size());
    texts_.push_back(stored(text));
    ids_.emplace(texts_.back(), id);
    return id;
}

} // namespace vanmach
