/** Speed, measured with JMH. */
@NullMarked
package eu.megawatt.bench.jmh;

import org.jspecify.annotations.NullMarked;
