/** Tests of the files that are made of the books. */
@NullMarked
package eu.megawatt.service.books.export;

import org.jspecify.annotations.NullMarked;
