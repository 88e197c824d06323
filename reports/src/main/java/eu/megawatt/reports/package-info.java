/** The books: what was used, what it cost and what it emitted, and the files that say so. */
@NullMarked
package eu.megawatt.reports;

import org.jspecify.annotations.NullMarked;
