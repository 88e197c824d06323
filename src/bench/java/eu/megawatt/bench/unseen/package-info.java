/** Plans of scenarios that nobody tuned on, checked one by one. */
@NullMarked
package eu.megawatt.bench.unseen;

import org.jspecify.annotations.NullMarked;
