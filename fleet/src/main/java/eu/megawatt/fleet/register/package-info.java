/** Reads and checks registers of what is known and asked: {@code megawatt/sovereignty/1}. */
@NullMarked
package eu.megawatt.fleet.register;

import org.jspecify.annotations.NullMarked;
