package eu.megawatt.kernels.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The device code, as {@code make-ptx.sh} makes it of {@code src/main/cuda}: PTX, which the driver
 * compiles for the device it has.
 */
enum DeviceCode {
  MEMORY("memory", 80),
  ROWS("rows", 80),
  GEMM("gemm", 80),
  INT8("int8", 80),
  GEMV("gemv", 80),
  ATTENTION("attention", 80),
  MODEL("model", 80),
  FP8("fp8", 89);

  private final String word;
  private final int capability;

  DeviceCode(String word, int capability) {
    this.word = word;
    this.capability = capability;
  }

  /** The name of its file. */
  String word() {
    return word;
  }

  /** The least compute capability that runs it: 80 for 8.0. */
  int capability() {
    return capability;
  }

  /** What a driver loads, without the 0 at its end. */
  byte[] ptx() {
    String name = word + ".ptx";
    try (InputStream in = DeviceCode.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the resources");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
