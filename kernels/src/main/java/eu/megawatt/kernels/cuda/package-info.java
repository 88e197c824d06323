/** Kernels on NVIDIA's GPUs: by own device code, and by NVIDIA's libraries where they are. */
@NullMarked
package eu.megawatt.kernels.cuda;

import org.jspecify.annotations.NullMarked;
