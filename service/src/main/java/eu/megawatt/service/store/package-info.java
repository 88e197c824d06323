/** What is kept: an embedded H2 in the data directory or a PostgreSQL, and the files beside it. */
@NullMarked
package eu.megawatt.service.store;

import org.jspecify.annotations.NullMarked;
