/** What finding a build-out costs, and how far it is from its bound. */
@NullMarked
package eu.megawatt.bench.buildout;

import org.jspecify.annotations.NullMarked;
