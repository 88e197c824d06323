/** The tables in which records of energy are kept, in H2 and in PostgreSQL alike. */
@NullMarked
package eu.megawatt.service.record;

import org.jspecify.annotations.NullMarked;
