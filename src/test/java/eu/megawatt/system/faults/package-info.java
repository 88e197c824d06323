/** The whole service under load while it is killed. */
@NullMarked
package eu.megawatt.system.faults;

import org.jspecify.annotations.NullMarked;
