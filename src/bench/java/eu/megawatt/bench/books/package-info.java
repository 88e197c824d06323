/** A year of the books of a large fleet: how long its export takes, and in how much memory. */
@NullMarked
package eu.megawatt.bench.books;

import org.jspecify.annotations.NullMarked;
