/** Packing of pods onto nodes, held against published figures. */
@NullMarked
package eu.megawatt.bench.pack;

import org.jspecify.annotations.NullMarked;
