/** Months of the books: what is posted in the open ones, and what the closed ones said. */
@NullMarked
package eu.megawatt.service.books.period;

import org.jspecify.annotations.NullMarked;
