/** What is kept: an embedded H2 in the data directory, and the files beside it. */
@NullMarked
package eu.megawatt.service.store;

import org.jspecify.annotations.NullMarked;
