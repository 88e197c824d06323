/** The kernels of what is around the processors: sockets and storage. */
@NullMarked
package eu.megawatt.kernels.host;

import org.jspecify.annotations.NullMarked;
