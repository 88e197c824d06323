package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;

/**
 * The functions of the CUDA driver that are used, under the names the library exports: {@code _v2}
 * where {@code cuda.h} means that. Handles are pointers, but for a device, an int, and an address
 * in its memory, a long. All return a {@code CUresult}.
 */
enum DriverCall {
  INIT("cuInit", JAVA_INT),
  VERSION("cuDriverGetVersion", ADDRESS),
  DEVICE_COUNT("cuDeviceGetCount", ADDRESS),
  DEVICE("cuDeviceGet", ADDRESS, JAVA_INT),
  DEVICE_NAME("cuDeviceGetName", ADDRESS, JAVA_INT, JAVA_INT),
  DEVICE_UUID("cuDeviceGetUuid_v2", ADDRESS, JAVA_INT),
  DEVICE_ATTRIBUTE("cuDeviceGetAttribute", ADDRESS, JAVA_INT, JAVA_INT),
  DEVICE_MEMORY("cuDeviceTotalMem_v2", ADDRESS, JAVA_INT),
  CONTEXT_RETAIN("cuDevicePrimaryCtxRetain", ADDRESS, JAVA_INT),
  CONTEXT_RELEASE("cuDevicePrimaryCtxRelease_v2", JAVA_INT),
  CONTEXT_SET("cuCtxSetCurrent", ADDRESS),
  PEER_ACCESS("cuCtxEnablePeerAccess", ADDRESS, JAVA_INT),
  MODULE_LOAD("cuModuleLoadDataEx", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS),
  MODULE_UNLOAD("cuModuleUnload", ADDRESS),
  MODULE_FUNCTION("cuModuleGetFunction", ADDRESS, ADDRESS, ADDRESS),
  LAUNCH(
      "cuLaunchKernel",
      ADDRESS,
      JAVA_INT,
      JAVA_INT,
      JAVA_INT,
      JAVA_INT,
      JAVA_INT,
      JAVA_INT,
      JAVA_INT,
      ADDRESS,
      ADDRESS,
      ADDRESS),
  ALLOCATE("cuMemAlloc_v2", ADDRESS, JAVA_LONG),
  FREE("cuMemFree_v2", JAVA_LONG),
  HOST_ALLOCATE("cuMemHostAlloc", ADDRESS, JAVA_LONG, JAVA_INT),
  HOST_FREE("cuMemFreeHost", ADDRESS),
  COPY_TO_DEVICE("cuMemcpyHtoDAsync_v2", JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS),
  COPY_TO_HOST("cuMemcpyDtoHAsync_v2", ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS),
  COPY_WITHIN("cuMemcpyDtoDAsync_v2", JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS),
  COPY_TO_PEER("cuMemcpyPeerAsync", JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS),
  SET_BYTES("cuMemsetD8Async", JAVA_LONG, JAVA_BYTE, JAVA_LONG, ADDRESS),
  STREAM_CREATE("cuStreamCreate", ADDRESS, JAVA_INT),
  STREAM_SYNCHRONIZE("cuStreamSynchronize", ADDRESS),
  STREAM_DESTROY("cuStreamDestroy_v2", ADDRESS),
  EVENT_CREATE("cuEventCreate", ADDRESS, JAVA_INT),
  EVENT_RECORD("cuEventRecord", ADDRESS, ADDRESS),
  EVENT_ELAPSED("cuEventElapsedTime", ADDRESS, ADDRESS, ADDRESS),
  EVENT_DESTROY("cuEventDestroy_v2", ADDRESS),
  ERROR_NAME("cuGetErrorName", JAVA_INT, ADDRESS),
  ERROR_TEXT("cuGetErrorString", JAVA_INT, ADDRESS);

  private final String symbol;

  // A descriptor never changes, but for want of an annotation that cannot be seen.
  @SuppressWarnings("ImmutableEnumChecker")
  private final FunctionDescriptor types;

  DriverCall(String symbol, MemoryLayout... arguments) {
    this.symbol = symbol;
    this.types = FunctionDescriptor.of(JAVA_INT, arguments);
  }

  /** As the library exports it. */
  String symbol() {
    return symbol;
  }

  /** What it takes and returns. */
  FunctionDescriptor types() {
    return types;
  }
}
