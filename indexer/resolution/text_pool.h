// SPDX-License-Identifier: GPL-2.0-or-later
// Texts kept once and known by small numbers: a corpus repeats the same numbers, names and titles endlessly.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vanmach {

using TextId = std::uint32_t;

/// Equal texts get equal numbers, given in the order of first use; 0 is the empty text. Views live as long as the pool.
class TextPool {
  public:
    TextPool() { add({}); }
    TextId add(std::string_view text);
    std::string_view operator[](TextId id) const { return texts_[id]; }
    std::size_t size() const { return texts_.size(); }

  private:
    std::string_view stored(std::string_view text);
    std::vector<std::unique_ptr<char[]>> chunks_;
    char* end_ = nullptr;  // of the last chunk
    std::size_t free_ = 0; // bytes before it
    std::vector<std::string_view> texts_;
    std::unordered_map<std::string_view, TextId> ids_; // keys are views into the chunks
};

} // namespace vanmach
