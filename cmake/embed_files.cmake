# Writes NAMESPACE_embedded.{h,cc}: each file as an assembler .incbin, so that large files cost no compile time.
# The names of the symbols hold a checksum: a compiler cache does not see what .incbin reads.
string(REPLACE "|" ";" files "${FILES}")
string(CONCAT header "// Generated. Files that are part of the program.\n#pragma once\n#include <string_view>\n#include <vector>\n\n"
           "namespace vanmach::${NAMESPACE} {\nstd::string_view embedded(std::string_view path);\n"
           "const std::vector<std::string_view>& embedded_paths();\n} // namespace vanmach::${NAMESPACE}\n")
set(symbols "")
set(rows "")
set(names "")
set(i 0)
foreach(file IN LISTS files)
    file(RELATIVE_PATH path ${BASE_DIR} ${file})
    file(MD5 ${file} checksum)
    set(s "vanmach_${NAMESPACE}_${i}_${checksum}")
    string(APPEND symbols
        "__asm__(\".section .rodata\\n.balign 16\\n.global ${s}\\n${s}:\\n.incbin \\\"${file}\\\"\\n\"\n"
        "        \".global ${s}_end\\n${s}_end:\\n.byte 0\\n.previous\\n\");\n"
        "extern \"C\" const char ${s}[];\nextern \"C\" const char ${s}_end[];\n")
    string(APPEND rows "    if (path == \"${path}\") return {${s}, static_cast<std::size_t>(${s}_end - ${s})};\n")
    string(APPEND names "        \"${path}\",\n")
    math(EXPR i "${i} + 1")
endforeach()
file(WRITE ${OUT_DIR}/${NAMESPACE}_embedded.h "${header}")
file(WRITE ${OUT_DIR}/${NAMESPACE}_embedded.cc
    "// Generated. Files that are part of the program.\n#include \"${NAMESPACE}_embedded.h\"\n\n${symbols}\n"
    "namespace vanmach::${NAMESPACE} {\n\nstd::string_view embedded(std::string_view path) {\n${rows}    (void)path;\n    return {};\n}\n\n"
    "const std::vector<std::string_view>& embedded_paths() {\n    static const std::vector<std::string_view> paths = {\n${names}    };\n"
    "    return paths;\n}\n\n} // namespace vanmach::${NAMESPACE}\n")
