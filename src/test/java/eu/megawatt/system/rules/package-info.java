/** The rules of the house. */
@NullMarked
package eu.megawatt.system.rules;

import org.jspecify.annotations.NullMarked;
