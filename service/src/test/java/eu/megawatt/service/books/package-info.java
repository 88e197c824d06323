/** Books in memory, for tests. */
@NullMarked
package eu.megawatt.service.books;

import org.jspecify.annotations.NullMarked;
