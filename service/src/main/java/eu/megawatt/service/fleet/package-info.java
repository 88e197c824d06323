/** The fleet as it stands now, for everybody who needs to know. */
@NullMarked
package eu.megawatt.service.fleet;

import org.jspecify.annotations.NullMarked;
