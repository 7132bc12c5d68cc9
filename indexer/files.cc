// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace vanmach {

namespace {

constexpr std::size_t write_buffer = 1 << 20;

/// Closes on every path out of a function.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete; // one owner: pass get() on
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }

  private:
    int number_;
};

tl::unexpected<Error> damaged(const std::filesystem::path& path, int error_number) {
    return fail(ErrorCode::index_damaged,
                fmt::format("{} cannot be read: {}", path.string(), std::strerror(error_number)),
                "Build the index again, or restore the folder from a copy.");
}

Result<void> write_all(const std::filesystem::path& path, int descriptor, std::string_view bytes,
                       std::int64_t at) {
    while (!bytes.empty()) {
        const auto written = at < 0 ? ::write(descriptor, bytes.data(), bytes.size())
                                    : ::pwrite(descriptor, bytes.data(), bytes.size(), at);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return write_error(path, errno);
        if (written == 0) return write_error(path, ENOSPC);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        if (at >= 0) at += written;
    }
    return {};
}

std::string hex(const unsigned char* bytes, std::size_t size) {
    std::string text;
    text.reserve(size * 2);
    for (std::size_t i = 0; i < size; ++i) fmt::format_to(std::back_inserter(text), "{:02x}", bytes[i]);
    return text;
}

struct DigestDeleter {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// SHA-256 over pieces.
class Sha256 {
  public:
    Sha256() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
    void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
    std::string finish() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int size = 0;
        EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
        return hex(digest.data(), size);
    }

  private:
    std::unique_ptr<EVP_MD_CTX, DigestDeleter> context_;
};

} // namespace

tl::unexpected<Error> damaged_file(const std::filesystem::path& path, std::string_view what) {
    return fail(ErrorCode::index_damaged, fmt::format("{} is damaged: {}", path.string(), what),
                "Build the index again, or restore the folder from a copy.");
}

tl::unexpected<Error> write_error(const std::filesystem::path& path, int error_number) {
    std::string hint =
        "Choose another folder for the index, or mend this one; the index that was there is untouched.";
    switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        hint = "Free some space (a build needs about four times the size of the texts) and run it again; the "
               "index "
               "that was there is untouched.";
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        hint = "Run it as a user who may write there, or choose another folder for the index.";
        break;
    default:
        break;
    }
    return fail(ErrorCode::write_failed,
                fmt::format("{} cannot be written: {}", path.string(), std::strerror(error_number)),
                std::move(hint));
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0) return damaged(path, errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return damaged(path, errno);
    if (!S_ISREG(status.st_mode)) return damaged(path, EINVAL);
    MappedFile mapped;
    mapped.size_ = static_cast<std::size_t>(status.st_size);
    if (mapped.size_ == 0) return mapped;
    void* memory = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_SHARED, file.get(), 0);
    if (memory == MAP_FAILED) {
        mapped.size_ = 0;
        return damaged(path, errno);
    }
    mapped.data_ = static_cast<const char*>(memory);
    return mapped;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

void MappedFile::forget(std::size_t from, std::size_t to) const {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    from = (from + page - 1) / page * page;
    to = std::min(to, size_) / page * page;
    if (from < to) ::madvise(const_cast<char*>(data_ + from), to - from, MADV_DONTNEED);
}

Result<OutputFile> OutputFile::create(const std::filesystem::path& path) {
    OutputFile file;
    file.path_ = path;
    file.descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file.descriptor_ < 0) return write_error(path, errno);
    file.buffer_.reserve(write_buffer);
    return file;
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)), size_(std::exchange(other.size_, 0)) {}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(buffer_, other.buffer_);
    std::swap(size_, other.size_);
    return *this;
}

Result<void> OutputFile::append(std::string_view bytes) {
    size_ += bytes.size();
    if (buffer_.size() + bytes.size() > write_buffer) {
        if (auto flushed = flush(); !flushed) return flushed;
        if (bytes.size() > write_buffer) return write_all(path_, descriptor_, bytes, -1);
    }
    buffer_.append(bytes);
    return {};
}

Result<void> OutputFile::rewrite(std::uint64_t offset, std::string_view bytes) {
    if (auto flushed = flush(); !flushed) return flushed;
    return write_all(path_, descriptor_, bytes, static_cast<std::int64_t>(offset));
}

Result<void> OutputFile::flush() {
    auto written = write_all(path_, descriptor_, buffer_, -1);
    buffer_.clear();
    return written;
}

Result<void> OutputFile::finish() {
    if (auto flushed = flush(); !flushed) return flushed;
    if (::fsync(descriptor_) != 0) return write_error(path_, errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) return write_error(path_, errno);
    return {};
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
    auto aside = path;
    aside += ".tmp";
    const auto write = [&]() -> Result<void> {
        auto file = OutputFile::create(aside);
        if (!file) return tl::unexpected(file.error());
        if (auto appended = file->append(bytes); !appended) return appended;
        if (auto finished = file->finish(); !finished) return finished;
        if (::rename(aside.c_str(), path.c_str()) != 0) return write_error(path, errno);
        return {};
    };
    if (auto written = write(); !written) {
        ::unlink(aside.c_str());
        return written;
    }
    return sync_folder(path.parent_path());
}

Result<void> sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened{
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened.get() < 0 || ::fsync(opened.get()) != 0) return write_error(folder, errno);
    return {};
}

Result<void> sync_file(const std::filesystem::path& path) {
    const Descriptor opened{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (opened.get() < 0 || ::fsync(opened.get()) != 0) return write_error(path, errno);
    return {};
}

Result<WriterLock> WriterLock::take(const std::filesystem::path& path) {
    WriterLock lock;
    lock.descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock.descriptor_ < 0) return write_error(path, errno);
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK) return write_error(path, errno);
    return fail(ErrorCode::index_busy,
                fmt::format("another process is writing the index in {}", path.parent_path().string()),
                "Wait until it has ended, then run this again.");
}

WriterLock::~WriterLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

WriterLock::WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

std::string sha256(std::string_view bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.finish();
}

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0) return damaged(path, errno);
    Sha256 digest;
    std::string buffer(write_buffer, '\0');
    for (;;) {
        const auto read = ::read(file.get(), buffer.data(), buffer.size());
        if (read < 0 && errno == EINTR) continue;
        if (read < 0) return damaged(path, errno);
        if (read == 0) return digest.finish();
        digest.add({buffer.data(), static_cast<std::size_t>(read)});
    }
}

std::uint32_t crc32_of(std::string_view bytes, std::uint32_t before) {
    if (bytes.empty()) return before; // zlib takes a null pointer for a wish to begin anew
    return static_cast<std::uint32_t>(
        ::crc32_z(before, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

} // namespace vanmach
