/** The command line: each command is one class. */
@NullMarked
package eu.megawatt.service.cli;

import org.jspecify.annotations.NullMarked;
