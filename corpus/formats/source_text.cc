// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/formats/source_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/formats/markdown.h"
#include "corpus/text/broken_syllables.h"
#include "corpus/text/decode.h"
#include "corpus/text/normalise.h"

namespace vanmach {

namespace {

constexpr std::array<std::string_view, 4> extensions = {".txt", ".md", ".markdown", ".text"};

class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
};

tl::unexpected<Error> unreadable(const std::filesystem::path& path, int error) {
    if (error == ENOENT || error == ENOTDIR)
        return fail(ErrorCode::not_found, fmt::format("{} is not there", path.string()), "Check the path.");
    if (error == EACCES || error == EPERM)
        return fail(
            ErrorCode::unreadable, fmt::format("{} may not be read: {}", path.string(), std::strerror(error)),
            "Give the user that runs the program permission to read the file and to enter its folder.");
    return fail(ErrorCode::unreadable,
                fmt::format("{} cannot be read: {}", path.string(), std::strerror(error)),
                "Check the disk and the connection to it.");
}

tl::unexpected<Error> not_regular(const std::filesystem::path& path, mode_t mode) {
    const auto refused = [&](std::string_view what, std::string_view hint) {
        return fail(ErrorCode::unreadable, fmt::format("{} is {}", path.string(), what), std::string(hint));
    };
    constexpr std::string_view hint = "Only regular files are read; leave it out of the corpus.";
    if (S_ISDIR(mode))
        return refused("a folder, not a file", "Name the files in it, or index the folder as a corpus.");
    if (S_ISFIFO(mode)) return refused("a named pipe, not a file", hint);
    if (S_ISSOCK(mode)) return refused("a socket, not a file", hint);
    if (S_ISCHR(mode) || S_ISBLK(mode)) return refused("a device, not a file", hint);
    return refused("not a regular file", hint);
}

tl::unexpected<Error> too_large(const std::filesystem::path& path, std::uint64_t max_bytes) {
    return fail(ErrorCode::too_large, fmt::format("{} is larger than {} bytes", path.string(), max_bytes),
                "Raise --max-file, or split the file.");
}

bool is_visible(std::string_view text) {
    return text.find_first_not_of(" \n") != text.npos;
}

} // namespace

bool is_supported(const std::filesystem::path& path) {
    auto extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

Result<SourceText> read_source(std::string_view name, std::string_view bytes) {
    if (!is_supported(std::filesystem::path(name)))
        return fail(ErrorCode::unsupported, fmt::format("{} is of a format that is not read", name),
                    fmt::format("Formats that are read: {}.", fmt::join(extensions, " ")));
    SourceText out;
    const auto decoded = decode(bytes);
    if (decoded.encoding != Encoding::utf8 && decoded.encoding != Encoding::utf16_le &&
        decoded.encoding != Encoding::utf16_be)
        out.warnings.push_back(
            fmt::format("read as {}, an old encoding; capitals may be missing", to_string(decoded.encoding)));
    if (decoded.replaced > 0)
        out.warnings.push_back(
            decoded.replaced == 1
                ? "1 invalid sequence of bytes was read as U+FFFD"
                : fmt::format("{} invalid sequences of bytes were read as U+FFFD", decoded.replaced));
    out.text = with_syllables_joined(without_markdown(normalise(decoded.text)));
    if (!is_visible(out.text))
        return fail(ErrorCode::empty, fmt::format("{} holds no text", name),
                    "Remove the file, or scan it again.");
    return out;
}

Result<std::string> read_bytes(const std::filesystem::path& path, std::uint64_t max_bytes) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return unreadable(path, errno);
    if (!S_ISREG(status.st_mode)) return not_regular(path, status.st_mode);
    if (!is_supported(path))
        return fail(ErrorCode::unsupported, fmt::format("{} is of a format that is not read", path.string()),
                    fmt::format("Formats that are read: {}.", fmt::join(extensions, " ")));
    if (max_bytes != 0 && static_cast<std::uint64_t>(status.st_size) > max_bytes)
        return too_large(path, max_bytes);

    // The file may have been replaced meanwhile: O_NONBLOCK keeps a pipe from blocking, and what was opened
    // is looked at again.
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.descriptor() < 0) return unreadable(path, errno);
    if (::fstat(file.descriptor(), &status) != 0) return unreadable(path, errno);
    if (!S_ISREG(status.st_mode)) return not_regular(path, status.st_mode);

    std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
    std::size_t size = 0;
    for (;;) {
        if (size == bytes.size()) bytes.resize(bytes.size() * 2 + 4096); // it grows while it is read
        const auto got = ::read(file.descriptor(), bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(path, errno);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
        if (max_bytes != 0 && size > max_bytes) return too_large(path, max_bytes);
    }
    if (size == 0)
        return fail(ErrorCode::empty, fmt::format("{} is empty", path.string()),
                    "Remove the file, or copy it again.");
    bytes.resize(size);
    return bytes;
}

} // namespace vanmach
