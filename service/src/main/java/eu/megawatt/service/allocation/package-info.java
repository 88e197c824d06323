/** Which job had which GPUs and nodes, as schedulers declare it. */
@NullMarked
package eu.megawatt.service.allocation;

import org.jspecify.annotations.NullMarked;
