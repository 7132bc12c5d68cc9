# How every target of the project is built: the root as include path, warnings as errors, the chosen sanitizers.

add_library(vanmach_options INTERFACE)
target_include_directories(vanmach_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(vanmach_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough -Werror
    # g++ 12 sees uninitialised values inside std::optional and std::variant where there are none, and at -O3
    # overlaps in "literal" + std::string (its bug 105651); the sanitizers watch.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict>)
if(VANMACH_SANITIZE)
    target_compile_options(vanmach_options INTERFACE -fsanitize=${VANMACH_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all -g1)
    target_link_options(vanmach_options INTERFACE -fsanitize=${VANMACH_SANITIZE})
endif()

# vanmach_library(NAME SOURCES file... DEPENDS target...): a static library, a folder.
function(vanmach_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC vanmach_options ${ARG_DEPENDS})
endfunction()

# vanmach_program(NAME SOURCES file... DEPENDS target...): a program in bin/.
function(vanmach_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE vanmach_options ${ARG_DEPENDS})
endfunction()

# vanmach_test(NAME SOURCES file... DEPENDS target...): a GoogleTest program whose cases ctest lists one by one.
# Tests run in the source root, so that they may read corpus/ and tests/ by relative path.
function(vanmach_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE vanmach_options GTest::gtest GTest::gtest_main ${ARG_DEPENDS})
    gtest_discover_tests(${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} DISCOVERY_TIMEOUT 60)
endfunction()
