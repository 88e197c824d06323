/** Changes that wait until somebody else has said yes. */
@NullMarked
package eu.megawatt.service.approval;

import org.jspecify.annotations.NullMarked;
