/** Files of others read into series and assets: previewed, with everything wrong named by line. */
@NullMarked
package eu.megawatt.reports.imports;

import org.jspecify.annotations.NullMarked;
