/** What months say, as it is asked for over HTTP. */
@NullMarked
package eu.megawatt.service.books.report;

import org.jspecify.annotations.NullMarked;
