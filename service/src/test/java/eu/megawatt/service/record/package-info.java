/** The tables of records on real databases. */
@NullMarked
package eu.megawatt.service.record;

import org.jspecify.annotations.NullMarked;
