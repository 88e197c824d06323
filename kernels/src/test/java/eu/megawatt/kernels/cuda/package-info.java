/** Tests of the kernels on NVIDIA's GPUs, on libraries in C that stand in for NVIDIA's. */
@NullMarked
package eu.megawatt.kernels.cuda;

import org.jspecify.annotations.NullMarked;
