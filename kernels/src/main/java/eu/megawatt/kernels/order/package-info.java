/** What an agent and the service say to each other. */
@NullMarked
package eu.megawatt.kernels.order;

import org.jspecify.annotations.NullMarked;
