/** The capacity plan of a service in versions, and outlooks on it. */
@NullMarked
package eu.megawatt.service.capacity;

import org.jspecify.annotations.NullMarked;
