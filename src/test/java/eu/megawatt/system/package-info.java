/** The whole of Megawatt under test. */
@NullMarked
package eu.megawatt.system;

import org.jspecify.annotations.NullMarked;
