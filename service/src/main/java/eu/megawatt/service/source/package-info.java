/** The sources of readings that the service has, and how they are changed. */
@NullMarked
package eu.megawatt.service.source;

import org.jspecify.annotations.NullMarked;
