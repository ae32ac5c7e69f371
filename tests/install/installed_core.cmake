# Installs the core into an empty prefix, builds the example and everything that the public headers say against it
# alone, and runs the example. Built by one job, so that other tests have the other processor.
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix --component libcachescope-dev
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

set(options -G Ninja -D CMAKE_PREFIX_PATH=${WORK}/prefix -D EXAMPLE=${EXAMPLE} -D CMAKE_BUILD_TYPE=Debug)
if(SANITIZE)
    list(APPEND options -D CMAKE_CXX_FLAGS=-fsanitize=${SANITIZE})
endif()
if(LAUNCHER)
    list(APPEND options -D CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER})
endif()
execute_process(COMMAND ${CMAKE_COMMAND} ${options} -S ${CONSUMER} -B ${WORK}/build
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build --parallel 1
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

execute_process(COMMAND ${WORK}/build/example/example ${WORK}/example.db
    OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
set(expected "key 1 was evicted\nkey 20 is there\n")
if(NOT said STREQUAL expected)
    message(FATAL_ERROR "The example said:\n${said}instead of:\n${expected}")
endif()
