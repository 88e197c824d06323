/** Whom TLS trusts. */
@NullMarked
package eu.megawatt.kernels.tls;

import org.jspecify.annotations.NullMarked;
