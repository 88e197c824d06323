/**
 * What the kernels are held against: the definitions, in fp64, one number after the other, without
 * a line of what they check.
 */
@NullMarked
package eu.megawatt.kernels.cpu.reference;

import org.jspecify.annotations.NullMarked;
