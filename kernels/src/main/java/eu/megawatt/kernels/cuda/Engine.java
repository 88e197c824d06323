package eu.megawatt.kernels.cuda;

/** What multiplies matrices. Speeds are compared with those of the same engine only. */
public enum Engine {
  /** NVIDIA's cuBLASLt where it is present, own device code where it is not. */
  VENDOR,
  /** Own device code alone. */
  PTX
}
