# vanmach_embed(TARGET NAMESPACE BASE_DIR file...): the files become part of TARGET, readable through
#   #include "<namespace>_embedded.h"  ->  std::string_view vanmach::<namespace>::embedded(std::string_view path)
# and vanmach::<namespace>::embedded_paths(). `path` is relative to BASE_DIR; an unknown path gives an empty view with
# a null data(). A program with its data inside is one file to copy to a closed network.
set(VANMACH_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake)

function(vanmach_embed target namespace base_dir)
    set(dir ${CMAKE_CURRENT_BINARY_DIR}/embedded/${namespace})
    file(MAKE_DIRECTORY ${dir})
    string(REPLACE ";" "|" files "${ARGN}")
    add_custom_command(
        OUTPUT ${dir}/${namespace}_embedded.cc ${dir}/${namespace}_embedded.h
        COMMAND ${CMAKE_COMMAND} -DNAMESPACE=${namespace} -DBASE_DIR=${base_dir} -DOUT_DIR=${dir} "-DFILES=${files}"
                -P ${VANMACH_EMBED_SCRIPT}
        DEPENDS ${ARGN} ${VANMACH_EMBED_SCRIPT}
        VERBATIM COMMENT "Embedding ${namespace}")
    target_sources(${target} PRIVATE ${dir}/${namespace}_embedded.cc ${dir}/${namespace}_embedded.h)
    target_include_directories(${target} PRIVATE ${dir})
endfunction()
