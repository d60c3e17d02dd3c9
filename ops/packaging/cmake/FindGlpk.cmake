# Defines Glpk::glpk from Debian's libglpk-dev.
find_path(GLPK_INCLUDE_DIR glpk.h)
find_library(GLPK_LIBRARY glpk)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Glpk REQUIRED_VARS GLPK_LIBRARY GLPK_INCLUDE_DIR)
if(Glpk_FOUND AND NOT TARGET Glpk::glpk)
  add_library(Glpk::glpk UNKNOWN IMPORTED)
  set_target_properties(Glpk::glpk PROPERTIES IMPORTED_LOCATION ${GLPK_LIBRARY}
                                              INTERFACE_INCLUDE_DIRECTORIES ${GLPK_INCLUDE_DIR})
endif()
