/** What outlooks of many scenarios cost. */
@NullMarked
package eu.megawatt.bench.outlook;

import org.jspecify.annotations.NullMarked;
