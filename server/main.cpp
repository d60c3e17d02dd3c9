#include "server/commands/commands.hpp"

int main(int count, char** arguments) { return athar::run_command_line(count, arguments); }
