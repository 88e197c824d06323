/** The books: what was used, what it cost, who pays, and what was posted. */
@NullMarked
package eu.megawatt.service.books;

import org.jspecify.annotations.NullMarked;
