// SPDX-License-Identifier: GPL-2.0-or-later
// A made-up country of plans that cite each other, as large as one likes: central directives, and plans of provinces, departments
// and communes over ten years, each citing twenty older documents, the better known ones more often. The same for the same size.
#pragma once

#include <cstddef>
#include <filesystem>

namespace vanmach::bench {

/// Writes `documents` text files, a thousand a folder.
void write_citation_corpus(const std::filesystem::path& folder, std::size_t documents);

} // namespace vanmach::bench
