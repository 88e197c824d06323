/** Services that follow their users over four sites, beside fixed numbers of replicas. */
@NullMarked
package eu.megawatt.bench.services;

import org.jspecify.annotations.NullMarked;
