/** A month of records of a large fleet: filling, reading cold, writing on. */
@NullMarked
package eu.megawatt.bench.records;

import org.jspecify.annotations.NullMarked;
