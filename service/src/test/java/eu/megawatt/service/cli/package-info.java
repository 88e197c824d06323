/** The command line as a process of its own. */
@NullMarked
package eu.megawatt.service.cli;

import org.jspecify.annotations.NullMarked;
