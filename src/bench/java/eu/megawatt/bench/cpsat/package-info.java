/** The same problem as a constraint program for OR-Tools' CP-SAT. */
@NullMarked
package eu.megawatt.bench.cpsat;

import org.jspecify.annotations.NullMarked;
