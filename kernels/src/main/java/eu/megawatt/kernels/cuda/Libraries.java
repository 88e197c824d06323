package eu.megawatt.kernels.cuda;

import java.util.List;

/**
 * Where the libraries are looked for: names that the system's loader knows, or paths. Of several
 * the first that can be loaded is taken.
 *
 * @param driver comes with NVIDIA's driver; nothing runs without it
 * @param blas cuBLASLt, for the rate that its maker reaches
 * @param compilers NVRTC, whose version is reported
 * @param management NVML, comes with the driver; says power, clock and temperature
 */
public record Libraries(
    String driver, List<String> blas, List<String> compilers, String management) {

  /** What Linux has them as. */
  public static final Libraries OF_LINUX =
      new Libraries(
          "libcuda.so.1",
          List.of("libcublasLt.so.13", "libcublasLt.so.12"),
          List.of("libnvrtc.so.13", "libnvrtc.so.12"),
          "libnvidia-ml.so.1");

  /** Keeps copies. */
  public Libraries {
    blas = List.copyOf(blas);
    compilers = List.copyOf(compilers);
  }
}
