/** Data of others, which lie beside the checkout and stay there. */
@NullMarked
package eu.megawatt.bench.data;

import org.jspecify.annotations.NullMarked;
