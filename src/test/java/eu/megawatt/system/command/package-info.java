/** The command line as its users meet it. */
@NullMarked
package eu.megawatt.system.command;

import org.jspecify.annotations.NullMarked;
