/** Tests of the months of the books. */
@NullMarked
package eu.megawatt.service.books.period;

import org.jspecify.annotations.NullMarked;
