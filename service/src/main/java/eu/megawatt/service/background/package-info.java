/** Work that is asked for, kept in a table and done later, one thing after the other. */
@NullMarked
package eu.megawatt.service.background;

import org.jspecify.annotations.NullMarked;
