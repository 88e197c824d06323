/**
 * What samples say of a node. Pure functions of what is stored: the same samples give the same
 * verdict, bit for bit, in whatever order they come.
 */
@NullMarked
package eu.megawatt.kernels.verdict;

import org.jspecify.annotations.NullMarked;
