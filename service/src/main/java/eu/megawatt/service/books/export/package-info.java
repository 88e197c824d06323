/** Files of reports that are made in the background and kept for a while. */
@NullMarked
package eu.megawatt.service.books.export;

import org.jspecify.annotations.NullMarked;
